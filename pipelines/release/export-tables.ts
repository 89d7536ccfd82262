import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { TableDefinition } from '#lib/domain/table.ts';
import { DATABASE_FILE, type ReleaseManifest } from '#lib/domain/release-manifest.ts';
import { TABLES } from '#lib/domain/tables.ts';
import { sqlText } from '#pipelines/build/sql-text.ts';

/** How each kind of file is written: RFC 4180 with line feeds, an array of objects, Parquet with zstd. */
const FORMATS = {
	csv: "format csv, header true, delimiter ',', quote '\"', escape '\"', nullstr ''",
	json: 'format json, array true',
	parquet: 'format parquet, compression zstd'
} as const;

/**
 * Writes each table of the database in a release folder as CSV, JSON and Parquet beside it, rows in their order.
 * Answers the number of rows of each.
 */
export async function exportTables(folder: string): Promise<ReleaseManifest['tables']> {
	return readDatabase(folder, async (connection) => {
		const counts: { name: string; rows: number }[] = [];
		for (const table of TABLES) {
			const columns = Object.keys(table.columns).join(', ');
			for (const [ending, options] of Object.entries(FORMATS)) {
				const file = sqlText(join(folder, `${table.name}.${ending}`));
				await connection.run(
					`copy (select ${columns} from ${table.name} order by rowid) to ${file} (${options})`
				);
			}
			const count = await connection.runAndReadAll(`select count(*)::integer from ${table.name}`);
			counts.push({ name: table.name, rows: Number(count.getRows()[0]?.[0]) });
		}
		return counts;
	});
}

/**
 * Reads the files of every table back and compares them with the database cell by cell and in order.
 * Throws naming the first file that says something else.
 */
export async function compareExports(folder: string): Promise<void> {
	await readDatabase(folder, async (connection) => {
		for (const table of TABLES) {
			for (const ending of ['csv', 'json', 'parquet'] as const) {
				const file = join(folder, `${table.name}.${ending}`);
				const found = await connection.runAndReadAll(differences(table, readerOf(table, ending, file)));
				const rows = Number(found.getRows()[0]?.[0]);
				if (rows > 0) throw new Error(`${file}: ${rows} rows differ from table ${table.name}`);
			}
		}
	});
}

async function readDatabase<T>(
	folder: string,
	use: (connection: DuckDBConnection) => Promise<T>
): Promise<T> {
	const instance = await DuckDBInstance.create(join(folder, DATABASE_FILE), {
		access_mode: 'READ_ONLY',
		threads: '1',
		autoinstall_known_extensions: 'false',
		autoload_known_extensions: 'false'
	});
	const connection = await instance.connect();
	try {
		return await use(connection);
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}

function readerOf(table: TableDefinition, ending: keyof typeof FORMATS, file: string): string {
	const columns = Object.entries(table.columns).map(
		([name, { type }]) => `${sqlText(name)}: ${sqlText(type)}`
	);
	const shape = `columns = {${columns.join(', ')}}`;
	if (ending === 'parquet') return `read_parquet(${sqlText(file)})`;
	if (ending === 'json') return `read_json(${sqlText(file)}, format = 'array', ${shape})`;
	const form = "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', nullstr = ''";
	return `read_csv(${sqlText(file)}, ${form}, parallel = false, ${shape})`;
}

function differences(table: TableDefinition, reader: string): string {
	const columns = Object.keys(table.columns).join(', ');
	return `
		with held as (select row_number() over (order by rowid) as place, ${columns} from ${table.name}),
		written as (select row_number() over () as place, ${columns} from ${reader})
		select count(*)::integer
		from (
			(from held except all from written)
			union all
			(from written except all from held)
		)`;
}
