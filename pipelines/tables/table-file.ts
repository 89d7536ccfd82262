import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TableDefinition } from '#lib/domain/table.ts';
import { sqlText } from '#pipelines/build/sql-text.ts';
import { csvReader } from '#pipelines/release/export-tables.ts';

/** A file with the rows of one public table. */
export interface TableFile {
	readonly table: TableDefinition;
	readonly path: string;
	/** SQL that reads its rows in their order. */
	readonly reader: string;
}

/** The file of a table in a folder, Parquet before CSV; null where there is neither. */
export function tableFile(folder: string, table: TableDefinition): TableFile | null {
	const parquet = join(folder, `${table.name}.parquet`);
	if (existsSync(parquet)) return { table, path: parquet, reader: `read_parquet(${sqlText(parquet)})` };
	const csv = join(folder, `${table.name}.csv`);
	return existsSync(csv) ? { table, path: csv, reader: csvReader(table, csv) } : null;
}
