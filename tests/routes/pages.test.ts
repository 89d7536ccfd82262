import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenRelease } from '#lib/server/release.ts';
import { match } from '../../src/params/council.ts';
import { load as loadCouncilLayout } from '../../src/routes/[council=council]/+layout.server.ts';
import { load as loadOverview } from '../../src/routes/[council=council]/+page.server.ts';
import { load as loadLayout } from '../../src/routes/+layout.server.ts';
import { load as loadFront } from '../../src/routes/+page.server.ts';
import { load as loadData } from '../../src/routes/data/+page.server.ts';
import { GET as askHealth } from '../../src/routes/healthz/+server.ts';
import { load as loadMethod } from '../../src/routes/metode/+page.server.ts';
import type {
	LayoutData as CouncilLayoutData,
	PageData as OverviewData
} from '../../src/routes/[council=council]/$types';
import type { LayoutData } from '../../src/routes/$types';
import type { PageData as DataPageData } from '../../src/routes/data/$types';
import type { PageData as MethodData } from '../../src/routes/metode/$types';
import { councils } from '#lib/server/queries/councils.ts';
import { openTestRelease } from './open-test-release.ts';
import { call, type Ended } from './route-event.ts';

let release: OpenRelease;

beforeAll(async () => {
	release = await openTestRelease();
});
afterAll(() => release.close());

/** What a load gave, in the type that Kit makes for its page; fails where it ended otherwise. */
function given<Data>(answer: object | Ended): Data {
	if ('status' in answer) throw new Error(`answered ${String(answer.status)}`);
	return answer as Data;
}

async function overview(query = '', locale: 'da' | 'en' = 'da', isDataRequest = false) {
	const layout = given<LayoutData>(await call(loadLayout, { release, locale }));
	const params = { council: 'albertslund' };
	const council = given<CouncilLayoutData>(
		await call(loadCouncilLayout, { release, locale, params, above: layout })
	);
	const above = { ...layout, ...council };
	return {
		...above,
		...given<OverviewData>(
			await call(loadOverview, { release, locale, params, above, url: `/albertslund${query}`, isDataRequest })
		)
	};
}

describe('the front door', () => {
	test.each([
		['da', '/albertslund'],
		['en', '/en/albertslund']
	] as const)('leads to the home council in the language asked for (%s)', async (locale, location) => {
		const above = given<LayoutData>(await call(loadLayout, { release, locale }));
		expect(await call(loadFront, { release, locale, above })).toEqual({ status: 307, location });
	});
});

describe('every page', () => {
	test('knows version, date, language and councils', async () => {
		const layout = given<LayoutData>(await call(loadLayout, { release, locale: 'en' }));
		expect(layout).toMatchObject({ locale: 'en', version: release.version, releaseDate: release.date });
		expect(layout.home).toMatchObject({
			councilId: 'alb-ir',
			slug: 'albertslund',
			termFrom: 2010,
			termTo: 2017,
			statusAsOf: '2019-02'
		});
	});
});

describe('a council', () => {
	test.each(['nope', 'albertslun', 'ALBERTSLUND', "x' or '1'='1", ''])(
		'"%s" is not found',
		async (council) => {
			expect(await call(loadCouncilLayout, { release, params: { council } })).toEqual({ status: 404 });
		}
	);

	test.each([
		['albertslund', true],
		['ny-by-2', true],
		['data', false],
		['en', false],
		['healthz', false],
		['Albertslund', false],
		['../albertslund', false],
		['-x', false],
		['a'.repeat(61), false],
		['', false]
	])('an address "%s" may name one: %s', (segment, may) => {
		expect(match(segment)).toBe(may);
	});

	test('has its themes in the order of the source and its areas in the language asked for', async () => {
		const danish = await overview();
		const english = await overview('', 'en');
		expect(danish.themes).toHaveLength(13);
		expect(danish.themes.map(({ label }) => label)).toEqual(english.themes.map(({ label }) => label));
		expect(danish.areas.map(({ areaId }) => areaId)).toEqual(english.areas.map(({ areaId }) => areaId));
		expect(danish.areas.map(({ label }) => label)).not.toEqual(english.areas.map(({ label }) => label));
	});

	test('has a document whose text the release serves', async () => {
		const { sources } = await overview();
		expect(sources.length).toBeGreaterThan(0);
		for (const { sourceId } of sources) expect(release.files.find(`sources/${sourceId}.txt`)).toBeDefined();
	});
});

