import type { TableRow } from '#lib/domain/table.ts';
import type { TABLES, TableName } from '#lib/domain/tables.ts';

type DefinitionOf<N extends TableName> = Extract<(typeof TABLES)[number], { readonly name: N }>;

/** A row of the named table. */
export type RowOfTable<N extends TableName> = TableRow<DefinitionOf<N>>;

/**
 * What a release holds, in the order of the sources. The cube is counted from it in SQL, and the changes are told by
 * the published versions.
 */
export type TableRows = { readonly [N in Exclude<TableName, 'cube' | 'changes'>]: readonly RowOfTable<N>[] };

/** A list as one cell: its items joined by `;`, null for an empty list. */
export function listCell(items: readonly (string | number)[]): string | null {
	return items.length > 0 ? items.join(';') : null;
}

/** A text as a cell: null where there is nothing in it. */
export function textCell(text: string): string | null {
	return text === '' ? null : text;
}
