import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CubeRow } from '#lib/domain/cube.ts';
import { implementationCounts } from '#lib/domain/measures/implementation-counts.ts';
import { implementedBounds } from '#lib/domain/measures/implemented-bounds.ts';
import { responseCounts } from '#lib/domain/measures/response-counts.ts';
import { stateCounts } from '#lib/domain/measures/state-counts.ts';
import { TABLES } from '#lib/domain/tables.ts';
import type { OpenRelease } from '#lib/server/release.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { councils } from '#lib/server/queries/councils.ts';
import { examplesIn } from '#lib/sql/examples.ts';
import { namedTables } from '#lib/sql/named-tables.ts';
import { fitsInLink } from '#lib/url/sql-state.ts';
import { releasesFolder } from '#run/project.mjs';
import { openTestRelease } from '../routes/open-test-release.ts';

const TABLE_NAMES = TABLES.map(({ name }) => name);
const IDS = examplesIn('da').map(({ id }) => id);

/** DuckDB itself over the published files, as a reader has it who downloads them. */
interface Published {
	readonly connection: DuckDBConnection;
	readonly close: () => void;
}

/** @param order of the rows in their tables: as published, or the other way round */
async function openPublished(order: 'asc' | 'desc'): Promise<Published> {
	const instance = await DuckDBInstance.create(':memory:');
	const connection = await instance.connect();
	for (const name of TABLE_NAMES) {
		const file = join(releasesFolder(), 'current', `${name}.parquet`).replaceAll("'", "''");
		await connection.run(`create table ${name} as select * exclude (file_row_number)
			from read_parquet('${file}', file_row_number = true) order by file_row_number ${order}`);
	}
	const close = () => {
		connection.closeSync();
		instance.closeSync();
	};
	return { connection, close };
}

let published: Published;
let turned: Published;
let release: OpenRelease;
let cube: readonly CubeRow[];

beforeAll(async () => {
	[published, turned, release] = await Promise.all([
		openPublished('asc'),
		openPublished('desc'),
		openTestRelease()
	]);
	const all = await release.db.run(councils, {});
	cube = (await Promise.all(all.map(({ councilId }) => release.db.run(cubeOfCouncil, { councilId })))).flat();
});
afterAll(async () => {
	published.close();
	turned.close();
	await release.close();
});

function example(id: string, locale: 'da' | 'en' = 'da') {
	const found = examplesIn(locale).find((one) => one.id === id);
	if (found === undefined) throw new Error(`no example: ${id}`);
	return found;
}

/** Rows as lists, in the order of the columns. */
async function answer(sql: string, { connection }: Published = published) {
	const reader = await connection.runAndReadAll(sql);
	return { columns: reader.deduplicatedColumnNames(), rows: reader.getRowsJson() };
}

const sum = (rows: readonly (readonly unknown[])[], column: number) =>
	rows.reduce((total, row) => total + Number(row[column]), 0);

describe('the example questions', () => {
	test('are at least ten, each with a name of its own', () => {
		expect(IDS.length).toBeGreaterThanOrEqual(10);
		expect(new Set(IDS).size).toBe(IDS.length);
	});

	test.each(IDS)('%s is answered with rows, the same in both languages', async (id) => {
		const [danish, english] = [example(id), example(id, 'en')];
		expect(danish.sql).not.toMatch(/[{}|]/);
		expect(english.question).not.toBe(danish.question);
		expect(english.note).not.toBe(danish.note);
		const [da, en] = [await answer(danish.sql), await answer(english.sql)];
		expect(da.rows.length).toBeGreaterThan(0);
		expect(en.rows.length).toBe(da.rows.length);
		expect(new Set(da.columns).size).toBe(da.columns.length);
		for (const sql of [danish.sql, english.sql]) {
			expect(namedTables(sql, TABLE_NAMES).length).toBeGreaterThan(0);
			expect(fitsInLink(sql)).toBe(true);
		}
	});

	test.each(IDS)('%s has one answer, however the rows lie in their tables', async (id) => {
		const { sql } = example(id);
		expect(await answer(sql, turned)).toEqual(await answer(sql));
	});
});

describe('what the questions count is what the pages count', () => {
	test('direct answers, and all beside a status text', async () => {
		const { rows } = await answer(example('direct-answers-by-year').sql);
		const { direct, group, none, besideText } = responseCounts(cube);
		expect([sum(rows, 1), sum(rows, 2), sum(rows, 3)]).toEqual([direct + group + none, direct, besideText]);
	});

	test('what became of the recommendations', async () => {
		const { rows } = await answer(example('status-by-theme').sql);
		const counts = implementationCounts(cube);
		expect([2, 3, 4, 5, 6, 7].map((column) => sum(rows, column))).toEqual([
			counts.implemented,
			counts.partial,
			counts.in_progress,
			counts.not_implemented,
			counts.discontinued,
			counts.unknown
		]);
	});

	test('the bounds of what is implemented', async () => {
		const { rows } = await answer(example('implemented-at-least-at-most').sql);
		const { atLeast, atMost, of } = implementedBounds(cube);
		expect([sum(rows, 1), sum(rows, 2), sum(rows, 3)]).toEqual([atLeast, atMost, of]);
	});

	test('what is open, and of how much of it nothing is known', async () => {
		const { rows } = await answer(example('age-of-the-open').sql);
		const { open, openUnknown } = stateCounts(cube);
		expect([sum(rows, 1), sum(rows, 2)]).toEqual([open, openUnknown]);
	});

	test('what was not done or has ended', async () => {
		const { rows } = await answer(example('not-done-in-the-municipality-s-words').sql);
		const { not_implemented, discontinued } = implementationCounts(cube);
		expect(rows).toHaveLength(not_implemented + discontinued);
	});
});
