export type ColumnType = 'VARCHAR' | 'INTEGER' | 'BOOLEAN';

/** One column of a public table. A text is never empty: what does not apply is null. */
export interface Column {
	/** SQL type. */
	readonly type: ColumnType;
	/** Danish heading. */
	readonly title: string;
	/** What the value says, its unit, and what empty means. English; becomes the comment in DuckDB. */
	readonly description: string;
	/** True where a value may be missing. */
	readonly nullable?: true;
	/** True where no two rows share a value, the primary key apart. */
	readonly unique?: true;
	/** Code list; any other value is refused. */
	readonly values?: readonly string[];
	/** Regular expression for the whole value, in what RE2 and ECMAScript share. */
	readonly pattern?: string;
	/** Smallest and largest whole number. */
	readonly minimum?: number;
	readonly maximum?: number;
	/** True where the value is a list joined by `;`. */
	readonly list?: true;
	/** Table and column that hold this value as their primary key: `councils.council_id`. */
	readonly references?: `${string}.${string}`;
}

/** A rule that holds between the columns of one row. */
export interface RowRule {
	/** kebab-case, unique in the table. */
	readonly name: string;
	/** SQL condition over the row. */
	readonly sql: string;
}

/** One public table: what its DDL, its files and their description are made from. */
export interface TableDefinition {
	readonly name: string;
	/** Danish name. */
	readonly title: string;
	/** What one row is. */
	readonly grain: string;
	/** Empty where no set of columns without nulls is unique. */
	readonly primaryKey: readonly string[];
	readonly rules?: readonly RowRule[];
	/** In the order of every file. */
	readonly columns: Readonly<Record<string, Column>>;
}

/** Returns the definition as it was written, with the narrowest type, so that `TableRow` can be read off it. */
export function defineTable<const T extends TableDefinition>(table: T): T {
	return table;
}

type ValueOf<C extends Column> = C extends { readonly values: readonly (infer V)[] }
	? V
	: { VARCHAR: string; INTEGER: number; BOOLEAN: boolean }[C['type']];

/** A row of the table as TypeScript sees it, in the table's own column names. */
export type TableRow<T extends TableDefinition> = {
	readonly [K in keyof T['columns']]:
		ValueOf<T['columns'][K]> | (T['columns'][K] extends { readonly nullable: true } ? null : never);
};

/** Pattern of `source_lines`: 1-based lines, `32;34` where a text is broken. */
export const LINES_PATTERN = '[1-9][0-9]*(;[1-9][0-9]*)*';

/** Pattern of a date that may be known to the year or the month only: `2019`, `2019-02`, `2019-02-28`. */
export const PARTIAL_DATE_PATTERN = '[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?';

/** Pattern of a public id: words of lower-case letters and digits, joined by hyphens. */
export const ID_PATTERN = '[a-z0-9]+(-[a-z0-9]+)*';

/** Pattern of a list of public ids joined by `;`. */
export const IDS_PATTERN = '[a-z0-9]+(-[a-z0-9]+)*(;[a-z0-9]+(-[a-z0-9]+)*)*';
