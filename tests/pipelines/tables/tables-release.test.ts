import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TABLES } from '#lib/domain/tables.ts';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { makeReleaseFromTables } from '#pipelines/tables/make-release-from-tables.ts';
import { openRelease } from '#lib/server/release.ts';
import { councils } from '#lib/server/queries/councils.ts';
import { changeTable, smallNames, writeTables } from './small-tables.ts';

const FACTS = { version: '2.0.0', date: '2026-11-22', publisher: 'Genklang', homepage: null, summary: null };

let folder: string;
let made: string;
let tables: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	made = await writeTables(join(folder, 'made'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
	tables = await mkdtemp(join(folder, 'tables-'));
	await cp(made, tables, { recursive: true });
});

const release = (name: string) =>
	makeReleaseFromTables(join(folder, name), { folder: tables, facts: FACTS, names: smallNames });

async function problemsOf(): Promise<readonly string[]> {
	const error = await release('refused').catch((cause: unknown) => cause);
	if (!(error instanceof RefusalError)) throw new Error(`not refused: ${String(error)}`);
	expect((await readdir(join(folder, 'refused'))).filter((name) => name !== '.lock')).toEqual([]);
	return error.problems.map((problem) => problem.replace(`${tables}/`, ''));
}

async function sumsOf(name: string): Promise<Record<string, string>> {
	const current = join(folder, name, 'current');
	const files = await readdir(current, { recursive: true, withFileTypes: true });
	const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
	const sums = paths.map(async (path) => [
		path.slice(current.length + 1),
		createHash('sha256')
			.update(await readFile(path))
			.digest('hex')
	]);
	return Object.fromEntries((await Promise.all(sums)) as [string, string][]);
}

describe('a release of tables', () => {
	test('holds what the tables hold, can be opened and asked, and counts its councils', async () => {
		const { tables: held, version } = await release('whole');
		expect(version).toBe('2.0.0');
		expect(Object.fromEntries(held.map(({ name, rows }) => [name, rows]))).toMatchObject({
			councils: 2,
			themes: 4,
			recommendations: 8,
			statements: 2,
			responses: 6,
			line_accounts: 18,
			verdicts: 0,
			cube: 8
		});
		const opened = await openRelease(join(folder, 'whole'));
		const found = await opened.db.run(councils, {});
		expect(found.map(({ councilId }) => councilId)).toEqual(['tst-ir', 'two-ir']);
		await opened.close();
	});

	test('has the same tables in the same bytes when it is made again, from Parquet or CSV', async () => {
		await release('first');
		for (const { name } of TABLES.filter((table) => !['cube', 'changes'].includes(table.name)))
			await changeTable(tables, name, 'from rows', 'csv');
		await release('again');
		const [first, again] = [await sumsOf('first'), await sumsOf('again')];
		// The database, and what carries its sum: DuckDB tries the forms of a column on a random sample.
		const others = ['genklang.duckdb', 'SHA256SUMS', 'release.json', 'genklang-2.0.0.zip'];
		for (const name of others) delete first[name];
		for (const name of others) delete again[name];
		expect(Object.keys(first).length).toBeGreaterThan(90);
		expect(again).toEqual(first);
	});

	test('needs no file of a table that has no rows', async () => {
		for (const name of ['verdicts', 'replies', 'priorities', 'problems', 'evidence', 'contexts'])
			await rm(join(tables, `${name}.parquet`));
		expect((await release('sparse')).tables.find(({ name }) => name === 'evidence')).toEqual({
			name: 'evidence',
			rows: 0
		});
	});
});

