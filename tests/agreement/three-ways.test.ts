import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { releasesFolder } from '#run/project.mjs';
import { startSite, type Site } from '../browser/site.ts';
import { expectedPage } from './expected-page.ts';
import { FILTER_STATES, type FilterState } from './filter-states.ts';
import { numbersOfPage } from './page-numbers.ts';
import { connectTo, demandsOf, factsOf, type Facts } from './plain-sql.ts';

let site: Site;
let connection: DuckDBConnection;

/** What each file of the release is called in SQL; the cube's rows are taken one by one again. */
const FILES: Readonly<Record<string, string>> = {
	'recommendations.csv': 'from_csv',
	'recommendations.json': 'from_json',
	'recommendations.parquet': 'from_parquet',
	'cube.csv': 'from_cube_csv'
};
const EVERY_FORM = ['from_csv', 'from_json', 'from_parquet', 'from_cube_csv', 'from_cube'];

/** Asks the site for each file and reads it into a table of the connection, beside the database of the release. */
async function readServedFiles(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	for (const [file, table] of Object.entries(FILES)) {
		const answer = await fetch(`${site.origin}/data/latest/${file}`);
		await writeFile(join(folder, file), new Uint8Array(await answer.arrayBuffer()));
		const rows = `'${join(folder, file)}'`;
		await connection.run(
			`create temp table ${table} as ${file.startsWith('cube') ? oneByOne(rows) : `from ${rows}`}`
		);
	}
	await connection.run(`create temp table from_cube as ${oneByOne('cube')}`);
	await rm(folder, { recursive: true });
}

const oneByOne = (cube: string) => `select cells.* exclude (n) from ${cube} as cells, range(cells.n)`;

beforeAll(async () => {
	site = await startSite();
	connection = await connectTo(join(releasesFolder(), 'current', 'genklang.duckdb'));
	await readServedFiles();
});

afterAll(async () => {
	connection.closeSync();
	await site.stop();
});

const bySql = (state: FilterState) => factsOf(connection, 'recommendations', state);

async function page(state: FilterState, locale: 'da' | 'en'): Promise<Document> {
	const answer = await fetch(
		`${site.origin}${locale === 'en' ? '/en' : ''}/albertslund${state.query && `?${state.query}`}`
	);
	expect(answer.status).toBe(200);
	return parseHTML(await answer.text()).document;
}

/** The rows of a figure's file, empty cells as null, numbers as numbers. */
async function figureFile(
	id: string,
	state: FilterState
): Promise<readonly Record<string, string | number | null>[]> {
	const answer = await fetch(`${site.origin}/albertslund/figur/${id}.csv${state.query && `?${state.query}`}`);
	return parse(await answer.text(), {
		columns: true,
		cast: (value) => (value === '' ? null : /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value)
	});
}

/** The numbers of the SQL that a file has too, under the file's names; shares to twelve digits, as sums may differ in the last. */
function rounded(value: number | null): number | null {
	return value === null ? null : Number(value.toPrecision(12));
}

describe.each(FILTER_STATES)('for the choice $query', (state) => {
	let facts: Facts;
	beforeAll(async () => {
		facts = await bySql(state);
	});

	test.each(['da', 'en'] as const)('the page says what SQL counts (%s)', async (locale) => {
		const demands = await demandsOf(connection, 'recommendations', state);
		expect(numbersOfPage(await page(state, locale))).toEqual(expectedPage(facts, demands, state, locale));
	});

	test('the file of figure A has the same recommendations by year, answer and status', async () => {
		const rows = await figureFile('unit-chart', state);
		const ids = await connection.runAndReadAll(
			`select recommendation_id, year, theme_id, theme, response, implementation, state, coding_status
			from recommendations where council_id = 'alb-ir' and ${state.where} order by year, recommendation_id`
		);
		const sorted = [...rows].sort(
			(a, b) =>
				Number(a.year) - Number(b.year) ||
				(String(a.recommendation_id) < String(b.recommendation_id) ? -1 : 1)
		);
		expect(sorted).toEqual(ids.getRowObjectsJson());
	});

	test('the file of figure B has the same cells', async () => {
		const rows = await figureFile('themes-by-year', state);
		expect(rows.map(({ theme_id, year, made }) => ({ theme_id, year, made }))).toEqual(facts.cells);
	});

	test('the file of figure C has the same counts, shares and intervals', async () => {
		const rows = await figureFile('responses-by-year', state);
		const fromFile = rows.map((row) => ({
			...row,
			share: rounded(row.share as number | null),
			share_low: rounded(row.share_low as number | null),
			share_high: rounded(row.share_high as number | null)
		}));
		expect(fromFile).toEqual(
			facts.years.map(({ year, made, n, direct, beside_text, share, share_low, share_high }) => ({
				year,
				made,
				rated: n,
				direct,
				beside_text,
				share: rounded(share),
				share_low: rounded(share_low),
				share_high: rounded(share_high)
			}))
		);
	});

	test('the file of figure D has the same statuses, of the base', async () => {
		const rows = await figureFile('status-by-theme', state);
		expect(rows).toEqual(facts.themes.map(({ n, ...row }) => ({ ...row, known: n - row.unknown, rated: n })));
	});

	test.each(EVERY_FORM)('the data say the same: %s', async (table) => {
		expect(await factsOf(connection, table, state)).toEqual(facts);
	});

	test('the demands are as many in every form of the data', async () => {
		const tables = ['recommendations', 'from_csv', 'from_json', 'from_parquet'];
		const counted = await Promise.all(tables.map((table) => demandsOf(connection, table, state)));
		const byThreads = await connection.runAndReadAll(
			`with shown as (select * from recommendations where council_id = 'alb-ir' and ${state.where})
			select ((select count(distinct thread_id) from threads semi join shown using (recommendation_id))
				+ (select count(*) from shown anti join threads using (recommendation_id)))::integer as n`
		);
		expect(counted).toEqual(tables.map(() => byThreads.getRowObjectsJson()[0]?.['n']));
	});

	test('the parts are the whole', () => {
		const { total, based, years, themes } = facts;
		const added = (rows: readonly object[], key: string) =>
			rows.reduce((sum, row) => sum + Number(Reflect.get(row, key)), 0);
		expect(added(years, 'made')).toBe(total.made);
		expect(added(themes, 'made')).toBe(total.made);
		expect(added(themes, 'n')).toBe(based.n);
		expect(based.open + based.done + based.stopped).toBe(based.n);
		expect(
			based.implemented +
				based.partial +
				based.in_progress +
				based.not_implemented +
				based.discontinued +
				based.unknown
		).toBe(based.n);
	});
});

test('the choices reach every answer and status, a small number, and nothing at all', async () => {
	const totals = await Promise.all(FILTER_STATES.map(bySql));
	expect(totals[0]?.total.made).toBe(99);
	expect(totals.some(({ total }) => total.made === 0)).toBe(true);
	expect(totals.some(({ total }) => total.made > 0 && total.made < 10)).toBe(true);
	for (const status of [
		'implemented',
		'partial',
		'in_progress',
		'not_implemented',
		'discontinued',
		'unknown'
	] as const) {
		expect(totals[0]?.based[status]).toBeGreaterThan(0);
	}
});

test('every recommendation has the age that lies between its year and the status date', async () => {
	const rows = await connection.runAndReadAll(
		`select count(*)::integer as n from recommendations
			where council_id = 'alb-ir' and (age_years is distinct from 2019 - year or status_as_of is distinct from '2019-02')`
	);
	expect(rows.getRowObjectsJson()).toEqual([{ n: 0 }]);
});
