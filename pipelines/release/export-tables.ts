import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableDefinition } from '#lib/domain/table.ts';
import type { ReleaseManifest } from '#lib/domain/release-manifest.ts';
import { ROWS_AT_MOST } from '#lib/domain/rows-at-most.ts';
import { DESCRIBED_TABLES } from '#lib/domain/described-table.ts';
import { sqlName, sqlText } from '#pipelines/build/sql-text.ts';
import { formatArrow, readArrow } from './arrow-file.ts';
import { columnList, countRows, readColumns, readDatabase, type Cell } from './read-database.ts';
import { comparePartitions, exportPartitions } from './partitioned-files.ts';

const CSV = "format csv, header true, delimiter ',', quote '\"', escape '\"', nullstr ''";
/** How DuckDB writes each kind of file: RFC 4180 with line feeds, an array of objects, Parquet with zstd. */
const FORMATS = {
	csv: CSV,
	'csv.zst': `${CSV}, compression zstd`,
	json: 'format json, array true',
	parquet: 'format parquet, compression zstd'
} as const;

type Form = keyof typeof FORMATS | 'arrow';

/** The forms in which a table of so many rows is written, see `ROWS_AT_MOST`: a CSV file that is too large is packed. */
export function formsOf(rows: number): readonly Form[] {
	const others = (['json', 'arrow'] as const).filter((form) => rows <= ROWS_AT_MOST[form]);
	return [rows <= ROWS_AT_MOST.csv ? 'csv' : 'csv.zst', 'parquet', ...others];
}

/**
 * Writes each table of the database in a release folder beside it, in every form that is written at its size, rows in their
 * order. Answers the number of rows of each.
 */
export async function exportTables(
	folder: string,
	tables: readonly TableDefinition[] = DESCRIBED_TABLES
): Promise<ReleaseManifest['tables']> {
	// DuckDB writes in threads of its own, Arrow is written in this one.
	const works = [
		readDatabase(folder, (connection) => writeForms(connection, folder, tables)),
		readDatabase(folder, (connection) => writeArrow(connection, folder, tables)),
		exportPartitions(folder, tables)
	] as const;
	// Where one fails the draft is removed, and nobody may be writing there then.
	await Promise.allSettled(works);
	const [counts] = await Promise.all(works);
	return counts;
}

async function writeForms(
	connection: DuckDBConnection,
	folder: string,
	tables: readonly TableDefinition[]
): Promise<ReleaseManifest['tables']> {
	const counts: { name: string; rows: number }[] = [];
	for (const table of tables) {
		const rows = await countRows(connection, table);
		const from = `select ${columnList(table)} from ${sqlName(table.name)}`;
		for (const form of formsOf(rows)) {
			if (form === 'arrow') continue;
			const file = join(folder, `${table.name}.${form}`);
			await connection.run(`copy (${from}) to ${sqlText(file)} (${FORMATS[form]})`);
		}
		counts.push({ name: table.name, rows });
	}
	return counts;
}

async function writeArrow(
	connection: DuckDBConnection,
	folder: string,
	tables: readonly TableDefinition[]
): Promise<void> {
	for (const table of tables) {
		if (!formsOf(await countRows(connection, table)).includes('arrow')) continue;
		const bytes = formatArrow(table, await readColumns(connection, table));
		await writeFile(join(folder, `${table.name}.arrow`), bytes, { flag: 'wx' });
	}
}

/**
 * Reads the files of every table back and compares them with the database cell by cell and in order.
 * Throws naming a file that says something else.
 */
export async function compareExports(
	folder: string,
	tables: readonly TableDefinition[] = DESCRIBED_TABLES
): Promise<void> {
	const works = [
		readDatabase(folder, async (connection) => {
			await compareForms(connection, folder, tables);
			await comparePartitions(connection, folder, tables);
		}),
		readDatabase(folder, (connection) => compareArrow(connection, folder, tables))
	];
	await Promise.allSettled(works);
	await Promise.all(works);
}

async function compareForms(
	connection: DuckDBConnection,
	folder: string,
	tables: readonly TableDefinition[]
): Promise<void> {
	for (const table of tables) {
		const held = await partSums(connection, table, sqlName(table.name));
		for (const form of formsOf(await countRows(connection, table))) {
			if (form === 'arrow') continue;
			const file = join(folder, `${table.name}.${form}`);
			const written = await partSums(connection, table, readerOf(table, form, file));
			refuseOther(file, table, held, written);
		}
	}
}

/** Rows whose cells are compared by one sum. */
const PART_ROWS = 100_000;

interface PartSum {
	readonly rows: number;
	readonly sum: string;
}

/**
 * One sum for each part of the rows in their order, of every cell and its row's place: what says something else has another
 * sum, and the memory does not grow with the rows.
 */
async function partSums(
	connection: DuckDBConnection,
	table: TableDefinition,
	from: string
): Promise<PartSum[]> {
	const columns = columnList(table);
	const found = await connection.runAndReadAll(`
		with placed as (select row_number() over () - 1 as place, ${columns} from ${from}),
		hashed as (select place // ${PART_ROWS} as part, hash(place, ${columns}) as sum from placed)
		select count(*)::integer, sum(sum) || ' ' || bit_xor(sum)
		from hashed
		group by part
		order by part`);
	return found.getRows().map(([rows, sum]) => ({ rows: Number(rows), sum: String(sum) }));
}

function refuseOther(
	file: string,
	table: TableDefinition,
	held: readonly PartSum[],
	written: readonly PartSum[]
): void {
	const count = Math.max(held.length, written.length);
	for (let part = 0; part < count; part++) {
		const [was, is] = [held[part], written[part]];
		if (was?.sum === is?.sum) continue;
		const first = part * PART_ROWS;
		const last = first + Math.max(was?.rows ?? 0, is?.rows ?? 0);
		throw new Error(`${file}: differs from table ${table.name} in rows ${first + 1} to ${last}`);
	}
}

async function compareArrow(
	connection: DuckDBConnection,
	folder: string,
	tables: readonly TableDefinition[]
): Promise<void> {
	for (const table of tables) {
		if (!formsOf(await countRows(connection, table)).includes('arrow')) continue;
		const file = join(folder, `${table.name}.arrow`);
		const { names, columns } = readArrow(await readFile(file));
		const held = await readColumns(connection, table);
		const isSame =
			names.join() === Object.keys(table.columns).join() &&
			columns.length === held.length &&
			held.every((cells, place) => isSameColumn(cells, columns[place] ?? []));
		if (!isSame) throw new Error(`${file}: differs from table ${table.name}`);
	}
}

function isSameColumn(held: readonly Cell[], written: readonly Cell[]): boolean {
	return held.length === written.length && held.every((cell, row) => cell === written[row]);
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
