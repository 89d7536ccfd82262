import type { CsvValue } from '#lib/domain/csv.ts';
import type { Column } from '#lib/domain/table.ts';
import type { Filters, KnownValues } from '#lib/url/filters.ts';
import type { Database } from '../database.ts';
import type { KnownCouncil } from '../known-council.ts';

/** One value of the rows of an address. */
export interface ApiColumn {
	readonly type: 'string' | 'integer' | 'boolean';
	/** What it says, its unit, and what null means. */
	readonly description: string;
	readonly nullable: boolean;
	/** Code list; no other value occurs. */
	readonly values?: readonly string[];
}

/** Values under public names, in the order of the CSV. */
export type ApiColumns = Readonly<Record<string, ApiColumn>>;

/** One row; as many values as there are columns. */
export type ApiRow = Readonly<Record<string, CsvValue>>;

/** What the rows of an address are made from. */
export interface ApiRequest {
	readonly db: Database;
	/** The variable parts of the path. */
	readonly params: Readonly<Record<string, string>>;
	/** The council that the path names; null where it names none. */
	readonly council: KnownCouncil | null;
	/** No choice on an address that takes none. */
	readonly filters: Filters;
}

/** An address of the site that answers as data as well, with `.json` or `.csv` at its end. */
export interface ApiEndpoint {
	/** Path of the page, variable parts in braces: `/{council}/aar`. */
	readonly path: string;
	/** Stable name of the operation. */
	readonly id: string;
	/** What one row is. */
	readonly grain: string;
	/** Whether the filters of the page narrow the rows. */
	readonly filtered: boolean;
	readonly columns: ApiColumns;
	/** All rows, in the order of the page; null where the path names nothing. */
	readonly rows: (request: ApiRequest) => Promise<readonly ApiRow[] | null>;
}

/** A whole number, never null. */
export function count(description: string): ApiColumn {
	return { type: 'integer', description, nullable: false };
}

/** A text. */
export function text(description: string, nullable = false): ApiColumn {
	return { type: 'string', description, nullable };
}

/** The column of a public table as a column of an address; null is allowed where a part of the rows has none. */
export function fromTable(column: Column, nullable = column.nullable === true): ApiColumn {
	const types = { VARCHAR: 'string', INTEGER: 'integer', BOOLEAN: 'boolean' } as const;
	const { type, description, values } = column;
	return { type: types[type], description, nullable, ...(values ? { values } : {}) };
}

/** What filters of a council can name; nothing where there is no council. */
export function knownOf(council: KnownCouncil | null): KnownValues {
	return council?.known ?? { themes: [], areas: [], years: { from: 0, to: 0 }, hasVerdicts: false };
}
