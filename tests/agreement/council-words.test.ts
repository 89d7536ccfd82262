import type { DuckDBConnection } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSite, type Site } from '../browser/site.ts';
import { textOf, textsOf } from '../components/rendered.ts';
import { expectedPage } from './expected-page.ts';
import { numbersOfPage } from './page-numbers.ts';
import { connectTo, demandsOf, factsOf } from './plain-sql.ts';
import { releaseWithWords, type Word } from './release-with-words.ts';

/** Words on what is in progress, implemented, unknown, discontinued and not implemented; one changed its mind. */
const WORDS: readonly Word[] = [
	{ recommendationId: 'alb-ir-2010-02', verdict: 'not_confirmed', date: '2020-05' },
	{ recommendationId: 'alb-ir-2011-07', verdict: 'confirmed', date: '2020' },
	{ recommendationId: 'alb-ir-2011-07', verdict: 'keep_open', date: '2020-06-01' },
	{ recommendationId: 'alb-ir-2010-01', verdict: 'not_confirmed', date: '2020-05' },
	{ recommendationId: 'alb-ir-2013-03', verdict: 'keep_open', date: '2020-05' },
	{ recommendationId: 'alb-ir-2014-01', verdict: 'confirmed', date: '2020-05' },
	{ recommendationId: 'alb-ir-2016-10', verdict: 'close', date: '2020-05' },
	{ recommendationId: 'alb-ir-2016-11', verdict: 'keep_open', date: '2020-05' }
];

/** The choice as the address writes it and as SQL says it, where `verdict` is the latest word or null. */
const STATES = [
	{ query: '', where: 'true' },
	{ query: 'verdict=confirmed', where: "verdict = 'confirmed'" },
	{ query: 'verdict=close&verdict=keep_open', where: "verdict in ('close', 'keep_open')" },
	{ query: 'verdict=none', where: 'verdict is null' },
	{
		query: 'verdict=disputed',
		where:
			"((verdict = 'not_confirmed' and implementation <> 'unknown') or (verdict = 'keep_open' and implementation in ('implemented', 'discontinued')))"
	},
	{
		query: 'term=2014-2017&verdict=confirmed&verdict=disputed',
		where: "year >= 2014 and verdict = 'confirmed'"
	},
	{ query: 'state=open&verdict=close', where: "state = 'open' and verdict = 'close'" }
] as const;

let release: Awaited<ReturnType<typeof releaseWithWords>>;
let site: Site;
let connection: DuckDBConnection;

beforeAll(async () => {
	release = await releaseWithWords(WORDS);
	site = await startSite({ GENKLANG_RELEASES: release.releases });
	connection = await connectTo(release.file);
	await connection.run(
		`create temp view with_words as
		select r.*, w.verdict
		from recommendations r
		left join (
			select recommendation_id, verdict from verdicts
			qualify row_number() over (partition by recommendation_id order by date desc) = 1
		) w using (recommendation_id)`
	);
});

afterAll(async () => {
	connection.closeSync();
	await site.stop();
	await release.remove();
});

const ask = async (path: string, query: string) => {
	const answer = await fetch(`${site.origin}${path}${query && `?${query}`}`);
	expect(answer.status).toBe(200);
	return answer.text();
};
const page = async (path: string, query: string) => parseHTML(await ask(path, query)).document;
const csv = async (path: string, query: string): Promise<readonly Record<string, string>[]> =>
	parse(await ask(path, query), { columns: true });

/** Id and word of what SQL finds, by id. */
async function bySql(where: string) {
	const rows = await connection.runAndReadAll(
		`select recommendation_id, verdict from with_words where council_id = 'alb-ir' and ${where}
		order by recommendation_id`
	);
	return rows.getRowObjectsJson();
}