describe('the overview', () => {
	test('has the whole cube and one item for each square, whatever the address chooses', async () => {
		for (const query of ['', '?theme=alb-ir-t03&from=2014', '?implementation=nope']) {
			const { cube, items } = await overview(query);
			expect(cube.whole).toBe(true);
			expect(cube.rows.reduce((sum, { n }) => sum + n, 0)).toBe(99);
			expect(items).toHaveLength(99);
		}
	});

	test('sends no text of a recommendation with its squares', async () => {
		const { items } = await overview();
		expect(Object.keys(items?.[0] ?? {}).sort()).toEqual([
			'areaId',
			'codingStatus',
			'implementation',
			'recommendationId',
			'response',
			'themeId',
			'verdict',
			'year'
		]);
	});

	test('has figures C and D drawn for the choice of the address, in three widths, where data alone is asked for', async () => {
		const whole = await overview('', 'da', true);
		const chosen = await overview('?state=open&theme=alb-ir-t03&junk=1', 'da', true);
		expect([whole.drawn.query, chosen.drawn.query]).toEqual(['', 'theme=alb-ir-t03&state=open']);
		for (const figure of ['responses', 'status'] as const) {
			expect(whole.drawn[figure]).toHaveLength(3);
			for (const svg of whole.drawn[figure] ?? []) expect(svg).toMatch(/^<svg [^]*<\/svg>$/);
			expect(chosen.drawn[figure]?.[2]).not.toBe(whole.drawn[figure]?.[2]);
		}
	});

	test('sends no drawing beside the page that holds them already', async () => {
		expect((await overview()).drawn).toEqual({ query: '', responses: null, status: null });
	});

	test('is the same twice', async () => {
		expect(await overview('?from=2012')).toEqual(await overview('?from=2012'));
	});
});

describe('the method page', () => {
	test('accounts for every line of every source', async () => {
		const above = given<LayoutData>(await call(loadLayout, { release }));
		const { readings } = given<MethodData>(await call(loadMethod, { release, above }));
		expect(readings.map(({ council }) => council.councilId)).toEqual(
			(await release.db.run(councils, {})).map(({ councilId }) => councilId)
		);
		expect(readings.find(({ council }) => council.councilId === 'alb-ir')?.statementCount).toBe(17);
		for (const { sources, lineRoles } of readings) {
			for (const { sourceId, lines } of sources) {
				const counted = lineRoles
					.filter((row) => row.sourceId === sourceId)
					.reduce((sum, row) => sum + row.n, 0);
				expect([sourceId, counted]).toEqual([sourceId, lines]);
			}
		}
	});
});

describe('the data page', () => {
	test('names only files that the release has, with their sizes and rows', async () => {
		const above = given<LayoutData>(await call(loadLayout, { release }));
		const { tables, databaseBytes } = given<DataPageData>(await call(loadData, { release, above }));
		expect(databaseBytes).toBe(release.files.find('genklang.duckdb')?.bytes);
		const counted = release.manifest.tables.find(({ name }) => name === 'recommendations')?.rows;
		expect(tables.find(({ name }) => name === 'recommendations')?.rows).toBe(counted);
		expect(counted).toBeGreaterThanOrEqual(99);
		for (const { path, bytes } of tables.flatMap(({ files }) => files)) {
			expect([path, release.files.find(path)?.bytes]).toEqual([path, bytes]);
			expect(bytes).toBeGreaterThan(0);
		}
	});
});

test('the health check says which release is open and is never kept', async () => {
	const answer = await call(askHealth, { release, locals: { served: release } });
	if (!(answer instanceof Response)) throw new Error('no answer');
	expect([answer.status, await answer.text()]).toEqual([200, `ok ${release.version}\n`]);
	expect(answer.headers.get('cache-control')).toBe('no-store');
});
