import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { ask, type RawAnswer } from '../run/raw-request.ts';
import { skipWithout } from '../skip-without.ts';
import { launchChromium } from './chromium.ts';
import { hostileReading, idOf, makeHostileRelease } from './hostile-release.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';
import { collectFaults } from './page-faults.ts';
import { startSite, type Site } from './site.ts';

const COUNCIL = `Rådet "><script>window.ran=1</script>`;
const TITLE = `</script><svg onload=window.ran=1> ' " \` =1+1`;

let folder: string;
let site: Site;
let browser: Browser;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	await makeHostileRelease(
		join(folder, 'releases'),
		hostileReading(HOSTILE_TEXTS, { council: COUNCIL, title: TITLE })
	);
	[site, browser] = await Promise.all([
		startSite({ GENKLANG_RELEASES: join(folder, 'releases') }),
		launchChromium()
	]);
});
afterAll(async () => {
	await browser.close();
	await site.stop();
	await rm(folder, { recursive: true });
});

/** A byte order mark before a text is dropped as values leave the database. */
const withoutMark = (text: string) => text.replace(/^\ufeff/, '');
const get = (path: string): Promise<RawAnswer> => ask(Number(new URL(site.origin).port), path);
const recordPath = (at: number) => `/testby/anbefaling/${idOf(at)}`;

