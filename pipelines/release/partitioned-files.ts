import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { PARTITIONS_FOLDER, type ReleaseFile } from '#lib/domain/release-manifest.ts';
import type { ColumnType, TableDefinition } from '#lib/domain/table.ts';
import { sqlName, sqlText } from '#pipelines/build/sql-text.ts';
import { makeFolder } from './make-folder.ts';
import { columnList, readDatabase } from './read-database.ts';

/** The tables that are written in partitions as well, and the columns that their folders are named by, outermost first. */
const PARTITIONED_BY: Readonly<Record<string, readonly string[]>> = {
	recommendations: ['council_id', 'year'],
	statements: ['council_id']
};

/**
 * Files into which a table is cut by all its columns whatever their size; more only where they have `ROWS_OF_A_FILE` each on
 * average. Otherwise it is cut by council alone: engines read a few large files faster than many small ones, each of which
 * repeats the schema and costs a request.
 */
const FILES_OF_ANY_SIZE = 2_000;
const ROWS_OF_A_FILE = 10_000;
/** Rows of a group inside a file: the smallest piece that is read when one year is asked for. */
const ROWS_OF_A_GROUP = 8_192;

/** What `parquet/<table>.json` says of one partitioned table. */
export interface PartitionManifest {
	readonly table: string;
	readonly rows: number;
	/** Columns whose values stand in the folders' names and not in the files, outermost first. */
	readonly partitionedBy: readonly string[];
	/** Every column of the table, in its order. */
	readonly columns: readonly {
		readonly name: string;
		readonly type: ColumnType;
		readonly nullable: boolean;
	}[];
	readonly partitions: readonly Partition[];
}

/** One file of a partitioned table. */
export interface Partition {
	/** From the manifest: `recommendations/council_id=alb-ir/year=2010/data_0.parquet`. */
	readonly path: string;
	readonly values: Readonly<Record<string, string | number>>;
	readonly rows: number;
	readonly bytes: number;
	/** Lower-case hex. */
	readonly sha256: string;
}

/** How a table is cut, and the files that this gives. */
interface Cut {
	readonly table: TableDefinition;
	readonly keys: readonly string[];
	readonly parts: readonly { readonly values: readonly (string | number)[]; readonly rows: number }[];
}

/**
 * Writes the tables that are read by council and year into folders named as Hive names them:
 * `parquet/recommendations/council_id=alb-ir/year=2010/data_0.parquet`. As Hive, Spark and Trino ask for it, the columns of the
 * folders' names are not in the files, and beside the folders of a table lies nothing that those would read as its data.
 * Inside a file rows stand by year, then in the order of the table.
 *
 * Source: https://spark.apache.org/docs/latest/sql-data-sources-parquet.html#partition-discovery
 */
export async function exportPartitions(folder: string, tables: readonly TableDefinition[]): Promise<void> {
	const write = async (connection: DuckDBConnection) => {
		for (const table of tables) {
			const cut = await cutOf(connection, table);
			for (const part of cut?.parts ?? []) {
				if (cut) await writePart(connection, folder, cut, part.values);
			}
		}
	};
	await readDatabase(folder, write, { threads: '1' });
}

async function writePart(
	connection: DuckDBConnection,
	folder: string,
	{ table, keys }: Cut,
	values: readonly (string | number)[]
): Promise<void> {
	const file = join(folder, PARTITIONS_FOLDER, table.name, pathOf(keys, values));
	await makeFolder(dirname(file));
	const columns = Object.keys(table.columns).filter((name) => !keys.includes(name));
	const where = keys.map((key, index) => {
		const value = values[index] ?? '';
		return `${sqlName(key)} = ${typeof value === 'number' ? String(value) : sqlText(value)}`;
	});
	await connection.run(`
		copy (
			select ${columns.map(sqlName).join(', ')}
			from ${sqlName(table.name)}
			where ${where.join(' and ')}
			order by ${orderOf(table)}
		) to ${sqlText(file)} (format parquet, compression zstd, row_group_size ${ROWS_OF_A_GROUP})`);
}

async function cutOf(connection: DuckDBConnection, table: TableDefinition): Promise<Cut | null> {
	const all = PARTITIONED_BY[table.name];
	// A published version of another time may have the table without these columns.
	if (!all?.every((key) => key in table.columns)) return null;
	const fine = await partsOf(connection, table, all);
	const rows = fine.reduce((sum, part) => sum + part.rows, 0);
	if (fine.length <= FILES_OF_ANY_SIZE || rows >= fine.length * ROWS_OF_A_FILE)
		return { table, keys: all, parts: fine };
	const keys = all.slice(0, 1);
	return { table, keys, parts: await partsOf(connection, table, keys) };
}

