import type { CubeRow } from '../cube.ts';
import { byTheme, type ThemeLabel } from './by-theme.ts';
import { byYear } from './by-year.ts';
import { made } from './made.ts';

/** Recommendations of one theme in one year. */
export interface ThemeYearCell {
	readonly year: number;
	/** Null where the council's source does not cover the year, which is not the same as none. */
	readonly made: number | null;
}

/** Recommendations made by theme and year, with the totals of both. */
export interface ThemeYearCounts {
	/** Most recommendations first, then by label in Danish order; a cell for every year, oldest first. */
	readonly themes: readonly {
		readonly theme: ThemeLabel;
		readonly cells: readonly ThemeYearCell[];
		readonly made: number;
	}[];
	/** Totals of the years, oldest first. */
	readonly years: readonly ThemeYearCell[];
	readonly made: number;
}

/** First and last year, both included. */
export interface YearRange {
	readonly from: number;
	readonly to: number;
}

/**
 * How many recommendations were made on each theme in each year of `shown`. Years outside `covered` (what the source
 * covers) are null. Throws on a row of a theme that is not given, or of a year that is not shown or not covered.
 */
export function themeYearCounts(
	rows: readonly CubeRow[],
	themes: readonly ThemeLabel[],
	shown: YearRange,
	covered: YearRange = shown
): ThemeYearCounts {
	return {
		themes: byTheme(rows, themes).map((group) => ({
			theme: group.theme,
			cells: yearCells(group.rows, shown, covered),
			made: group.made
		})),
		years: yearCells(rows, shown, covered),
		made: made(rows)
	};
}

function yearCells(
	rows: readonly CubeRow[],
	shown: YearRange,
	{ from, to }: YearRange
): readonly ThemeYearCell[] {
	return byYear(rows, shown.from, shown.to).map(({ year, rows: ofYear }) => {
		if (year >= from && year <= to) return { year, made: made(ofYear) };
		if (ofYear.length > 0) throw new RangeError(`year outside ${from} to ${to}: ${year}`);
		return { year, made: null };
	});
}
