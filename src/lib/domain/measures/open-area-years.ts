import type { CubeRow } from '../cube.ts';
import { byYear } from './by-year.ts';
import { OPEN_STATUSES, type OpenStatus } from './open-items.ts';
import type { YearRange } from './theme-year-counts.ts';

/** An area in the reader's language. */
export interface AreaLabel {
	readonly areaId: string;
	readonly label: string;
}

/** One open recommendation, as far as its area and age need it. */
export interface OpenItem extends Pick<CubeRow, 'year' | 'areaId'> {
	readonly recommendationId: string;
	readonly implementation: OpenStatus;
}

/** Open recommendations of one area and year, by status. */
export interface OpenCell {
	readonly year: number;
	readonly counts: Readonly<Record<OpenStatus, number>>;
	/** Sum of `counts`. */
	readonly open: number;
}

/** Open recommendations of one area. */
export interface OpenArea {
	/** Null where the themes are joined to no shared area. */
	readonly areaId: string | null;
	readonly label: string;
	readonly open: number;
	/** Those of `open` of which the source does not say what happened. */
	readonly unknown: number;
	/** Year of the oldest open one; null where none is open. */
	readonly oldest: number | null;
	/** Every year of the range, oldest first. */
	readonly cells: readonly OpenCell[];
}

/**
 * Open recommendations by area and year given: one row per area, in the order of the areas, one without any included.
 * What belongs to no area stands last, under `noArea`, where there is any. Throws on an area that is not given and on a
 * year outside the range, since the recommendation would be lost.
 */
export function openAreaYears(
	items: readonly OpenItem[],
	options: { readonly areas: readonly AreaLabel[]; readonly years: YearRange; readonly noArea: string }
): readonly OpenArea[] {
	const { areas, years, noArea } = options;
	const groups = new Map<string | null, OpenItem[]>(areas.map(({ areaId }) => [areaId, []]));
	if (items.some((item) => item.areaId === null)) groups.set(null, []);
	for (const item of items) {
		const group = groups.get(item.areaId);
		if (group === undefined) throw new RangeError(`unknown area: "${item.areaId}"`);
		group.push(item);
	}
	const labels = new Map(areas.map(({ areaId, label }) => [areaId, label]));
	return [...groups].map(([areaId, group]) => {
		const cells = byYear(group, years.from, years.to).map(({ year, rows }) => openCell(year, rows));
		return {
			areaId,
			label: areaId === null ? noArea : (labels.get(areaId) ?? noArea),
			open: group.length,
			unknown: group.filter((item) => item.implementation === 'unknown').length,
			oldest: cells.find((cell) => cell.open > 0)?.year ?? null,
			cells
		};
	});
}

function openCell(year: number, items: readonly OpenItem[]): OpenCell {
	const counts = { partial: 0, in_progress: 0, not_implemented: 0, unknown: 0 };
	for (const item of items) counts[item.implementation]++;
	return { year, counts, open: OPEN_STATUSES.reduce((sum, status) => sum + counts[status], 0) };
}