async function partsOf(
	connection: DuckDBConnection,
	table: TableDefinition,
	keys: readonly string[]
): Promise<Cut['parts']> {
	const found = await connection.runAndReadAll(`
		select count(*)::integer, ${keys.map(sqlName).join(', ')}
		from ${sqlName(table.name)}
		group by all
		order by min(rowid)`);
	return found.getRows().map(([rows, ...values]) => ({
		rows: Number(rows),
		// A key is a text or a whole number, and never null.
		values: values as (string | number)[]
	}));
}

function pathOf(keys: readonly string[], values: readonly (string | number)[]): string {
	return [...keys.map((key, index) => `${key}=${String(values[index])}`), 'data_0.parquet'].join('/');
}

function orderOf({ columns }: TableDefinition): string {
	return 'year' in columns ? 'year, rowid' : 'rowid';
}

/** Writes `parquet/<table>.json` for each partitioned table, from the files as they were hashed. */
export async function writePartitionManifests(
	folder: string,
	tables: readonly TableDefinition[],
	files: readonly ReleaseFile[]
): Promise<void> {
	const sums = new Map(files.map((file) => [file.path, file]));
	const cuts = await readDatabase(folder, (connection) =>
		Promise.all(tables.map((table) => cutOf(connection, table)))
	);
	for (const cut of cuts) {
		if (cut === null) continue;
		const { table, keys, parts } = cut;
		const partitions = parts.map(({ values, rows }) => {
			const path = `${table.name}/${pathOf(keys, values)}`;
			const file = sums.get(`${PARTITIONS_FOLDER}/${path}`);
			if (!file) throw new Error(`${folder}/${PARTITIONS_FOLDER}/${path}: no such file`);
			const named = Object.fromEntries(keys.map((key, index) => [key, values[index] ?? '']));
			return { path, values: named, rows, bytes: file.bytes, sha256: file.sha256 };
		});
		const manifest: PartitionManifest = {
			table: table.name,
			rows: partitions.reduce((sum, { rows }) => sum + rows, 0),
			partitionedBy: keys,
			columns: Object.entries(table.columns).map(([name, { type, nullable }]) => ({
				name,
				type,
				nullable: nullable === true
			})),
			partitions
		};
		const file = join(folder, PARTITIONS_FOLDER, `${table.name}.json`);
		await makeFolder(dirname(file));
		await writeFile(file, `${JSON.stringify(manifest, null, 1)}\n`, { flag: 'wx' });
	}
}

/**
 * Reads the partitions back and compares those of each folder with their table, cell by cell and in order.
 * Throws naming the first folder that says something else.
 */
export async function comparePartitions(
	connection: DuckDBConnection,
	folder: string,
	tables: readonly TableDefinition[]
): Promise<void> {
	for (const one of tables) {
		const cut = await cutOf(connection, one);
		if (cut === null || cut.parts.length === 0) continue;
		const { table, keys } = cut;
		const list = keys.map(sqlName).join(', ');
		const hashed = (line: string) => `${list}, ${line}, hash(${columnList(table)}) as cells`;
		const order = orderOf(table).replace('rowid', 'line');
		const held = `select ${hashed(`${order.startsWith('year') ? 'year as made, ' : ''}rowid as line`)} from ${sqlName(table.name)}`;
		const written = `select ${hashed('file_row_number as line')} from ${partitionReader(folder, table, keys)}`;
		const found = await connection.runAndReadAll(`
			with held as (${sumsBy(list, order.replace('year', 'made'), held)}),
			written as (${sumsBy(list, 'line', written)})
			select * from ((from held except from written) union all (from written except from held))
			order by all
			limit 1`);
		const [values] = found.getRows();
		if (values) {
			const where = keys.map((key, index) => `${key}=${String(values[index])}`).join('/');
			throw new Error(
				`${folder}/${PARTITIONS_FOLDER}/${table.name}/${where}: differs from table ${table.name}`
			);
		}
	}
}

/** The manifest of a partitioned table in a release folder. */
export async function readPartitionManifest(folder: string, table: string): Promise<PartitionManifest> {
	const file = join(folder, PARTITIONS_FOLDER, `${table}.json`);
	// Written by `writePartitionManifests`, and held against its sum with every file of a release.
	return JSON.parse(await readFile(file, 'utf8')) as PartitionManifest;
}

function partitionReader(folder: string, table: TableDefinition, keys: readonly string[]): string {
	const files = sqlText(join(folder, PARTITIONS_FOLDER, table.name, '**', '*.parquet'));
	const types = keys.map((key) => `${key}: ${table.columns[key]?.type ?? 'VARCHAR'}`);
	return `read_parquet(${files}, hive_partitioning = true, hive_types = {${types.join(', ')}}, file_row_number = true)`;
}

/** One row a partition: how many rows it has, and two sums of the cells of each row and its place, in the order given. */
function sumsBy(list: string, order: string, hashed: string): string {
	return `
		select ${list}, count(*) as n, sum(hash(place, cells)) as total, bit_xor(hash(place, cells)) as mixed
		from (select ${list}, cells, row_number() over (partition by ${list} order by ${order}) as place from (${hashed}))
		group by ${list}`;
}
