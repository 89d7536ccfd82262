import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableDefinition } from '#lib/domain/table.ts';
import { sqlText } from '#pipelines/build/sql-text.ts';
import { csvReader } from '#pipelines/release/export-tables.ts';

/** A file with the rows of one public table. */
export interface TableFile {
	readonly table: TableDefinition;
	readonly path: string;
	readonly form: 'parquet' | 'csv';
	/** SQL that reads its rows in their order. */
	readonly reader: string;
	/** SQL that reads the same with their number in `file_row`, from 1, and every value of a CSV file as text. */
	readonly numbered: string;
}

/** The file of a table in a folder, Parquet before CSV; null where there is neither. */
export function tableFile(folder: string, table: TableDefinition): TableFile | null {
	const parquet = join(folder, `${table.name}.parquet`);
	if (existsSync(parquet)) {
		const reader = `read_parquet(${sqlText(parquet)}, hive_partitioning = false)`;
		const numbered = `(select * exclude (file_row_number), file_row_number + 1 as file_row from read_parquet(${sqlText(parquet)}, hive_partitioning = false, file_row_number = true))`;
		return { table, path: parquet, form: 'parquet', reader, numbered };
	}
	const path = join(folder, `${table.name}.csv`);
	if (!existsSync(path)) return null;
	const form = `auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', parallel = false`;
	const texts = Object.keys(table.columns).map((name) => `${sqlText(name)}: 'VARCHAR'`);
	const numbered = `(select *, row_number() over () as file_row from read_csv(${sqlText(path)}, ${form}, columns = {${texts.join(', ')}}))`;
	return { table, path, form: 'csv', reader: csvReader(table, path), numbered };
}

/** The columns of a file with their types; those of a CSV file by its first line, all as text. */
export async function columnsOfFile(
	connection: DuckDBConnection,
	{ path, form, reader }: TableFile
): Promise<ReadonlyMap<string, string>> {
	const csv = `read_csv(${sqlText(path)}, header = true, delim = ',', quote = '"', escape = '"', all_varchar = true)`;
	const found = await connection.runAndReadAll(`describe from ${form === 'csv' ? csv : reader}`);
	return new Map(found.getRows().map(([name, type]) => [String(name), String(type)]));
}