describe.each(STATES)('for the choice $query of a council that has given its word', ({ query, where }) => {
	test.each(['da', 'en'] as const)('the overview says what SQL counts (%s)', async (locale) => {
		const state = { query, where };
		const facts = await factsOf(connection, 'with_words', state);
		const demands = await demandsOf(connection, 'with_words', state);
		const shown = await page(locale === 'en' ? '/en/albertslund' : '/albertslund', query);
		expect(numbersOfPage(shown)).toEqual(expectedPage(facts, demands, state, locale));
	});

	test('the list as CSV and as JSON has the same rows, each with its latest word', async () => {
		const rows = await bySql(where);
		const fromCsv = await csv('/albertslund/anbefalinger.csv', query);
		expect(
			fromCsv
				.map(({ recommendation_id, verdict }) => ({ recommendation_id, verdict: verdict || null }))
				.sort((a, b) => (String(a.recommendation_id) < String(b.recommendation_id) ? -1 : 1))
		).toEqual(rows);
		const { total, dropped, rows: fromJson } = JSON.parse(await ask('/albertslund/anbefalinger.json', query));
		expect(total).toBe(rows.length);
		expect(dropped).toEqual([]);
		expect(fromJson.slice(0, 100).map(String)).toEqual(fromCsv.slice(0, 100).map(String));
		const words = new Map(rows.map((row) => [row['recommendation_id'], row['verdict']]));
		for (const row of fromJson) expect(row.verdict).toBe(words.get(row.recommendation_id));
	});

	test('the list as a page has as many, and the file of figure A has them too', async () => {
		const rows = await bySql(where);
		const list = await page('/albertslund/anbefalinger', query);
		expect(Number(/\d+/.exec(textOf(list.querySelector('h1')))?.[0] ?? 0)).toBe(rows.length);
		const squares = await csv('/albertslund/figur/unit-chart.csv', query);
		expect(squares.map(({ recommendation_id }) => recommendation_id).sort()).toEqual(
			rows.map((row) => row['recommendation_id'])
		);
	});
});

describe('the word of the council in the list', () => {
	test('stands beside the status, and disagreement has a mark of its own', async () => {
		const list = await page('/albertslund/anbefalinger', 'verdict=confirmed&verdict=disputed');
		const items = [...list.querySelectorAll('article')].map((item) => ({
			id: /alb-ir-\d+-\d+/.exec(item.querySelector('h3 a')?.getAttribute('href') ?? '')?.[0],
			status: textOf(item.querySelector('.mark')),
			word: textOf(item.querySelector('.verdict'))
		}));
		expect(items).toEqual([
			{ id: 'alb-ir-2010-02', status: 'i gang', word: 'Rådet bekræfter ikke Uenighed' },
			{ id: 'alb-ir-2011-07', status: 'gennemført', word: 'Rådet holder den åben Uenighed' },
			{ id: 'alb-ir-2013-03', status: 'ophørt', word: 'Rådet holder den åben Uenighed' },
			{ id: 'alb-ir-2014-01', status: 'gennemført', word: 'Rådet bekræfter' }
		]);
	});

	test('closes nothing: what the municipality has not done stays open', async () => {
		const closed = await csv('/albertslund/anbefalinger.csv', 'verdict=close');
		expect(closed.map(({ recommendation_id, state }) => [recommendation_id, state])).toEqual([
			['alb-ir-2016-10', 'open']
		]);
	});

	test('has a column of the table and a choice of the sentence with counts', async () => {
		const table = await page('/albertslund/anbefalinger', 'view=table');
		expect(textsOf(table, 'thead th').at(-1)).toBe('Rådets ord');
		expect(textsOf(table, 'label:has(input[name="verdict"])')).toEqual([
			'Rådet bekræfter 1',
			'Rådet bekræfter ikke 2',
			'Afsluttet af rådet 1',
			'Rådet holder den åben 3',
			'Uenighed med kommunen 3',
			'Rådet har ikke udtalt sig 92'
		]);
	});

	test('cannot be asked of a council that has given none, and the page says so', async () => {
		const other = await page('/ballerup/anbefalinger', 'verdict=none');
		expect(other.querySelector('input[name="verdict"]')).toBeNull();
		expect(textOf(other.querySelector('[role="status"]'))).toContain('verdict=none');
	});
});
