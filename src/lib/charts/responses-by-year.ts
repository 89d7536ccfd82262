import type { CubeRow } from '#lib/domain/cube.ts';
import { denominators } from '#lib/domain/measures/base-rows.ts';
import { made } from '#lib/domain/measures/made.ts';
import { responseCounts } from '#lib/domain/measures/response-counts.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import { isTooYoung } from '#lib/domain/status-date.ts';
import { responseYearRows } from './response-year-rows.ts';
import { plotResponseColumns, responseColumnsFit } from './responses-by-year-columns.ts';
import { plotResponseRows } from './responses-by-year-rows.ts';
import type { ResponsesByYearText } from './responses-by-year-text.ts';
import { type ChartSpec, countColumn, nameColumn, shareColumn } from './spec.ts';

/**
 * Figure C: how many of each year's recommendations were answered, in counts. The outline is all that were made, filled
 * are the direct answers, the dotted line is how many stand beside a status text at all. No line joins the years.
 */
export function responsesByYear(
	cube: readonly CubeRow[],
	options: {
		readonly years: YearRange;
		readonly statusAsOf: string | null;
		readonly text: ResponsesByYearText;
	}
): ChartSpec {
	const { years, statusAsOf, text } = options;
	const rows = responseYearRows(cube, years);
	const tooYoung = rows.map((row) => row.year).filter((year) => isTooYoung(year, statusAsOf));
	const { direct, besideText } = responseCounts(cube);
	return {
		id: 'responses-by-year',
		title: text.title,
		description: text.describe({
			made: made(cube),
			rated: denominators(cube).made,
			direct,
			besideText,
			...years
		}),
		source: text.source,
		rows,
		columns: [
			nameColumn('year', text.columns.year, text),
			countColumn('made', text.columns.made, text),
			countColumn('rated', text.columns.rated, text),
			countColumn('direct', text.columns.direct, text),
			countColumn('beside_text', text.columns.beside_text, text),
			shareColumn('share', text.columns.share, text),
			shareColumn('share_low', text.columns.share_low, text),
			shareColumn('share_high', text.columns.share_high, text)
		],
		key: [
			{ swatch: 'outline', label: text.key.made },
			{ swatch: 'filled', label: text.key.direct },
			{ swatch: 'dotted-line', label: text.key.besideText }
		],
		plot: (marks, width) =>
			responseColumnsFit(rows, text, width)
				? plotResponseColumns({ rows, tooYoung }, text, marks, width)
				: plotResponseRows({ rows, tooYoung }, text, marks, width)
	};
}
