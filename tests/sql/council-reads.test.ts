import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Query } from '#lib/server/define-query.ts';
import { idHashOf } from '#lib/server/id-hash.ts';
import { largeDatabase, ROW_GROUP } from './large-database.ts';
import { QUERIES } from './queries.ts';
import { argumentsOf } from './query-arguments.ts';

const councilId = 'mmm-ir';

/** Queries of the list, the search and the page of one recommendation. */
const NAMES = /^(?:list|search|record)-/;
/** They find a row by its id alone, whatever its council. */
const BY_ID: readonly string[] = [
	'record-recommendation',
	'record-parts',
	'record-statement',
	'record-thread',
	'record-verdicts',
	'record-replies'
];

/** Part of what DuckDB says of a run of a query: an operator, with those that it reads from. */
interface Operator {
	readonly operator_name?: string;
	readonly operator_rows_scanned?: number;
	readonly extra_info?: { readonly Table?: string };
	readonly children?: readonly Operator[];
}

let connection: DuckDBConnection;
let instance: DuckDBInstance;
let remove: () => Promise<void>;
let rowNo: number;
let recommendationId: string;

beforeAll(async () => {
	const large = await largeDatabase();
	remove = large.remove;
	instance = await DuckDBInstance.create(large.file, { access_mode: 'READ_ONLY', threads: '2' });
	connection = await instance.connect();
	const [record] = await rowsOf(
		`select rowid::integer, recommendation_id from recommendations where council_id = '${councilId}' offset 4500 limit 1`
	);
	[rowNo, recommendationId] = [Number(record?.[0]), String(record?.[1])];
}, 120_000);

afterAll(async () => {
	connection.closeSync();
	instance.closeSync();
	await remove();
});

async function rowsOf(sql: string): Promise<readonly unknown[][]> {
	return (await connection.runAndReadAll(sql)).getRowsJS();
}

/** How many rows the query reads of each table. */
async function readsOf(query: Query): Promise<ReadonlyMap<string, number>> {
	const { values, types } = argumentsOf(query, councilId);
	const own: Readonly<Record<string, unknown>> = {
		rowNo,
		recommendationId,
		memberId: recommendationId,
		idHash: idHashOf(recommendationId)
	};
	const asked = Object.fromEntries(
		Object.keys(values).map((name) => [name, own[name] ?? values[name]])
	) as typeof values;
	const result = await connection.runAndReadAll(`explain (analyze, format json) ${query.sql}`, asked, types);
	const reads = new Map<string, number>();
	const add = ({ operator_rows_scanned: n = 0, extra_info: { Table } = {}, children = [] }: Operator) => {
		const table = Table?.replaceAll('"', '').replace(/^.*?\.(?:main\.)?/, '');
		if (table !== undefined) reads.set(table, Math.max(reads.get(table) ?? 0, n));
		children.forEach(add);
	};
	add(JSON.parse(String(result.getRowsJS()[0]?.[1])) as Operator);
	return reads;
}

/** How many rows of each table are of the council, and of all councils. */
async function rowsOfTables(): Promise<ReadonlyMap<string, readonly [own: number, all: number]>> {
	const tables = await rowsOf(`
		select
			case when schema_name = 'main' then '' else schema_name || '.' end || table_name,
			max(case column_name when 'council_id' then 'council_id' when 'council_no' then 'council_no' end)
		from duckdb_columns()
		where schema_name in ('main', 'internal')
		group by all`);
	const counts = new Map<string, readonly [number, number]>();
	for (const [table, column] of tables) {
		const own = column === 'council_no' ? '1' : column === 'council_id' ? `'${councilId}'` : null;
		const filter = own === null ? '' : `filter (where ${String(column)} = ${own})`;
		const [row] = await rowsOf(`select count(*) ${filter}, count(*) from ${String(table)}`);
		counts.set(String(table), [Number(row?.[0]), Number(row?.[1])]);
	}
	return counts;
}

/** Rows that a query of the council may read: its own, and those of others in the groups of rows that it shares at either end. */
function mostOf(table: string, counts: ReadonlyMap<string, readonly [own: number, all: number]>): number {
	// The words of each of the four places stand together.
	const runs = table === 'internal.search_hits' ? 4 : 1;
	return (counts.get(table)?.[0] ?? 0) + runs * 2 * ROW_GROUP;
}

test('a query that reads all councils is seen', async () => {
	const counts = await rowsOfTables();
	const sql = 'select max(text) as text from recommendations';
	const reads = await readsOf({ name: 'all', columns: {}, params: {}, sql });
	expect(reads.get('recommendations')).toBeGreaterThan(mostOf('recommendations', counts));
});

test('queries of a council read no rows of other councils, but those that lie with its own', async () => {
	const counts = await rowsOfTables();
	const large = [...counts].filter(([table, [, all]]) => all > mostOf(table, counts)).map(([table]) => table);
	const read = new Set<string>();
	const faults: unknown[] = [];
	for (const [name, query] of QUERIES.filter(([file]) => NAMES.test(file) && !BY_ID.includes(file))) {
		for (const [table, n] of await readsOf(query)) {
			const most = mostOf(table, counts);
			if (n > most) faults.push({ name, table, n, most });
			if (n > 0) read.add(table);
		}
	}
	expect(faults).toEqual([]);
	for (const table of ['recommendations', 'internal.row_cells', 'internal.search_hits']) {
		expect(large).toContain(table);
		expect(read).toContain(table);
	}
});
