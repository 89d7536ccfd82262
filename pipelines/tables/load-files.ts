import { existsSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableDefinition } from '#lib/domain/table.ts';
import { TABLES } from '#lib/domain/tables.ts';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { sqlName } from '#pipelines/build/sql-text.ts';
import { columnList } from '#pipelines/release/read-database.ts';
import { cellFaults, columnFaults } from './file-faults.ts';
import { danglingReferences, doubledKeys } from './key-faults.ts';
import { tableFile, type TableFile } from './table-file.ts';

/** Tables without which there is nothing to show; every other one may be missing, and is empty then. */
const NEEDED: readonly string[] = ['councils', 'themes', 'sources', 'recommendations'];

/**
 * The files of the public tables in a folder. `cube` is counted anew, and never read.
 *
 * Throws `RefusalError` where a needed one is missing, or where the columns of one are not the table's.
 */
export async function openTables(connection: DuckDBConnection, folder: string): Promise<TableFile[]> {
	if (!existsSync(folder)) throw new RefusalError([`${folder}: no such folder`]);
	const files: TableFile[] = [];
	const faults: string[] = [];
	for (const table of TABLES.filter(({ name }) => name !== 'cube')) {
		const file = tableFile(folder, table);
		if (file) {
			files.push(file);
			faults.push(...(await orRefuse(file, columnFaults(connection, file))));
		} else if (NEEDED.includes(table.name)) {
			faults.push(`${folder}: no ${table.name}.parquet or ${table.name}.csv`);
		}
	}
	if (faults.length > 0) throw new RefusalError(faults);
	return files;
}

/**
 * Puts the rows of files into the empty tables of a database, in their order, without keys.
 * Throws `RefusalError` with file, row, column and value where a table refuses one.
 */
export async function loadFiles(connection: DuckDBConnection, files: readonly TableFile[]): Promise<void> {
	for (const file of files) {
		const { table, reader } = file;
		try {
			await connection.run(`insert into ${sqlName(table.name)} select ${columnList(table)} from ${reader}`);
		} catch (cause) {
			const faults = await orRefuse(file, cellFaults(connection, file));
			throw new RefusalError(faults.length > 0 ? faults : [`${file.path}: ${messageOf(cause)}`], { cause });
		}
	}
}

/**
 * Holds the loaded tables against their keys, and gives those of one column the index by which a row is found.
 * Throws `RefusalError` with every value that stands twice or leads nowhere.
 */
export async function addKeys(connection: DuckDBConnection, files: readonly TableFile[]): Promise<void> {
	const faults: string[] = [];
	for (const { table, path } of files) {
		const indexed = await addIndex(connection, table);
		if (!indexed) faults.push(...(await doubledKeys(connection, table, path)));
		faults.push(...(await danglingReferences(connection, table, path)));
	}
	if (faults.length > 0) throw new RefusalError(faults);
}

/** Whether the table has a key of one column, no other, and no value of it twice. */
async function addIndex(
	connection: DuckDBConnection,
	{ name, primaryKey, columns }: TableDefinition
): Promise<boolean> {
	if (primaryKey.length !== 1) return false;
	try {
		await connection.run(`alter table ${sqlName(name)} add primary key (${sqlName(primaryKey[0] ?? '')})`);
	} catch {
		// What stands twice is told by `doubledKeys`.
		return false;
	}
	return !Object.values(columns).some(({ unique }) => unique);
}

async function orRefuse<T>({ path }: TableFile, work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (cause) {
		throw new RefusalError([`${path}: cannot be read: ${messageOf(cause)}`], { cause });
	}
}

function messageOf(cause: unknown): string {
	return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
}
