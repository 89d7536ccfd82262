import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlText } from './sql-text.ts';

/**
 * A table in the schema `internal`, beside the public tables: the site's own, no part of the data set, and free to change
 * with any version.
 */
export interface InternalTable {
	readonly name: string;
	readonly comment: string;
	/** Column name to type and comment. */
	readonly columns: Readonly<Record<string, readonly [type: string, comment: string]>>;
}

/** Makes the empty table, with its comments. */
export async function createInternalTable(
	connection: DuckDBConnection,
	{ name, comment, columns }: InternalTable
): Promise<void> {
	const lines = Object.entries(columns).map(([column, [type]]) => `${column} ${type}`);
	await connection.run('create schema if not exists internal');
	await connection.run(`create table internal.${name} (${lines.join(', ')})`);
	await connection.run(`comment on table internal.${name} is ${sqlText(comment)}`);
	for (const [column, [, text]] of Object.entries(columns)) {
		await connection.run(`comment on column internal.${name}.${column} is ${sqlText(text)}`);
	}
}
