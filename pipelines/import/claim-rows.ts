import type { MappedRow } from './apply-mapping.ts';
import type { ClaimingRow } from './match-rows.ts';
import type { MappedFolder, MappedSource } from './mapped-folder.ts';

/** A row of an imported register with the council that made the recommendation. */
export interface PlacedRow extends ClaimingRow {
	readonly source: MappedSource;
}

/** The rows of all sources, in their order; a row of a body that has no council yet is left out. */
export function placeRows({ sources, councils }: Pick<MappedFolder, 'sources' | 'councils'>): PlacedRow[] {
	const byBody = new Map(councils.map((council) => [council.body, council.councilId]));
	const only = byBody.size === 1 ? councils[0]?.councilId : undefined;
	return sources.flatMap((source) =>
		source.mapped.rows.flatMap((row): PlacedRow[] => {
			const councilId = byBody.get(bodyOf(row)) ?? (row.body === null ? only : undefined);
			return councilId === undefined ? [] : [{ row, councilId, source }];
		})
	);
}

/** The body that a row names; empty for none. Blanks count as one. */
export function bodyOf({ body }: MappedRow): string {
	return (body ?? '').replaceAll(/\s+/g, ' ').trim();
}

/** Label of the theme of rows that name none. */
export const NO_THEME = 'Uden tema';

/** The label of a row's theme, blanks counted as one. */
export function themeLabelOf({ theme }: MappedRow): string {
	return (theme ?? '').replaceAll(/\s+/g, ' ').trim() || NO_THEME;
}

/** The id of a theme in one council of the folder: the folder's own has it as it stands. */
export function themeIdIn(themeId: string, folderId: string, councilId: string): string {
	return councilId + themeId.slice(folderId.length);
}
