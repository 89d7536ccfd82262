import type { OpenArea } from './open-area-years.ts';

/** Open recommendations of the areas that one committee has. */
export interface OpenCommittee extends Pick<OpenArea, 'open' | 'unknown' | 'oldest'> {
	/** Null for the areas of which no committee is named. */
	readonly committee: string | null;
}

/**
 * Open recommendations by committee, in the order in which the areas first name them; the areas without one stand last.
 * Empty where no area of these has a committee: then there is nothing to tell apart.
 *
 * @param committees the committee of an area by its id, null or missing where none is named
 */
export function openCommittees(
	areas: readonly OpenArea[],
	committees: ReadonlyMap<string, string | null>
): readonly OpenCommittee[] {
	const groups = new Map<string, OpenArea[]>();
	const without: OpenArea[] = [];
	for (const area of areas) {
		const committee = area.areaId === null ? null : (committees.get(area.areaId) ?? null);
		const group = committee === null ? without : (groups.get(committee) ?? []);
		group.push(area);
		if (committee !== null) groups.set(committee, group);
	}
	if (groups.size === 0) return [];
	return [
		...[...groups].map(([committee, group]) => sumOf(committee, group)),
		...(without.length === 0 ? [] : [sumOf(null, without)])
	];
}

function sumOf(committee: string | null, areas: readonly OpenArea[]): OpenCommittee {
	const years = areas.flatMap(({ oldest }) => oldest ?? []);
	return {
		committee,
		open: areas.reduce((sum, { open }) => sum + open, 0),
		unknown: areas.reduce((sum, { unknown }) => sum + unknown, 0),
		oldest: years.length === 0 ? null : Math.min(...years)
	};
}