describe('a folder of tables is refused, with file, row, column, value and what to do', () => {
	test('where a table that there must be is missing', async () => {
		await rm(join(tables, 'themes.parquet'));
		await rm(join(tables, 'councils.parquet'));
		expect(await problemsOf()).toEqual([
			`${tables}: no councils.parquet or councils.csv`,
			`${tables}: no themes.parquet or themes.csv`
		]);
	});

	test('where there is no such folder', async () => {
		await rm(tables, { recursive: true });
		expect(await problemsOf()).toEqual([`${tables}: no such folder`]);
	});

	test('where columns are missing, unknown or of another type', async () => {
		await changeTable(
			tables,
			'themes',
			"select * exclude (area_id) replace (42 as label), 'x' as colour from rows"
		);
		expect(await problemsOf()).toEqual([
			'themes.parquet: no column area_id: add it, empty where there is nothing to say',
			'themes.parquet: unknown column colour: take it out, or name it as KODEBOG.md does',
			'themes.parquet: column label is INTEGER: write it as VARCHAR'
		]);
	});

	test('where a CSV file has its columns in another order, or is none', async () => {
		await changeTable(tables, 'areas', 'select label_da, * exclude (label_da) from rows', 'csv');
		expect(await problemsOf()).toEqual([
			'areas.csv:1: columns stand in another order, not: area_id,label_da,label_en,committee'
		]);
	});

	test.each([
		['recommendations', 'null as text', 'recommendations.parquet: row 2: text is empty, give it a value'],
		[
			'recommendations',
			"'' as theme",
			'recommendations.parquet: row 2: theme is invalid: "", a text is null or has letters'
		],
		[
			'recommendations',
			'1200 as year',
			'recommendations.parquet: row 2: year is invalid: "1200", give at least 1900'
		],
		[
			'recommendations',
			"'maybe' as response",
			'recommendations.parquet: row 2: response is invalid: "maybe", give one of: direct, group, none'
		],
		[
			'recommendations',
			"'A_1' as recommendation_id",
			'recommendations.parquet: row 2: recommendation_id is invalid: "A_1", give what matches [a-z0-9]+(-[a-z0-9]+)*'
		],
		[
			'recommendations',
			'99 as age_years',
			'recommendations.parquet: row 2: breaks the rule age-at-status-date: age_years is not distinct from (left(status_as_of, 4)::integer - year)'
		]
	])('where %s has %s', async (table, cell, problem) => {
		const [, column] = cell.split(' as ');
		const [value] = cell.split(' as ');
		await changeTable(
			tables,
			table,
			`select * replace (case when rowid = 1 then ${value} else "${column}" end as "${column}") from rows order by rowid`
		);
		expect(await problemsOf()).toEqual([problem]);
	});

	test('where a cell of a CSV file is not of its type', async () => {
		await changeTable(tables, 'councils', "select * replace ('20l0' as term_from) from rows", 'csv');
		expect(await problemsOf()).toEqual([
			'councils.csv: row 1: term_from is invalid: "20l0", give a whole number of 32 bits',
			'councils.csv: row 2: term_from is invalid: "20l0", give a whole number of 32 bits'
		]);
	});

	test('where a key stands twice, alone or of several columns', async () => {
		await changeTable(tables, 'areas', 'from rows union all (from rows limit 1)');
		await changeTable(tables, 'councils', "select * replace ('toby' as slug) from rows");
		await changeTable(tables, 'responses', '(from rows) union all (from rows limit 1)');
		expect(await problemsOf()).toEqual([
			'councils.parquet: row 2: slug stands twice: toby',
			'areas.parquet: row 3: area_id stands twice: daycare',
			'responses.parquet: row 7: recommendation_id, statement_id stands twice: tst-ir-2010-01 tst-ir-s01'
		]);
	});

	test('where a reference leads nowhere', async () => {
		await changeTable(
			tables,
			'responses',
			"select * replace (case rowid when 0 then 'tst-ir-s99' else statement_id end as statement_id) from rows order by rowid"
		);
		expect(await problemsOf()).toEqual([
			'responses.parquet: row 1: statement_id is invalid: "tst-ir-s99" is no row of statements: add it there'
		]);
	});

	test('where a rule between tables is broken', async () => {
		await changeTable(
			tables,
			'statements',
			"select * replace (replace(text, 'bøger', 'blade') as text) from rows"
		);
		expect(await problemsOf()).toEqual([
			'quote that is in none of the statements named: tst-ir-2010-01',
			'quote that is in none of the statements named: two-ir-2010-01'
		]);
	});

	test('where a council does not cover a year, or its rows stand apart', async () => {
		await changeTable(tables, 'councils', 'select * replace (2010 as term_to) from rows');
		await changeTable(tables, 'themes', 'from rows order by label');
		expect(await problemsOf()).toEqual([
			...['tst-ir-2011-01', 'tst-ir-2011-02', 'two-ir-2011-01', 'two-ir-2011-02'].map(
				(id) => `recommendation of a year that its council does not cover (term_from, term_to): ${id}`
			),
			'rows of one council that stand apart in themes: sort the table by its councils: tst-ir',
			'rows of one council that stand apart in themes: sort the table by its councils: two-ir'
		]);
	});
});
