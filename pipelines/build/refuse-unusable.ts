import { RefusalError } from './refusal-error.ts';
import type { ContextReading, DocumentsReading, Finding, RegisterReading } from '#pipelines/model.ts';
import type { RowOfTable } from './table-rows.ts';

/**
 * Passes readings that a release can be built from.
 *
 * Throws `RefusalError` with every fault found in any of them: no register at all, a problem of a reading, a council
 * or address word given twice, no home council or more than one, an area that `areas.csv` does not have, a year outside
 * what the register covers, an id of a source or a context given twice.
 */
export function refuseUnusable(
	readings: readonly RegisterReading[],
	areas: readonly RowOfTable<'areas'>[],
	contexts: readonly ContextReading[] = []
): void {
	const documents: readonly DocumentsReading[] = [...readings, ...contexts];
	const faults = [
		...(readings.length === 0 ? ['no register folder with a register.json'] : []),
		...documents.flatMap((reading) => reading.problems.map((problem) => faultAt(reading, problem))),
		...doubled(readings, 'id'),
		...doubled(readings, 'slug'),
		...homeFaults(readings),
		...doubledIds(documents),
		...readings.flatMap((reading) => unknownAreas(reading, areas)),
		...readings.flatMap(yearsOutsideTerm)
	];
	if (faults.length > 0) throw new RefusalError(faults);
}

function homeFaults(readings: readonly RegisterReading[]): string[] {
	const homes = readings.filter(({ descriptor }) => descriptor.home === true);
	if (homes.length === 1 || (homes.length === 0 && readings.length < 2)) return [];
	const which = homes.map(({ folder }) => folder).join(', ') || 'none';
	return [`"home": true must stand in one register.json, that of the council that / leads to: ${which}`];
}

function doubledIds(documents: readonly DocumentsReading[]): string[] {
	const seen = new Set<string>();
	return documents.flatMap(({ folder, sources, contexts }) => {
		const ids = [...sources.map(({ descriptor }) => descriptor.id), ...contexts.map((one) => one.contextId)];
		return ids.flatMap((id) =>
			seen.size === seen.add(id).size ? [`${folder}: the id "${id}" is given twice`] : []
		);
	});
}

function faultAt({ folder }: DocumentsReading, { source, line, message }: Finding): string {
	return `${folder}/${source}:${line}: ${message}`;
}

function doubled(readings: readonly RegisterReading[], key: 'id' | 'slug'): string[] {
	const first = new Map<string, string>();
	return readings.flatMap(({ folder, descriptor }) => {
		const value = descriptor.council[key];
		const other = first.get(value);
		if (other !== undefined)
			return [`${folder}/register.json: council ${key} "${value}" is that of ${other}`];
		first.set(value, folder);
		return [];
	});
}

function unknownAreas({ folder, themes }: RegisterReading, areas: readonly RowOfTable<'areas'>[]): string[] {
	const known = new Set(areas.map((area) => area.area_id));
	return themes
		.filter(({ areaId }) => areaId !== null && !known.has(areaId))
		.map(({ themeId, areaId }) => `${folder}/themes.csv: unknown area of ${themeId}: "${areaId}"`);
}

function yearsOutsideTerm({ folder, descriptor, recommendations, sources }: RegisterReading): string[] {
	const { termFrom, termTo } = descriptor.council;
	return recommendations
		.filter(({ year }) => year < termFrom || year > termTo)
		.map(({ year, sourceId, sourceLines }) => {
			const file = sources.find((source) => source.descriptor.id === sourceId)?.descriptor.file;
			return `${folder}/${file}:${sourceLines[0]}: year outside ${termFrom}-${termTo}: ${year}`;
		});
}
