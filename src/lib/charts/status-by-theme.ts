import type { CubeRow } from '#lib/domain/cube.ts';
import { baseRows, denominators } from '#lib/domain/measures/base-rows.ts';
import type { ThemeLabel } from '#lib/domain/measures/by-theme.ts';
import { made } from '#lib/domain/measures/made.ts';
import { type Base, IMPLEMENTATIONS } from '#lib/domain/vocabulary.ts';
import { type ChartSpec, countColumn, nameColumn } from './spec.ts';
import { plotStatusBars } from './status-by-theme-bars.ts';
import type { StatusByThemeText } from './status-by-theme-text.ts';
import { statusThemeRows } from './status-theme-rows.ts';

/** Public name of figure D, also the start of the ids inside its drawing. */
const ID = 'status-by-theme';

/**
 * Figure D: what became of the recommendations of each theme, in counts. Known statuses stack from a baseline on the left;
 * the unknown ones stand off to one side on a baseline of their own.
 */
export function statusByTheme(
	cube: readonly CubeRow[],
	options: {
		readonly themes: readonly ThemeLabel[];
		/** What the counts are taken of; all that enter a rate by default. */
		readonly base?: Base;
		readonly text: StatusByThemeText;
	}
): ChartSpec {
	const { themes, base = 'made', text } = options;
	const rows = statusThemeRows(cube, themes, base);
	const { made: rated, judged: known } = denominators(baseRows(cube, base));
	return {
		id: ID,
		title: text.title,
		description: text.describe({
			made: made(cube),
			rated,
			known,
			unknown: rated - known,
			themes: themes.length
		}),
		source: text.source,
		rows,
		columns: [
			nameColumn('theme', text.columns.theme, text),
			...IMPLEMENTATIONS.map((status) => countColumn(status, text.statuses[status], text)),
			countColumn('rated', text.columns.rated, text),
			countColumn('made', text.columns.made, text)
		],
		key: IMPLEMENTATIONS.map((status) => ({ swatch: status, label: text.statuses[status] })),
		plot: (marks, width) => plotStatusBars(rows, text, marks, width, `${ID}-${width}`)
	};
}
