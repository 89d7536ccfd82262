import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { TABLES } from '#lib/domain/tables.ts';
import { buildDatabase } from '#pipelines/build/build-database.ts';
import { rowsOf } from '#pipelines/build/rows.ts';
import { openNames } from '#pipelines/open-folder.ts';
import { SMALL_AREAS, smallReading } from '../build/small-reading.ts';

/** By what the tests tell names of persons. */
export const smallNames = await openNames('data');

/** The council of the small register, and another one of the same rows under other ids, as every table's Parquet file. */
export async function writeTables(folder: string): Promise<string> {
	await mkdir(folder, { recursive: true });
	const file = join(folder, 'made.duckdb');
	await buildDatabase(file, rowsOf([smallReading()], SMALL_AREAS));
	const instance = await DuckDBInstance.create(file);
	const connection = await instance.connect();
	for (const { name, columns } of TABLES.filter((table) => !['cube', 'changes'].includes(table.name))) {
		const other = Object.entries(columns).map(([column, { type }]) =>
			type === 'VARCHAR'
				? `replace(replace("${column}", 'tst-ir', 'two-ir'), 'testby', 'toby') as "${column}"`
				: `"${column}"`
		);
		const both =
			name === 'areas' ? '' : ` union all (select ${other.join(', ')} from ${name} order by rowid)`;
		await connection.run(
			`copy ((from ${name} order by rowid)${both}) to '${join(folder, `${name}.parquet`)}' (format parquet)`
		);
	}
	connection.closeSync();
	instance.closeSync();
	await rm(file);
	return folder;
}

/** Writes one table of a folder anew, as SQL over its old rows (`rows`) says; as CSV where asked. */
export async function changeTable(
	folder: string,
	table: string,
	sql: string,
	ending: 'parquet' | 'csv' = 'parquet'
): Promise<void> {
	const file = join(folder, `${table}.parquet`);
	const instance = await DuckDBInstance.create(':memory:');
	const connection = await instance.connect();
	await connection.run(`create table rows as from read_parquet('${file}')`);
	await rm(file);
	await connection.run(`copy (${sql}) to '${join(folder, `${table}.${ending}`)}' (format ${ending})`);
	connection.closeSync();
	instance.closeSync();
}
