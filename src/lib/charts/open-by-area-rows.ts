import type { OpenArea } from '#lib/domain/measures/open-area-years.ts';
import type { ChartRow } from './spec.ts';

/** One area of figure E as table and CSV have it: counts of open recommendations, with a column per year given. */
export interface OpenAreaRow extends ChartRow {
	/** Null for what belongs to no area. */
	readonly area_id: string | null;
	readonly area: string;
	readonly open: number;
	readonly unknown: number;
	/** Year; null where none is open. */
	readonly oldest: number | null;
}

/** The column of a year: `open_2010`. */
export function yearKey(year: number): string {
	return `open_${year}`;
}

/** The rows of figure E, in the order of the areas. */
export function openAreaRows(areas: readonly OpenArea[]): readonly OpenAreaRow[] {
	return areas.map((area) => ({
		area_id: area.areaId,
		area: area.label,
		open: area.open,
		unknown: area.unknown,
		oldest: area.oldest,
		...Object.fromEntries(area.cells.map((cell) => [yearKey(cell.year), cell.open]))
	}));
}