/** Opens a page and gives what was run, asked for elsewhere or refused by the policy on it. */
async function visit(path: string, look: (page: Page) => Promise<unknown> = async () => {}) {
	const context = await browser.newContext();
	const page = await context.newPage();
	const faults = [...(await collectFaults(page, site.origin))];
	const collected = await collectFaults(page, site.origin);
	page.on('dialog', (dialog) => {
		faults.push(`dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	await page.addInitScript(() => {
		addEventListener('securitypolicyviolation', ({ blockedURI }) => console.error(`policy: ${blockedURI}`));
	});
	await page.goto(site.origin + path, { waitUntil: 'load' });
	const seen = await look(page);
	const ran = await page.evaluate(() => 'ran' in window);
	await context.close();
	return { seen, faults: [...faults, ...collected, ...(ran ? ['a text ran'] : [])] };
}

test('150 texts and more are tried', () => {
	expect(new Set(HOSTILE_TEXTS).size).toBeGreaterThanOrEqual(150);
});

describe('a page', () => {
	test('shows what it was given, for every text, as recommendation, theme, status and quote', async () => {
		const wrong: unknown[] = [];
		for (const [at, text] of HOSTILE_TEXTS.entries()) {
			const { status, body } = await get(recordPath(at));
			const { document } = parseHTML(body.toString());
			const shown = [...document.querySelectorAll('main blockquote, main h1 a')].map(
				({ textContent }) => textContent
			);
			if (status !== 200 || !shown.some((one) => one === withoutMark(text)))
				wrong.push({ at, text, shown: shown.slice(0, 2) });
		}
		expect(wrong).toEqual([]);
	});

	test('leads nowhere but to pages and files of this site', async () => {
		const elsewhere: unknown[] = [];
		for (const path of [
			'/testby',
			'/testby/anbefalinger',
			'/testby/temaer',
			'/kilder',
			recordPath(45),
			'/data'
		]) {
			const { document } = parseHTML((await get(path)).body.toString());
			for (const link of document.querySelectorAll('[href], [src], [action]')) {
				const address =
					link.getAttribute('href') ?? link.getAttribute('src') ?? link.getAttribute('action') ?? '';
				const isKnown =
					/^(?:\/(?!\/)|#|\?|mailto:|data:image\/svg)/.test(address) ||
					address === '' ||
					address.startsWith(site.origin) ||
					/^https:\/\/(?:creativecommons\.org|www\.mozilla\.org|mozilla\.org)\//.test(address);
				if (!isKnown) elsewhere.push({ path, address });
			}
		}
		expect(elsewhere).toEqual([]);
	});

	test.each([
		'/testby',
		'/en/testby',
		'/testby/anbefalinger',
		'/testby/anbefalinger?page=2',
		'/testby/aabne',
		'/testby/aar/2010',
		'/testby/temaer',
		'/testby/temaer/tst-ir-t001',
		'/kilder/tst-ir-register',
		'/raad',
		'/data',
		'/metode',
		'/indlejr/testby/status-by-theme',
		'/testby/figur/status-by-theme.svg'
	])('%s runs nothing, asks nobody else and breaks no policy in Chromium', async (path) => {
		const { faults } = await visit(path);
		expect(faults).toEqual([]);
	});

	test('shows every text of a list to the letter in Chromium, after its program has taken over too', async () => {
		const { seen, faults } = await visit('/testby/anbefalinger', async (page) => {
			await page.hover('form');
			return page.evaluate(() => document.querySelector('main')?.textContent ?? '');
		});
		const shown = HOSTILE_TEXTS.filter((text) => String(seen).includes(text));
		expect(faults).toEqual([]);
		expect(shown.length).toBeGreaterThan(10);
	});
});

describe('data', () => {
	test('of a page and of a record is read by a JSON parser as it was given', async () => {
		const whole = JSON.parse((await get('/testby/anbefalinger.json?limit=200')).body.toString()) as object;
		expect(JSON.stringify(whole)).toContain('evil.example');
		for (const at of [0, 1, 20, 46, 80, 110, 140]) {
			const { body } = await get(`${recordPath(at)}.json`);
			expect(stringsIn(JSON.parse(body.toString()))).toContain(HOSTILE_TEXTS[at]);
		}
	});

	test('for search engines in a page is JSON and ends where it should', async () => {
		let found = 0;
		for (const path of ['/testby', '/data', recordPath(0), recordPath(1), recordPath(8)]) {
			const { document } = parseHTML((await get(path)).body.toString());
			for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
				expect(() => JSON.parse(script.textContent)).not.toThrow();
				found += 1;
			}
		}
		expect(found).toBeGreaterThan(0);
	});

	test('is named by no header that a text could end', async () => {
		for (const path of [
			'/testby/anbefalinger.csv?q=x%0d%0aSet-Cookie:%20ran=1',
			'/testby/anbefalinger.zip',
			'/testby.csv'
		]) {
			const { headers } = await get(path);
			expect(headers['set-cookie']).toBeUndefined();
			expect(headers['content-disposition'] ?? '').toMatch(
				/^(?:|(?:attachment|inline); filename="[\w.-]+")$/
			);
		}
	});

	test('in the workbook has no cell that calculates, and each text as it was given', async () => {
		const bytes = await readFile(join(folder, 'releases/current/anbefalinger.xlsx'));
		const parts = Object.entries(unzipSync(new Uint8Array(bytes)));
		const xml = parts.filter(([name]) => name.endsWith('.xml')).map(([, content]) => strFromU8(content));
		expect(xml.filter((part) => /<f[ >]|<f\/>|externalLink|vbaProject|<hyperlink /.test(part))).toEqual([]);
		expect(parts.map(([name]) => name).filter((name) => /vba|external|activeX|macro/i.test(name))).toEqual(
			[]
		);
	});
});

describe('other programs read it', () => {
	test
		.skipIf(skipWithout('xmllint', 'hostile texts in pictures, feeds and site maps read by xmllint'))
		.each([
			'/testby/figur/status-by-theme.svg',
			'/testby/figur/unit-chart.svg',
			'/testby/aabne.atom',
			'/sitemap.xml'
		])('xmllint: %s', async (path) => {
		const file = join(folder, 'read.xml');
		await writeFile(file, (await get(path)).body);
		const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', file], { encoding: 'utf8' });
		expect([status, stderr]).toEqual([0, '']);
	});

	test.skipIf(skipWithout('LibreOffice', 'hostile texts in the workbook read by LibreOffice'))(
		'LibreOffice: the workbook and the Excel file hold no formula',
		async () => {
			for (const [name, filter] of [
				['anbefalinger.xlsx', ''],
				['anbefalinger-excel.csv', '--infilter=CSV:59,34,76,1']
			] as const) {
				const args = ['--headless', ...(filter ? [filter] : []), '--convert-to', 'fods', '--outdir', folder];
				const home = `-env:UserInstallation=file://${join(folder, 'office')}`;
				const { status } = spawnSync('soffice', [home, ...args, join(folder, 'releases/current', name)]);
				expect(status).toBe(0);
				const read = await readFile(join(folder, name.replace(/\.\w+$/, '.fods')), 'utf8');
				// It takes a yes or no for one.
				expect(read).not.toMatch(/table:formula="(?!of:=(?:TRUE|FALSE)\(\)")/);
				expect(read).toContain('WEBSERVICE');
			}
		},
		300_000
	);
});

describe('the pipeline refuses what is no id, no address and no text', () => {
	const attempt = (reading: ReturnType<typeof hostileReading>) =>
		makeHostileRelease(join(folder, 'refused'), reading).then(
			() => 'made',
			(cause: unknown) => (cause instanceof RefusalError ? 'refused' : `failed: ${String(cause)}`)
		);
	const plain = hostileReading(['En tekst']);
	const withCouncil = (change: object) => ({
		...plain,
		descriptor: { ...plain.descriptor, council: { ...plain.descriptor.council, ...change } }
	});

	test.each(['"><script>', '../x', 'a b', 'tst%2fir', 'a\r\nb', ''])(
		'the slug of a council %j',
		async (slug) => {
			expect(await attempt(withCouncil({ slug }))).not.toBe('made');
		}
	);

	test.each(['"><script>', '../x', 'a b', 'a\r\nb'])(
		'the id of a recommendation %j',
		async (recommendationId) => {
			const recommendations = plain.recommendations.map((row) => ({ ...row, recommendationId }));
			expect(await attempt({ ...plain, recommendations })).not.toBe('made');
		}
	);
});

function stringsIn(value: unknown): unknown[] {
	if (value === null || typeof value !== 'object') return [value];
	return Object.values(value).flatMap(stringsIn);
}
