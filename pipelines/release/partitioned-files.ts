import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { PARTITIONS_FOLDER, type ReleaseFile } from '#lib/domain/release-manifest.ts';
import type { ColumnType, TableDefinition } from '#lib/domain/table.ts';
import { sqlName, sqlText } from '#pipelines/build/sql-text.ts';
import { columnList, readDatabase } from './read-database.ts';

/** The tables that are written in partitions as well, and the columns that their folders are named by. */
const PARTITIONED_BY: Readonly<Record<string, readonly string[]>> = {
	recommendations: ['council_id', 'year'],
	statements: ['council_id']
};

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

/**
 * Writes the tables that are read by council and year into folders named as Hive names them:
 * `parquet/recommendations/council_id=alb-ir/year=2010/data_0.parquet`. As Hive, Spark and Trino ask for it, the columns of the
 * folders' names are not in the files, and beside the folders of a table lies nothing that those would read as its data.
 * Rows keep their order inside a folder.
 *
 * Source: https://spark.apache.org/docs/latest/sql-data-sources-parquet.html#partition-discovery
 */
export async function exportPartitions(
	connection: DuckDBConnection,
	folder: string,
	tables: readonly TableDefinition[]
): Promise<void> {
	await mkdir(join(folder, PARTITIONS_FOLDER));
	for (const [table, keys] of partitioned(tables)) {
		const options = `format parquet, compression zstd, partition_by (${keys.join(', ')}), filename_pattern 'data_{i}'`;
		const target = sqlText(join(folder, PARTITIONS_FOLDER, table.name));
		await connection.run(
			`copy (select ${columnList(table)} from ${sqlName(table.name)}) to ${target} (${options})`
		);
	}
}

/** Writes `parquet/<table>.json` for each partitioned table, from the files as they were hashed. */
export async function writePartitionManifests(
	folder: string,
	tables: readonly TableDefinition[],
	files: readonly ReleaseFile[]
): Promise<void> {
	for (const [table, keys] of partitioned(tables)) {
		const partitions = await partitionsOf(folder, table, files);
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
		await writeFile(file, `${JSON.stringify(manifest, null, 1)}\n`, { flag: 'wx' });
	}
}

/**
 * Reads the partitions back and compares them with their tables, cell by cell and in order inside each folder.
 * Throws naming the first folder that says something else.
 */
export async function comparePartitions(
	connection: DuckDBConnection,
	folder: string,
	tables: readonly TableDefinition[]
): Promise<void> {
	for (const [table, keys] of partitioned(tables)) {
		const columns = columnList(table);
		const list = keys.map(sqlName).join(', ');
		const held = `select ${list}, rowid as line, hash(${columns}) as cells from ${sqlName(table.name)}`;
		const place = "regexp_extract(filename, 'data_([0-9]+)', 1)::bigint * 1000000000000 + file_row_number";
		const written = `select ${list}, ${place} as line, hash(${columns}) as cells from ${partitionReader(folder, table, keys)}`;
		const found = await connection.runAndReadAll(`
			with held as (${sumsBy(list, held)}),
			written as (${sumsBy(list, written)})
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

function partitioned(tables: readonly TableDefinition[]): (readonly [TableDefinition, readonly string[]])[] {
	return tables.flatMap((table) => {
		const keys = PARTITIONED_BY[table.name];
		// A published version of another time may have the table without these columns.
		return keys?.every((key) => key in table.columns) ? [[table, keys] as const] : [];
	});
}

function partitionReader(folder: string, table: TableDefinition, keys: readonly string[]): string {
	const files = sqlText(join(folder, PARTITIONS_FOLDER, table.name, '**', '*.parquet'));
	const types = keys.map((key) => `${key}: ${table.columns[key]?.type ?? 'VARCHAR'}`);
	return `read_parquet(${files}, hive_partitioning = true, hive_types = {${types.join(', ')}}, filename = true, file_row_number = true)`;
}

/** One row a partition: how many rows it has, and sums of their cells with their places in it. */
function sumsBy(list: string, rows: string): string {
	return `
		select ${list}, count(*) as n, sum(hash(place, cells)) as total, bit_xor(hash(place, cells)) as mixed
		from (select ${list}, cells, row_number() over (partition by ${list} order by line) as place from (${rows}))
		group by ${list}`;
}

async function partitionsOf(
	folder: string,
	table: TableDefinition,
	files: readonly ReleaseFile[]
): Promise<Partition[]> {
	const start = `${PARTITIONS_FOLDER}/${table.name}/`;
	const own = files.filter(({ path }) => path.startsWith(start));
	const rows = own.length > 0 ? await rowsOf(join(folder, start)) : new Map<string, number>();
	return own.map(({ path, bytes, sha256 }) => ({
		path: path.slice(PARTITIONS_FOLDER.length + 1),
		values: valuesOf(path, table),
		rows: rows.get(path.slice(start.length)) ?? 0,
		bytes,
		sha256
	}));
}

/** The number of rows of each file below a folder, by its path from there. */
async function rowsOf(folder: string): Promise<Map<string, number>> {
	return readDatabase(null, async (connection) => {
		const found = await connection.runAndReadAll(
			`select file_name, num_rows::integer from parquet_file_metadata(${sqlText(`${folder}**/*.parquet`)})`
		);
		return new Map(found.getRows().map(([file, rows]) => [String(file).slice(folder.length), Number(rows)]));
	});
}

function valuesOf(path: string, table: TableDefinition): Record<string, string | number> {
	const pairs = [...path.matchAll(/\/([a-z_]+)=([^/]+)/g)].map(([, key = '', value = '']) => [
		key,
		table.columns[key]?.type === 'INTEGER' ? Number(value) : value
	]);
	return Object.fromEntries(pairs) as Record<string, string | number>;
}
