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

/** Files and rows that are written by one statement, unless a single council has more. */
const FILES_AT_ONCE = 256;
const ROWS_AT_ONCE = 250_000;

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
 * The rows of one folder stand in no order that says anything.
 *
 * Source: https://spark.apache.org/docs/latest/sql-data-sources-parquet.html#partition-discovery
 */
export async function exportPartitions(folder: string, tables: readonly TableDefinition[]): Promise<void> {
	await mkdir(join(folder, PARTITIONS_FOLDER));
	// More threads would write a file each into the same folder.
	await readDatabase(folder, writePartitions(folder, tables), { threads: '1' });
}

function writePartitions(folder: string, tables: readonly TableDefinition[]) {
	return async (connection: DuckDBConnection) => {
		for (const [table, keys] of partitioned(tables)) {
			const options = `format parquet, compression zstd, partition_by (${keys.join(', ')}), filename_pattern 'data_{i}', overwrite_or_ignore`;
			const target = sqlText(join(folder, PARTITIONS_FOLDER, table.name));
			for (const councils of await councilsAtOnce(connection, table, keys)) {
				const rows = `select ${columnList(table)} from ${sqlName(table.name)} where council_id in (${councils.map(sqlText).join(', ')})`;
				await connection.run(`copy (${rows}) to ${target} (${options})`);
			}
		}
	};
}

/**
 * The councils of a table in groups that are written together: DuckDB holds all files of one statement open, with memory for
 * each.
 */
async function councilsAtOnce(
	connection: DuckDBConnection,
	table: TableDefinition,
	keys: readonly string[]
): Promise<string[][]> {
	const found = await connection.runAndReadAll(`
		with partitions as (
			select council_id, min(rowid) as first, count(*) as rows
			from ${sqlName(table.name)}
			group by ${keys.map(sqlName).join(', ')}
		)
		select council_id, count(*)::integer, sum(rows)::integer
		from partitions
		group by council_id
		order by min(first)`);
	const groups: string[][] = [];
	let [files, rows] = [Infinity, Infinity];
	for (const [council, ofCouncil, rowsOfCouncil] of found.getRows()) {
		files += Number(ofCouncil);
		rows += Number(rowsOfCouncil);
		if (files > FILES_AT_ONCE || rows > ROWS_AT_ONCE) {
			groups.push([]);
			[files, rows] = [Number(ofCouncil), Number(rowsOfCouncil)];
		}
		groups.at(-1)?.push(String(council));
	}
	return groups;
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
 * Reads the partitions back and compares the rows of each folder with those of its table, cell by cell.
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
		const held = sumsBy(list, columns, sqlName(table.name));
		const written = sumsBy(list, columns, partitionReader(folder, table, keys));
		const found = await connection.runAndReadAll(`
			with held as (${held}),
			written as (${written})
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
	return `read_parquet(${files}, hive_partitioning = true, hive_types = {${types.join(', ')}})`;
}

/** One row a partition: how many rows it has, and two sums over all cells of each. */
function sumsBy(list: string, columns: string, from: string): string {
	return `
		with hashed as (select ${list}, hash(${columns}) as cells from ${from})
		select ${list}, count(*) as n, sum(cells) as total, sum(hash(cells, 'again')) as mixed
		from hashed
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
