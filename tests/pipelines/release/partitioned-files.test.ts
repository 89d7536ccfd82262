import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESCRIBED_TABLES } from '#lib/domain/described-table.ts';
import { parseManifest } from '#lib/domain/release-manifest.ts';
import { openDataFiles } from '#lib/server/data-files.ts';
import { compareExports } from '#pipelines/release/export-tables.ts';
import { readPartitionManifest } from '#pipelines/release/partitioned-files.ts';
import { makeReleaseFromTables } from '#pipelines/tables/make-release-from-tables.ts';
import { smallNames, writeTables } from '../tables/small-tables.ts';

const FACTS = { version: '1.0.0', date: '2026-11-22', publisher: 'Genklang', homepage: null, summary: null };

let folder: string;
let current: string;
let connection: DuckDBConnection;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	const tables = await writeTables(join(folder, 'tables'));
	await makeReleaseFromTables(join(folder, 'releases'), { folder: tables, facts: FACTS, names: smallNames });
	current = join(folder, 'releases/current');
	connection = await (await DuckDBInstance.create(':memory:')).connect();
	await connection.run(`attach '${current}/genklang.duckdb' as held (read_only)`);
});
afterAll(async () => {
	connection.closeSync();
	await rm(folder, { recursive: true });
});

async function rowsOf(sql: string): Promise<unknown[][]> {
	return (await connection.runAndReadAll(sql)).getRows();
}

const columnsOf = (table: string) => {
	const found = DESCRIBED_TABLES.find(({ name }) => name === table);
	return Object.keys(found?.columns ?? {})
		.map((name) => `"${name}"`)
		.join(', ');
};
const partitions = (table: string, types: string) =>
	`read_parquet('${current}/parquet/${table}/**/*.parquet', hive_partitioning = true, hive_types = {${types}}, filename = true)`;

describe('a table cut by council and year', () => {
	test.each([
		['recommendations', 'council_id: varchar, year: integer'],
		['statements', 'council_id: varchar']
	])(
		'%s, read as engines read Hive folders, has the rows of the table, cell by cell',
		async (table, types) => {
			const columns = columnsOf(table);
			const written = await rowsOf(`select ${columns} from ${partitions(table, types)} order by 1`);
			expect(written).toEqual(await rowsOf(`select ${columns} from held.${table} order by 1`));
			expect(written.length).toBeGreaterThan(1);
		}
	);

	test('is asked for one council and year without any other file being opened', async () => {
		const plan = await rowsOf(`
			explain analyze select text
			from ${partitions('recommendations', 'council_id: varchar, year: integer')}
			where council_id = 'tst-ir' and year = 2010`);
		expect(plan.flat().join('\n')).toMatch(/Total Files Read: 1\b/);
	});

	test('holds the columns of its folders in their names alone', async () => {
		const file = `${current}/parquet/recommendations/council_id=tst-ir/year=2010/data_0.parquet`;
		const named = await rowsOf(`select name from parquet_schema('${file}')`);
		expect(named.flat()).toContain('recommendation_id');
		expect(named.flat()).not.toContain('council_id');
		expect(named.flat()).not.toContain('year');
	});

	test('is listed with the values, rows, bytes and sum of each file', async () => {
		const manifest = await readPartitionManifest(current, 'recommendations');
		expect(manifest.partitionedBy).toEqual(['council_id', 'year']);
		expect(manifest.columns.map(({ name }) => `"${name}"`).join(', ')).toBe(columnsOf('recommendations'));
		expect(await rowsOf('select count(*)::integer from held.recommendations')).toEqual([[manifest.rows]]);
		for (const { path, values, rows, bytes, sha256 } of manifest.partitions) {
			const content = await readFile(join(current, 'parquet', path));
			expect(content).toHaveLength(bytes);
			expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
			expect(path).toBe(`recommendations/council_id=${values.council_id}/year=${values.year}/data_0.parquet`);
			const counted = `select count(*)::integer from held.recommendations where council_id = '${values.council_id}' and year = ${values.year}`;
			expect(await rowsOf(counted)).toEqual([[rows]]);
		}
	});

	test('stands in the manifest of the release, and each of its files is served by its name', async () => {
		const { files } = parseManifest(await readFile(join(current, 'release.json'), 'utf8'));
		const opened = await openDataFiles(current, files);
		const path = 'parquet/recommendations/council_id=tst-ir/year=2010/data_0.parquet';
		const bytes = Buffer.from(await new Response(opened.find(path)?.stream()).arrayBuffer());
		expect(bytes.equals(await readFile(join(current, path)))).toBe(true);
		expect(opened.all.map((file) => file.path)).toEqual(files.map((file) => file.path));
		await opened.close();
	});

	test('is found out where a file says something else', async () => {
		const file = `${current}/parquet/recommendations/council_id=tst-ir/year=2010/data_0.parquet`;
		const bytes = await readFile(file);
		await connection.run(
			`copy (select * replace (upper(text) as text) from read_parquet('${file}', hive_partitioning = false)) to '${file}' (format parquet)`
		);
		await expect(compareExports(current)).rejects.toThrow(
			'parquet/recommendations/council_id=tst-ir/year=2010: differs from table recommendations'
		);
		await connection.run(
			`copy (from read_parquet('${file}', hive_partitioning = false) order by recommendation_id desc) to '${file}' (format parquet)`
		);
		await expect(compareExports(current)).rejects.toThrow('year=2010: differs');
		await writeFile(file, bytes);
		await compareExports(current);
	});
});
