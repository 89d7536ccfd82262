import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { DATABASE_FILE } from '#lib/domain/release-manifest.ts';
import type { TableDefinition } from '#lib/domain/table.ts';
import { sqlName } from '#pipelines/build/sql-text.ts';

/** Start of the name of a folder beside a database for what does not fit in memory; gone when the database is closed. */
const TEMPORARY_FOLDER = '.temporary-';

/** A value of a public table. */
export type Cell = string | number | boolean | null;

/** Threads that write and read the files of a release: their bytes are the same with any number, and each takes memory. */
const THREADS = '2';
/** Memory that DuckDB may take while it writes and reads the files of a release. */
const MEMORY_LIMIT = '1GB';

/** Opens the database in a release folder for reading, and closes it after `use`. */
export async function readDatabase<T>(
	folder: string,
	use: (connection: DuckDBConnection) => Promise<T>,
	{ threads = THREADS }: { readonly threads?: string } = {}
): Promise<T> {
	const temporary = await mkdtemp(join(folder, TEMPORARY_FOLDER));
	const instance = await DuckDBInstance.create(join(folder, DATABASE_FILE), {
		access_mode: 'READ_ONLY',
		threads,
		memory_limit: MEMORY_LIMIT,
		temp_directory: temporary,
		autoinstall_known_extensions: 'false',
		autoload_known_extensions: 'false'
	});
	const connection = await instance.connect();
	try {
		return await use(connection);
	} finally {
		connection.closeSync();
		instance.closeSync();
		await rm(temporary, { recursive: true, force: true });
	}
}

/** The columns of a table in their order, each with its cells in the order of the rows. */
export async function readColumns(connection: DuckDBConnection, table: TableDefinition): Promise<Cell[][]> {
	const reader = await connection.runAndReadAll(
		`select ${columnList(table)} from ${sqlName(table.name)} order by rowid`
	);
	// A public table has no other types than text, whole number and boolean.
	const columns = reader.getColumns() as Cell[][];
	return columns.length > 0 ? columns : Object.keys(table.columns).map(() => []);
}

/** The rows of a table in their order, cells in the order of its columns. */
export async function readRows(connection: DuckDBConnection, table: TableDefinition): Promise<Cell[][]> {
	// DuckDB holds cells by column: read row by row they cost three times as much.
	const columns = await readColumns(connection, table);
	return (columns[0] ?? []).map((_, row) => columns.map((column) => column[row] ?? null));
}

/** The number of rows of a table. */
export async function countRows(connection: DuckDBConnection, table: TableDefinition): Promise<number> {
	const reader = await connection.runAndReadAll(`select count(*)::integer from ${sqlName(table.name)}`);
	return Number(reader.getRows()[0]?.[0]);
}

/** The columns of a table as SQL names them, in the order of every file. */
export function columnList(table: TableDefinition): string {
	return Object.keys(table.columns).map(sqlName).join(', ');
}
