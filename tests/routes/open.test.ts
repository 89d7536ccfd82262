import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenRelease } from '#lib/server/release.ts';
import { openRelease } from '#lib/server/release.ts';
import { openOfCouncil } from '#lib/server/queries/open-of-council.ts';
import { parseOpenFilters } from '#lib/url/open-filters.ts';
import { load as loadCouncilLayout } from '../../src/routes/[council=council]/+layout.server.ts';
import { load as loadLayout } from '../../src/routes/+layout.server.ts';
import { load as loadOpen } from '../../src/routes/[council=council]/aabne/+page.server.ts';
import { openSentence } from '../../src/routes/[council=council]/aabne/open-sentence.ts';
import { openView } from '../../src/routes/[council=council]/aabne/open-view.ts';
import { GET as askData } from '../../src/routes/[council=council]/aabne.[form=form]/+server.ts';
import type { PageData } from '../../src/routes/[council=council]/aabne/$types';
import { buildTwoStatuses } from '../two-statuses.ts';
import { openTestRelease } from './open-test-release.ts';
import { call } from './route-event.ts';

let release: OpenRelease;
let fjordby: OpenRelease;
let remove: () => Promise<void>;

beforeAll(async () => {
	const built = await buildTwoStatuses();
	remove = built.remove;
	[release, fjordby] = await Promise.all([
		openTestRelease(),
		openRelease(built.releases, { deadlineMs: 30_000 })
	]);
});
afterAll(async () => {
	await Promise.all([release.close(), fjordby.close()]);
	await remove();
});

interface Asked {
	readonly of?: OpenRelease;
	readonly council?: string;
	readonly locale?: 'da' | 'en';
	readonly isDataRequest?: boolean;
}

async function page(
	query = '',
	{ of = release, council = 'albertslund', locale = 'da', isDataRequest = false }: Asked = {}
) {
	const params = { council };
	const asked = { release: of, locale, params };
	const layout = await call(loadLayout, asked);
	const above = { ...layout, ...(await call(loadCouncilLayout, { ...asked, above: layout })) };
	const own = await call(loadOpen, { ...asked, above, url: `/${council}/aabne${query}`, isDataRequest });
	// What Kit merges for the page.
	return { ...above, ...own } as PageData;
}

async function view(query = '', asked: Asked = {}) {
	const data = await page(query, asked);
	return openView(data, parseOpenFilters(new URLSearchParams(query), data.known).filters);
}

async function data(form: 'csv' | 'json', query = '', council = 'albertslund') {
	const url = `/${council}/aabne.${form}${query}`;
	const answer = await call(askData, { release, params: { council, form }, url });
	if (!(answer instanceof Response)) throw new Error(`no answer: ${JSON.stringify(answer)}`);
	return answer;
}

const QUERIES = [
	'',
	'?area=health',
	'?from=2014&to=2015',
	'?response=none',
	'?theme=alb-ir-t06&area=language'
];

