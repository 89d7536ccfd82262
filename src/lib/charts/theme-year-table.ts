import type { CubeRow } from '#lib/domain/cube.ts';
import type { ThemeLabel } from '#lib/domain/measures/by-theme.ts';
import {
	themeYearCounts,
	type ThemeYearCell,
	type YearRange
} from '#lib/domain/measures/theme-year-counts.ts';
import { heatStep, heatSteps, type HeatStep } from './heat-steps.ts';

/** A cell of figure B. */
export interface HeatCell extends ThemeYearCell {
	/** 1..6 for `--heat-1` ... `--heat-6`; 0 for none or for a year that the source does not cover. */
	readonly step: number;
}

/** Figure B, ready for a table: themes down, years or terms of office across, with the totals of both. */
export interface ThemeYearTable {
	/** What the columns are, oldest first: single years, or the years of a term that are shown. */
	readonly columns: readonly YearRange[];
	/** Most recommendations first, then by label in Danish order. */
	readonly themes: readonly {
		readonly theme: ThemeLabel;
		readonly cells: readonly HeatCell[];
		readonly made: number;
	}[];
	/** Totals of the columns, by the first year of each; null where the source does not cover the year. */
	readonly years: readonly ThemeYearCell[];
	readonly made: number;
	/** For the key, lowest first. */
	readonly steps: readonly HeatStep[];
}

/**
 * The counts of figure B with their shading. Throws on a row of a year that has no column.
 *
 * @param covered the years that the council's source covers; all that are shown by default
 * @param columns by default one for each year; a row of a term has the first year of its column
 */
export function themeYearTable(
	rows: readonly CubeRow[],
	themes: readonly ThemeLabel[],
	shown: YearRange,
	covered: YearRange = shown,
	columns: readonly YearRange[] = yearColumns(shown)
): ThemeYearTable {
	const counts = themeYearCounts(rows, themes, shown, covered);
	const starts = new Set(columns.map(({ from }) => from));
	const lost = rows.find(({ year }) => !starts.has(year));
	if (lost !== undefined) throw new RangeError(`year without a column: ${lost.year}`);
	const shownCells = (cells: readonly ThemeYearCell[]) => cells.filter(({ year }) => starts.has(year));
	const cells = counts.themes.flatMap((theme) => shownCells(theme.cells));
	const steps = heatSteps(cells.map((cell) => cell.made ?? 0));
	return {
		columns,
		themes: counts.themes.map((theme) => ({
			...theme,
			cells: shownCells(theme.cells).map((cell) => ({ ...cell, step: heatStep(cell.made ?? 0, steps) }))
		})),
		years: shownCells(counts.years),
		made: counts.made,
		steps
	};
}

function yearColumns({ from, to }: YearRange): readonly YearRange[] {
	return Array.from({ length: to - from + 1 }, (_, index) => ({ from: from + index, to: from + index }));
}
