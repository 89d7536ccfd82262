import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { collectFaults } from './page-faults.ts';
import { startSite, type Site } from './site.ts';

let site: Site;
let browser: Browser;
let page: Page;
let fonts: string[];
let faults: readonly string[];

beforeAll(async () => {
	[site, browser] = await Promise.all([startSite(), launchChromium()]);
});

afterAll(async () => {
	await browser.close();
	await site.stop();
});

beforeEach(async () => {
	page = await browser.newPage();
	fonts = [];
	faults = await collectFaults(page, site.origin);
	page.on('request', (request) => {
		const name = /\/([^/]+)\.[\w-]+\.woff2$/.exec(request.url())?.[1];
		if (name) fonts.push(name);
	});
	await page.goto(`${site.origin}/albertslund`, { waitUntil: 'networkidle' });
	return () => page.close();
});

test('a page loads the two small files, once each, and nothing from elsewhere', () => {
	expect(fonts.sort()).toEqual(['newsreader', 'source-sans-3']);
	expect(faults).toEqual([]);
});

test('text is set in the two typefaces', async () => {
	const used = await page.evaluate(() =>
		[...document.fonts]
			.filter(({ status }) => status === 'loaded')
			.map(({ family }) => family.replaceAll('"', ''))
	);
	expect(used).toEqual(expect.arrayContaining(['Newsreader Variable', 'Source Sans 3 Variable']));
	expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain(
		'Source Sans 3 Variable'
	);
});

test('a letter of another language brings the full file, and only that', async () => {
	const loaded = page.waitForRequest(/source-sans-3-latin-ext-wght-normal/);
	await page.evaluate(() => document.body.append('Erdoğan'));
	await loaded;
	expect(fonts.sort()).toEqual(['newsreader', 'source-sans-3', 'source-sans-3-latin-ext-wght-normal']);
	expect(faults).toEqual([]);
});
