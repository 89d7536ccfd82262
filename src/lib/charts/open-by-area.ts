import { type AreaLabel, openAreaYears, type OpenCount } from '#lib/domain/measures/open-area-years.ts';
import { made } from '#lib/domain/measures/made.ts';
import { OPEN_STATUSES } from '#lib/domain/measures/open-items.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import { openLayout } from './open-by-area-layout.ts';
import { openAreaRows, yearKey } from './open-by-area-rows.ts';
import { plotOpenStrips } from './open-by-area-strips.ts';
import type { OpenByAreaText } from './open-by-area-text.ts';
import { type ChartSpec, countColumn, nameColumn } from './spec.ts';
import { yearsOf } from './year-axis.ts';

/** Public name of figure E, also the start of the ids inside its drawing. */
const ID = 'open-by-area';

/**
 * Figure E: the open recommendations of each area by the year in which they were given, a square each. Nothing is drawn
 * after the status date, since nobody knows what has happened since.
 *
 * @param rows open ones alone, see `openItems`
 * @param options.areas in the order in which they are shown
 */
export function openByArea(
	rows: readonly OpenCount[],
	options: {
		readonly areas: readonly AreaLabel[];
		readonly years: YearRange;
		readonly statusAsOf: string | null;
		readonly text: OpenByAreaText;
	}
): ChartSpec {
	const { areas, years, statusAsOf, text } = options;
	const openAreas = openAreaYears(rows, { areas, years, noArea: text.noArea });
	const oldest = rows.reduce((year, row) => Math.min(year, row.year), Infinity);
	return {
		id: ID,
		title: text.title,
		description: text.describe({
			open: made(rows),
			unknown: made(rows.filter(({ implementation }) => implementation === 'unknown')),
			areas: openAreas.filter((area) => area.open > 0).length,
			oldest: Number.isFinite(oldest) ? oldest : null
		}),
		source: text.source,
		rows: openAreaRows(openAreas),
		columns: [
			nameColumn('area', text.columns.area, text),
			countColumn('open', text.columns.open, text),
			countColumn('unknown', text.columns.unknown, text),
			nameColumn('oldest', text.columns.oldest, text),
			...yearsOf(years).map((year) => countColumn(yearKey(year), String(year), text))
		],
		key: OPEN_STATUSES.map((status) => ({ swatch: status, label: text.statuses[status] })),
		plot: (marks, width) =>
			plotOpenStrips(
				openLayout(openAreas, years, statusAsOf, text, width),
				statusAsOf,
				text,
				marks,
				`${ID}-${width}`
			)
	};
}
