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

/** Figure B, ready for a table: themes down, years across, with the totals of both. */
export interface ThemeYearTable {
	/** Most recommendations first, then by label in Danish order. */
	readonly themes: readonly {
		readonly theme: ThemeLabel;
		readonly cells: readonly HeatCell[];
		readonly made: number;
	}[];
	/** Totals of the years, oldest first; null where the source does not cover the year. */
	readonly years: readonly ThemeYearCell[];
	readonly made: number;
	/** For the key, lowest first. */
	readonly steps: readonly HeatStep[];
}

/**
 * The counts of figure B with their shading.
 *
 * @param covered the years that the council's source covers; all that are shown by default
 */
export function themeYearTable(
	rows: readonly CubeRow[],
	themes: readonly ThemeLabel[],
	shown: YearRange,
	covered: YearRange = shown
): ThemeYearTable {
	const counts = themeYearCounts(rows, themes, shown, covered);
	const steps = heatSteps(counts.themes.flatMap((theme) => theme.cells.map((cell) => cell.made ?? 0)));
	return {
		...counts,
		themes: counts.themes.map((theme) => ({
			...theme,
			cells: theme.cells.map((cell) => ({ ...cell, step: heatStep(cell.made ?? 0, steps) }))
		})),
		steps
	};
}
