import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableDefinition } from '#lib/domain/table.ts';
import type { ReleaseManifest } from '#lib/domain/release-manifest.ts';
import { DESCRIBED_TABLES } from '#lib/domain/described-table.ts';
import { sqlName, sqlText } from '#pipelines/build/sql-text.ts';
import { formatArrow, readArrow } from './arrow-file.ts';
import { columnList, readDatabase, readRows } from './read-database.ts';

/** How DuckDB writes each kind of file: RFC 4180 with line feeds, an array of objects, Parquet with zstd. */
const FORMATS = {
	csv: "format csv, header true, delimiter ',', quote '\"', escape '\"', nullstr ''",
	json: 'format json, array true',
	parquet: 'format parquet, compression zstd'
} as const;

/**
 * Writes each table of the database in a release folder as CSV, JSON, Parquet and Arrow beside it, rows in their order.
 * Answers the number of rows of each.
 */
export async function exportTables(
	folder: string,
	tables: readonly TableDefinition[] = DESCRIBED_TABLES
): Promise<ReleaseManifest['tables']> {
	return readDatabase(folder, async (connection) => {
		const counts: { name: string; rows: number }[] = [];
		for (const table of tables) {
			for (const [ending, options] of Object.entries(FORMATS)) {
				const file = sqlText(join(folder, `${table.name}.${ending}`));
				await connection.run(
					`copy (select ${columnList(table)} from ${sqlName(table.name)} order by rowid) to ${file} (${options})`
				);
			}
			const rows = await readRows(connection, table);
			await writeFile(join(folder, `${table.name}.arrow`), formatArrow(table, rows), { flag: 'wx' });
			counts.push({ name: table.name, rows: rows.length });
		}
		return counts;
	});
}

/**
 * Reads the files of every table back and compares them with the database cell by cell and in order.
 * Throws naming the first file that says something else.
 */
export async function compareExports(
	folder: string,
	tables: readonly TableDefinition[] = DESCRIBED_TABLES
): Promise<void> {
	await readDatabase(folder, async (connection) => {
		for (const table of tables) {
			for (const ending of ['csv', 'json', 'parquet'] as const) {
				const file = join(folder, `${table.name}.${ending}`);
				const found = await connection.runAndReadAll(differences(table, readerOf(table, ending, file)));
				const rows = Number(found.getRows()[0]?.[0]);
				if (rows > 0) throw new Error(`${file}: ${rows} rows differ from table ${table.name}`);
			}
			await compareArrow(connection, table, join(folder, `${table.name}.arrow`));
		}
	});
}

async function compareArrow(
	connection: DuckDBConnection,
	table: TableDefinition,
	file: string
): Promise<void> {
	const { names, rows } = readArrow(await readFile(file));
	const held = JSON.stringify([Object.keys(table.columns), await readRows(connection, table)]);
	if (held !== JSON.stringify([names, rows])) throw new Error(`${file}: differs from table ${table.name}`);
}

function readerOf(table: TableDefinition, ending: keyof typeof FORMATS, file: string): string {
	if (ending === 'parquet') return `read_parquet(${sqlText(file)})`;
	if (ending === 'json') return `read_json(${sqlText(file)}, format = 'array', ${shapeOf(table)})`;
	return csvReader(table, file);
}

/** SQL that reads the CSV file of a table, with the table's types and in its order. */
export function csvReader(table: TableDefinition, file: string): string {
	const form = "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', nullstr = ''";
	return `read_csv(${sqlText(file)}, ${form}, parallel = false, ${shapeOf(table)})`;
}

function shapeOf(table: TableDefinition): string {
	const columns = Object.entries(table.columns).map(
		([name, { type }]) => `${sqlText(name)}: ${sqlText(type)}`
	);
	return `columns = {${columns.join(', ')}}`;
}

function differences(table: TableDefinition, reader: string): string {
	const columns = columnList(table);
	return `
		with held as (select row_number() over (order by rowid) as place, ${columns} from ${sqlName(table.name)}),
		written as (select row_number() over () as place, ${columns} from ${reader})
		select count(*)::integer
		from (
			(from held except all from written)
			union all
			(from written except all from held)
		)`;
}
