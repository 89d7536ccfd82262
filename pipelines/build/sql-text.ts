/**
 * A text as a SQL literal, for the few places of a data definition that take no parameter: comments, code lists,
 * file names of `copy`. Queries bind their values instead.
 */
export function sqlText(value: string): string {
	return `'${value.replaceAll("'", "''")}'`;
}

/** A name of a table or column as a SQL identifier: `table` is a column of a public table and a word of SQL. */
export function sqlName(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}
