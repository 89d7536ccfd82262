import type { Column } from '#lib/domain/table.ts';
import { TABLES } from '#lib/domain/tables.ts';
import type { KnownTables } from '#lib/sql/explain-error.ts';

/** Rows of a table and bytes of its Arrow file, by the table's name. */
export type TableSizes = Readonly<Record<string, { readonly rows: number; readonly bytes: number }>>;

/** A table as the page lists it. */
export interface PublishedTable {
	readonly name: string;
	/** Danish. */
	readonly title: string;
	/** What one row is. English. */
	readonly grain: string;
	readonly rows: number;
	readonly bytes: number;
	readonly columns: readonly (Pick<Column, 'type' | 'title' | 'description' | 'values'> & {
		readonly name: string;
	})[];
}

/** Every table of the release, in the order of its files. */
export function publishedTables(sizes: TableSizes): readonly PublishedTable[] {
	return TABLES.map(({ name, title, grain, columns }) => ({
		name,
		title,
		grain,
		rows: sizes[name]?.rows ?? 0,
		bytes: sizes[name]?.bytes ?? 0,
		columns: Object.entries<Column>(columns).map(([column, definition]) => ({ ...definition, name: column }))
	}));
}

/** Names of tables and columns, for completion and for what a reader may have meant. */
export const KNOWN_TABLES: KnownTables = Object.fromEntries(
	TABLES.map(({ name, columns }) => [name, Object.keys(columns)])
);
