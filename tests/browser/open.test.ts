import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeViolations } from './axe.ts';
import { useBrowserSite } from './browser-site.ts';
import { sidewaysOverflow } from './sideways-overflow.ts';

const site = useBrowserSite();
/** For what comes when the machine has time. */
const PATIENT = { timeout: 30_000, interval: 50 };

/** What the page says of its choice: its sentence, the counts of the lists, the ids that they hold, in that order. */
function said(page: Page) {
	return page.evaluate(() => ({
		sentence: document.querySelector('h1')?.firstChild?.textContent?.trim(),
		counts: [...document.querySelectorAll('section[id^="list-"] h2 .count')].map((one) => one.textContent),
		records: [...document.querySelectorAll('section[id^="list-"] h3 a')].map((one) =>
			one.getAttribute('href')
		)
	}));
}

/** What figure E writes, whoever drew it. */
async function drawnTexts(page: Page): Promise<readonly string[]> {
	return page.locator('#open-by-area .frame svg text').filter({ visible: true }).allTextContents();
}

/** What the server says for an address to a reader without JavaScript. */
async function saidByServer(path: string) {
	const { page } = await site.open(path, { javaScriptEnabled: true });
	return { ...(await said(page)), drawn: await drawnTexts(page) };
}

async function chooseArea(page: Page, area: string): Promise<void> {
	await page.locator('details:has(input[name="area"]) > summary').click();
	await page.locator(`details input[name="area"][value="${area}"]`).check();
}

describe('a choice on the open list', () => {
	test('redraws figure and lists from the page itself, as the server would', async () => {
		const { page, requests, faults } = await site.open('/albertslund/aabne');
		await chooseArea(page, 'health');
		await page.waitForURL('**/albertslund/aabne?area=health');
		const { drawn, ...server } = await saidByServer('/albertslund/aabne?area=health');
		await expect.poll(() => said(page), PATIENT).toEqual(server);
		await expect.poll(() => drawnTexts(page), PATIENT).toEqual(drawn);
		expect(requests.filter((path) => path.includes('__data.json'))).toEqual([]);
		expect(faults).toEqual([]);
		await page.goBack();
		await expect.poll(async () => (await said(page)).records.length, PATIENT).toBeGreaterThan(50);
	});

	test('is a click on a strip of the figure, which leads to its rows', async () => {
		const { page } = await site.open('/albertslund/aabne');
		const part = page
			.locator('#open-by-area .frame [data-choice="area=health&from=2012&to=2012"]')
			.filter({ visible: true });
		await part.click();
		await page.waitForURL('**/albertslund/aabne?area=health&from=2012&to=2012#lists');
		await expect.poll(async () => (await said(page)).sentence, PATIENT).toMatch(/^\d+ af \d+ anbefalinger/);
		const years = await page.locator('section[id^="list-"] .year').allTextContents();
		expect(new Set(years)).toEqual(new Set(['2012']));
	});

	test('is reached by keyboard through the table, which says for each link what it shows', async () => {
		const { page } = await site.open('/albertslund/aabne');
		const inFigure = await page.locator('#open-by-area .frame a, #open-by-area .frame [tabindex]').count();
		expect(inFigure).toBe(0);
		await page.locator('#open-by-area summary', { hasText: 'Vis som tabel' }).focus();
		await page.keyboard.press('Enter');
		const link = page.getByRole('link', { name: /^Sundhed, 2012: \d+$/ });
		await link.focus();
		await page.keyboard.press('Enter');
		await page.waitForURL('**/albertslund/aabne?area=health&from=2012&to=2012#lists');
	});

	test('works without JavaScript: a form, links, and the figure in the page', async () => {
		const { page } = await site.open('/albertslund/aabne', { javaScriptEnabled: false });
		await page.locator('details:has(input[name="area"]) > summary').click();
		await page.locator('input[name="area"][value="school"]').check();
		await page.locator('select[name="from"]').selectOption('2015');
		await page.getByRole('button', { name: 'Vis', exact: true }).click();
		expect(new URL(page.url()).searchParams.get('area')).toBe('school');
		expect(new URL(page.url()).searchParams.get('from')).toBe('2015');
		const areas = await page.locator('#open-by-area .frame svg:visible text').allTextContents();
		expect(areas).toContain('Skole og forældre');
		expect(areas).not.toContain('Sundhed');
		const years = await page.locator('section[id^="list-"] .year').allTextContents();
		expect(years.length).toBeGreaterThan(0);
		expect(years.every((year) => Number(year) >= 2015)).toBe(true);
	});
});

test('with everything open, and after the browser has drawn, no rule of axe is broken', async () => {
	const { page } = await site.open('/albertslund/aabne');
	await chooseArea(page, 'school');
	await page.locator('#open-by-area .live svg').waitFor();
	await page.evaluate(() => {
		for (const details of document.querySelectorAll('details')) details.open = true;
	});
	for (const width of [320, 1280]) {
		await page.setViewportSize({ width, height: 900 });
		expect([width, await axeViolations(page)]).toEqual([width, []]);
		expect([width, await sidewaysOverflow(page)]).toEqual([width, 0]);
	}
});

test('on a phone the figure is laid out anew, with no text below 13 pixels', async () => {
	const { page } = await site.open('/albertslund/aabne', { viewport: { width: 390, height: 800 } });
	const svg = page.locator('#open-by-area .frame svg:visible');
	expect(Number(await svg.getAttribute('width'))).toBe(350);
	const scale = await svg.evaluate((one) => one.getBoundingClientRect().width / 350);
	expect(scale).toBe(1);
	const sizes = await svg
		.locator('text')
		.evaluateAll((texts) => texts.map((text) => parseFloat(getComputedStyle(text).fontSize)));
	expect(Math.min(...sizes)).toBeGreaterThanOrEqual(13);
});

test('every page of the open list names its feed, and the feed answers', async () => {
	const { page } = await site.open('/en/albertslund/aabne?area=health');
	const href = await page.locator('link[type="application/atom+xml"]').getAttribute('href');
	expect(href).toBe('/en/albertslund/aabne.atom?area=health');
	const answer = await fetch(site.origin() + href);
	expect([answer.status, answer.headers.get('content-type')]).toEqual([
		200,
		'application/atom+xml; charset=utf-8'
	]);
	expect(await answer.text()).toContain(`<id>${site.origin()}/en/albertslund/aabne?area=health</id>`);
});
