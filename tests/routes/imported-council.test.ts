import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRelease, type OpenRelease } from '#lib/server/release.ts';
import { makeRelease } from '#pipelines/release/make-release.ts';
import { readReleaseInput } from '#pipelines/release/read-release-input.ts';
import { load as loadCouncilLayout } from '../../src/routes/[council=council]/+layout.server.ts';
import { load as loadOverview } from '../../src/routes/[council=council]/+page.server.ts';
import { load as loadOpen } from '../../src/routes/[council=council]/aabne/+page.server.ts';
import { load as loadYears } from '../../src/routes/[council=council]/aar/+page.server.ts';
import { load as loadYear } from '../../src/routes/[council=council]/aar/[year]/+page.server.ts';
import { load as loadRecord } from '../../src/routes/[council=council]/anbefaling/[id]/+page.server.ts';
import { load as loadList } from '../../src/routes/[council=council]/anbefalinger/+page.server.ts';
import { load as loadThreads } from '../../src/routes/[council=council]/gentagelser/+page.server.ts';
import { load as loadThemes } from '../../src/routes/[council=council]/temaer/+page.server.ts';
import { load as loadTheme } from '../../src/routes/[council=council]/temaer/[theme]/+page.server.ts';
import { load as loadLayout } from '../../src/routes/+layout.server.ts';
import { emptyData, importInto } from '../pipelines/import/imported-register.ts';
import { call } from './route-event.ts';

/** A register of 59 bodies that nobody here made; it is not part of the project. */
const SAMPLE = '../shared/samples/cbbr_fy2022_submissions.csv';
const NONE = 'År;Tema;Anbefaling\n1998;Skole;Rådet anbefaler, at skolerne holder møder\n';

let release: OpenRelease;
let remove: () => Promise<void>;

beforeAll(async () => {
	const { data, remove: removeData } = await emptyData();
	const releases = await mkdtemp(join(tmpdir(), 'imported-release-'));
	if (existsSync(SAMPLE)) {
		await importInto(data, await readFile(SAMPLE), {
			council: {
				id: 'nyc-cb',
				slug: 'new-york',
				name: 'Community Board',
				municipality: 'New York',
				kind: 'community board'
			},
			asOf: '2020-11'
		});
	}
	await importInto(data, NONE);
	await makeRelease(releases, await readReleaseInput(data));
	release = await openRelease(releases, { deadlineMs: 30_000 });
	remove = async () => {
		await release.close();
		await removeData();
		await rm(releases, { recursive: true, force: true });
	};
}, 120_000);
afterAll(() => remove());

/** Asks a page of a council as Kit does, its layouts included. */
async function page(
	route: (event: never) => unknown,
	params: Readonly<Record<string, string>>,
	{ locale = 'da' as 'da' | 'en', url = '/' } = {}
): Promise<Record<string, unknown>> {
	const of = { release, params, locale, url };
	const layout = await call(loadLayout, of);
	const council = await call(loadCouncilLayout, { ...of, above: layout });
	return { ...((await call(route, { ...of, above: { ...layout, ...council } })) as object) };
}

const PAGES = [
	['overview', loadOverview],
	['list', loadList],
	['open ones', loadOpen],
	['years', loadYears],
	['themes', loadThemes],
	['threads', loadThreads]
] as const;

describe.skipIf(!existsSync(SAMPLE))('one of 59 bodies', () => {
	const council = 'new-york-403';

	test.each(PAGES)('has a page of its %s in both languages', async (_, route) => {
		for (const locale of ['da', 'en'] as const) {
			const given = await page(route as (event: never) => unknown, { council }, { locale });
			expect(given).not.toHaveProperty('status');
			expect(JSON.stringify(given)).not.toMatch(/nyc-cb-(?!403|206-register)\d/);
		}
	});

	test('has a page of its year, of its themes and of each recommendation with its source lines', async () => {
		expect(await page(loadYear, { council, year: '2022' })).not.toHaveProperty('status');
		expect(await page(loadTheme, { council, theme: 'nyc-cb-403-t02' })).not.toHaveProperty('status');
		const record = await page(loadRecord, { council, id: 'nyc-cb-403-2022-01' });
		expect(record).not.toHaveProperty('status');
		expect(JSON.stringify(record)).toContain('Upgrade 90th Street Playground');
		expect(JSON.stringify(record)).toContain('nyc-cb-206-register');
	});
});

describe('a council without statuses', () => {
	test.each(PAGES)('has a page of its %s', async (_, route) => {
		expect(await page(route as (event: never) => unknown, { council: 'havnby' })).not.toHaveProperty(
			'status'
		);
	});

	test('has a page of its year and of its recommendation', async () => {
		expect(await page(loadYear, { council: 'havnby', year: '1998' })).not.toHaveProperty('status');
		expect(await page(loadRecord, { council: 'havnby', id: 'hav-ir-1998-01' })).not.toHaveProperty('status');
		expect(await page(loadTheme, { council: 'havnby', theme: 'hav-ir-t01' })).not.toHaveProperty('status');
	});
});
