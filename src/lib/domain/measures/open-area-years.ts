import type { CubeRow } from '../cube.ts';
import { byYear } from './by-year.ts';
import { made } from './made.ts';
import { OPEN_STATUSES, type OpenStatus } from './open-items.ts';
import type { YearRange } from './theme-year-counts.ts';

/** An area in the reader's language. */
export interface AreaLabel {
	readonly areaId: string;
	readonly label: string;
}

/** Open recommendations that share year, area and status, as rows of the cube count them. */
export interface OpenCount extends Pick<CubeRow, 'year' | 'areaId' | 'n'> {
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
	rows: readonly OpenCount[],
	options: { readonly areas: readonly AreaLabel[]; readonly years: YearRange; readonly noArea: string }
): readonly OpenArea[] {
	const { areas, years, noArea } = options;
	const groups = new Map<string | null, OpenCount[]>(areas.map(({ areaId }) => [areaId, []]));
	if (rows.some(({ areaId }) => areaId === null)) groups.set(null, []);
	for (const row of rows) {
		const group = groups.get(row.areaId);
		if (group === undefined) throw new RangeError(`unknown area: "${row.areaId}"`);
		group.push(row);
	}
	const labels = new Map(areas.map(({ areaId, label }) => [areaId, label]));
	return [...groups].map(([areaId, group]) => {
		const cells = byYear(group, years.from, years.to).map(({ year, rows: given }) => openCell(year, given));
		return {
			areaId,
			label: areaId === null ? noArea : (labels.get(areaId) ?? noArea),
			open: made(group),
			unknown: made(group.filter(({ implementation }) => implementation === 'unknown')),
			oldest: cells.find((cell) => cell.open > 0)?.year ?? null,
			cells
		};
	});
}

function openCell(year: number, rows: readonly OpenCount[]): OpenCell {
	const counts = { partial: 0, in_progress: 0, not_implemented: 0, unknown: 0 };
	for (const row of rows) counts[row.implementation] += row.n;
	return { year, counts, open: OPEN_STATUSES.reduce((sum, status) => sum + counts[status], 0) };
}