describe('the open list', () => {
	test.each(QUERIES)(
		'has every open one in one of its lists, as DuckDB and the CSV count them: %s',
		async (query) => {
			const shown = await view(query);
			const ids = shown.lists.flatMap(({ rows }) => rows.map(({ recommendationId }) => recommendationId));
			expect(ids).toHaveLength(shown.open);
			expect(shown.lists.map(({ total }) => total)).toEqual(shown.lists.map(({ rows }) => rows.length));
			const rows = parse<{ recommendation_id: string }>(await (await data('csv', query)).text(), {
				columns: true
			});
			expect(rows.map((row) => row.recommendation_id)).toEqual(ids);
		}
	);

	test('counts by area what it lists, areas in the order of areas.csv', async () => {
		const shown = await view();
		expect(shown.byArea.reduce((sum, { open }) => sum + open, 0)).toBe(shown.open);
		expect(shown.byArea.slice(0, 3).map(({ areaId }) => areaId)).toEqual(['school', 'language', 'education']);
		expect(shown.byCommittee).toEqual([]);
	});

	test('says its numbers of how many, and of how many nothing is known', async () => {
		const shown = await view();
		expect(openSentence(shown, true)).toBe(
			`${shown.open} af 99 anbefalinger er åbne. For ${shown.openUnknown} af dem oplyser registret ikke, hvad der er sket.`
		);
		const english = await view('?response=none', { locale: 'en' });
		expect(openSentence(english, true)).toBe(
			`${english.open} of ${english.made} recommendations are open. The register does not say what happened.`
		);
	});

	test('shows the areas that a choice can hold anything of, and no others', async () => {
		expect((await view('?area=health')).byArea.map(({ areaId }) => areaId)).toEqual(['health']);
		expect((await view('?theme=alb-ir-t03')).byArea).toHaveLength(1);
	});

	test('holds all open ones, so that no choice asks the server, and the figure drawn where data alone is asked for', async () => {
		const whole = await page();
		expect((await page('?area=health')).open).toEqual(whole.open);
		expect(whole.drawn).toEqual({ query: '', figure: null });
		const asked = await page('?area=health&junk=1', { isDataRequest: true });
		expect(asked.drawn.query).toBe('area=health');
		expect(asked.drawn.figure).toHaveLength(3);
		for (const svg of asked.drawn.figure ?? []) expect(svg).toMatch(/^<svg [^]*<\/svg>$/);
	});

	test('names the source lines of every quote', async () => {
		const quoted = (await page()).open.filter(({ quote }) => quote !== null);
		expect(quoted.length).toBeGreaterThan(0);
		expect(quoted.filter(({ quoteSourceId, quoteLines }) => !quoteSourceId || !quoteLines)).toEqual([]);
	});

	test('knows nothing of a council whose source carries no status', async () => {
		const data = await page('', { council: 'ballerup' });
		expect(data.open).toEqual([]);
		const shown = openView(data, parseOpenFilters(new URLSearchParams(), data.known).filters);
		expect(openSentence(shown, false)).toMatch(/^Kilden siger ikke, om de \d+ anbefalinger er åbne\.$/);
	});

	test('puts first what the council does, in its order, with its word on each', async () => {
		const asked = { of: fjordby, council: 'fjordby' };
		const shown = await view('', asked);
		expect(shown.priorities.map(({ recommendationId, rank }) => [recommendationId, rank])).toEqual([
			['fjo-ir-2014-04', 1],
			['fjo-ir-2012-04', 2]
		]);
		const words = shown.lists.flatMap(({ rows }) =>
			rows.map(({ recommendationId, verdict }) => [recommendationId, verdict])
		);
		expect(words).toEqual(
			expect.arrayContaining([
				['fjo-ir-2012-03', 'confirmed'],
				['fjo-ir-2012-02', 'keep_open']
			])
		);
		expect((await view('?from=2014', asked)).priorities).toHaveLength(1);
		expect((await page('?from=2014', asked)).priorities).toBe(2);
	});
});

describe('the open list as data', () => {
	test('is the same as CSV and as JSON, and says what the address held and nobody knows', async () => {
		const csv = await data('csv', '?area=health');
		expect(csv.headers.get('content-disposition')).toBe(
			'attachment; filename="genklang-1.0.0-albertslund-aabne-area-health.csv"'
		);
		const body = (await (await data('json', '?area=health&state=done')).json()) as {
			total: number;
			dropped: unknown;
			rows: Record<string, unknown>[];
		};
		expect(body.dropped).toEqual([{ key: 'state', value: 'done' }]);
		const asText = body.rows.map((row) =>
			Object.fromEntries(
				Object.entries(row).map(([key, value]) => [key, value === null ? '' : String(value)])
			)
		);
		expect(parse(await csv.text(), { columns: true })).toEqual(asText);
		expect(body.total).toBe(asText.length);
	});

	test('has the ages and counts that the query gives', async () => {
		const rows = await release.db.run(openOfCouncil, { councilId: 'alb-ir' });
		const { rows: told } = (await (await data('json')).json()) as {
			rows: { recommendation_id: string; age_years: number; times_asked: number }[];
		};
		for (const row of rows) {
			const one = told.find((each) => each.recommendation_id === row.recommendationId);
			expect([one?.age_years, one?.times_asked]).toEqual([2019 - row.year, row.timesAsked]);
		}
	});

	test.each(['nope', ''])('of a council that is not there is not found: "%s"', async (council) => {
		expect(await call(askData, { release, params: { council, form: 'csv' } })).toEqual({ status: 404 });
	});
});
