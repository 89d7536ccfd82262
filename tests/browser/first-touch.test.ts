import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowserSite } from './browser-site.ts';
import { ENGLISH_PAGES, PAGES } from './pages.ts';

const site = useBrowserSite();
const OVERVIEW = '/albertslund';
/** A browser that has just been started, on a crowded machine. */
const SOON = { timeout: 10_000 };

const mentor = (page: Page) => page.getByRole('checkbox', { name: /^Mentor/ });
const openThemes = (page: Page) => page.locator('summary', { hasText: 'Tema:' }).click();
const scripts = (requests: readonly string[]) => requests.filter((path) => path.endsWith('.js'));

/** Makes the sign that starts the app until it is heard, and waits until nothing more is fetched. */
async function touch(page: Page, requests: readonly string[]): Promise<void> {
	const started = async () => {
		await page.keyboard.press('Shift');
		return scripts(requests).some((path) => path.includes('/nodes/'));
	};
	await expect.poll(started, SOON).toBe(true);
	await untilQuiet(page, requests);
}

async function untilQuiet(page: Page, requests: readonly string[]): Promise<void> {
	for (let before = -1; requests.length > before;) {
		before = requests.length;
		await page.waitForTimeout(250);
	}
}

/** Holds the program back until the function that it gives is called. */
async function holdProgram(page: Page): Promise<() => void> {
	let release = () => {};
	const released = new Promise<void>((resolve) => (release = resolve));
	await page.route(/\/nodes\/.*\.js$/, async (route) => {
		await released;
		await route.continue();
	});
	return release;
}

describe('a page that nobody has touched', () => {
	test('has asked for itself, one style sheet, two typefaces and three small scripts', async () => {
		const { requests } = await site.open(OVERVIEW);
		expect(requests.filter((path) => path.endsWith('.css'))).toHaveLength(1);
		expect(requests.filter((path) => path.endsWith('.woff2'))).toHaveLength(2);
		expect(scripts(requests)).toHaveLength(3);
		expect(requests).toHaveLength(7);
	});

	test('weighs at most 120 kB, of it 45 kB of typefaces, 6 kB of style sheet and 5 kB of scripts', async () => {
		const { requests } = await site.open(OVERVIEW);
		const weights = await Promise.all(
			requests.map(async (path) => {
				const answer = await fetch(site.origin() + path, { headers: { 'Accept-Encoding': 'br' } });
				await answer.arrayBuffer();
				return { path, bytes: Number(answer.headers.get('content-length')) };
			})
		);
		const weigh = (end: RegExp) =>
			weights.filter(({ path }) => end.test(path)).reduce((sum, { bytes }) => sum + bytes, 0);
		expect(weights.filter(({ bytes }) => !(bytes > 0))).toEqual([]);
		expect(weigh(/\.woff2$/)).toBeLessThanOrEqual(45_000);
		expect(weigh(/\.css$/)).toBeLessThanOrEqual(6000);
		expect(weigh(/\.js$/)).toBeLessThanOrEqual(5000);
		expect(weigh(/(?:)/)).toBeLessThanOrEqual(120_000);
	});
});

describe('the first touch', () => {
	test.each([...PAGES, ...ENGLISH_PAGES])('brings %s to life without a word in the console', async (path) => {
		const { page, requests, faults, layoutShift } = await site.open(path);
		const warnings: string[] = [];
		page.on('console', (message) => warnings.push(message.text()));
		const before = await page.locator('main').innerText();
		await touch(page, requests);
		expect(warnings).toEqual([]);
		expect(faults.filter((fault) => !fault.includes('status of 404'))).toEqual([]);
		expect(await page.locator('main').innerText()).toBe(before);
		expect(await layoutShift()).toBeLessThan(0.05);
		expect(await page.locator('h1').count()).toBe(1);
		expect(await page.locator('html').getAttribute('lang')).toBe(path.startsWith('/en/') ? 'en' : 'da');
	});

	test('leaves the drawings of the server in place', async () => {
		const { page, requests } = await site.open(OVERVIEW);
		const drawings = page.locator('.server svg[role=img]');
		const before = await drawings.evaluateAll((all) => all.map(({ outerHTML }) => outerHTML));
		await touch(page, requests);
		expect(before.length).toBeGreaterThanOrEqual(6);
		expect(await drawings.evaluateAll((all) => all.map(({ outerHTML }) => outerHTML))).toEqual(before);
	});

	test('a theme ticked before the program came is answered when it comes', async () => {
		const { page } = await site.open(OVERVIEW);
		const release = await holdProgram(page);
		await openThemes(page);
		await mentor(page).check();
		expect(page.url()).not.toContain('theme=');
		release();
		await expect.poll(() => page.url()).toContain('theme=alb-ir-t03');
		expect(await mentor(page).isChecked()).toBe(true);
		await expect.poll(() => page.locator('#unit-chart .year rect').count()).toBe(4);
	});

	test('a theme ticked and taken away again before the program came is not chosen', async () => {
		const { page, requests } = await site.open(OVERVIEW);
		const release = await holdProgram(page);
		await openThemes(page);
		await mentor(page).check();
		await mentor(page).uncheck();
		release();
		await untilQuiet(page, requests);
		expect(page.url()).not.toContain('theme=');
		expect(await mentor(page).isChecked()).toBe(false);
	});

	test('a page that a link leads to comes with the style sheet of the pages but the overview', async () => {
		const { page, requests } = await site.open(OVERVIEW);
		await touch(page, requests);
		await page.locator('header a[href="/albertslund/anbefalinger"]').click();
		await page.waitForURL('**/albertslund/anbefalinger');
		expect(requests.filter((path) => path.endsWith('.css'))).toHaveLength(2);
		expect(requests.filter((path) => path === '/albertslund/anbefalinger')).toEqual([]);
	});

	test('a reader who has read on after a reload stays where they are', async () => {
		const { page, requests } = await site.open(OVERVIEW);
		await touch(page, requests);
		await page.evaluate(() => scrollTo(0, 900));
		await page.reload({ waitUntil: 'networkidle' });
		await page.evaluate(() => scrollTo(0, 300));
		await touch(page, requests);
		expect(await page.evaluate(() => scrollY)).toBe(300);
	});
});

describe('a choice', () => {
	test('asks the server for nothing once the program and the chart library are there', async () => {
		const { page, requests } = await site.open(OVERVIEW);
		await openThemes(page);
		await untilQuiet(page, requests);
		const before = requests.length;
		await mentor(page).check();
		await expect.poll(() => page.locator('.live svg').count()).toBeGreaterThanOrEqual(2);
		expect(requests.slice(before)).toEqual([]);
	});

	test('leaves the filter where the reader has it, though the sentence above takes more lines', async () => {
		const { page, requests } = await site.open(OVERVIEW);
		await openThemes(page);
		await untilQuiet(page, requests);
		const top = async () => (await page.locator('form summary').first().boundingBox())?.y ?? NaN;
		const height = async () => (await page.locator('h1').boundingBox())?.height ?? NaN;
		const before = { top: await top(), height: await height() };
		await mentor(page).check();
		await expect.poll(height).toBeGreaterThan(before.height);
		expect(Math.abs((await top()) - before.top)).toBeLessThan(1);
	});
});
