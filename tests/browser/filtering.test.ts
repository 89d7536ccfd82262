import { parseHTML } from 'linkedom';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { numbersOfPage, type PageNumbers } from '../agreement/page-numbers.ts';
import { useBrowserSite } from './browser-site.ts';

const site = useBrowserSite();
/** For what comes when the machine has time. */
const PATIENT = { timeout: 30_000, interval: 50 };

/** The numbers that stand in the page now; those drawn in figure C are compared apart, as drawing takes a moment. */
async function numbersNow(page: Page): Promise<PageNumbers> {
	return numbersOfPage(parseHTML(await page.content()).document);
}

/** The numbers that the server writes for an address. */
async function numbersOfServer(path: string): Promise<PageNumbers> {
	const answer = await fetch(site.origin() + path);
	return numbersOfPage(parseHTML(await answer.text()).document);
}

/** What figure C or D says, whoever drew it. */
async function drawnTexts(page: Page, id: string): Promise<readonly string[]> {
	const texts = page.locator(`#${id} .frame svg text`).filter({ visible: true });
	return (await texts.allTextContents()).filter((text) => text !== '');
}

/** Waits until the page shows what the server shows for an address, figures too. */
async function expectAsFromServer(page: Page, path: string): Promise<void> {
	await page.waitForURL(site.origin() + path);
	const { drawnAnswers, ...numbers } = await numbersOfServer(path);
	await expect
		.poll(async () => ({ ...(await numbersNow(page)), drawnAnswers: [] }), PATIENT)
		.toEqual({ ...numbers, drawnAnswers: [] });
	await expect
		.poll(
			async () =>
				(await drawnTexts(page, 'responses-by-year')).filter((text) => /^\d+ (?:af|of) \d+$/.test(text)),
			PATIENT
		)
		.toEqual(drawnAnswers);
}

/** Opens a list of the sentence, where it is closed, and ticks one of its choices. */
async function choose(page: Page, name: string, value: string): Promise<void> {
	const choice = page.locator(`details input[name="${name}"][value="${value}"]`);
	if (!(await choice.isVisible())) {
		await page.locator(`details:has(input[name="${name}"][value="${value}"]) > summary`).click();
	}
	await choice.check();
}

describe('a choice in the sentence', () => {
	test.each([
		['/albertslund', 'theme', 'alb-ir-t03', '/albertslund?theme=alb-ir-t03', /Tema Mentor$/],
		['/en/albertslund', 'state', 'open', '/en/albertslund?state=open', /State: open$/i]
	])('on %s repaints everything from the page itself: %s %s', async (path, name, value, there, heading) => {
		const { page, requests, faults } = await site.open(path);
		const before = await numbersNow(page);
		await choose(page, name, value);
		await expectAsFromServer(page, there);
		expect(await numbersNow(page)).not.toEqual(before);
		expect(await page.locator('h1').innerText()).toMatch(heading);
		expect(await page.title()).toMatch(/Mentor|open/i);
		expect(
			requests
				.slice(1)
				.filter((request) => !request.startsWith('/_app/immutable/') && request !== '/favicon.svg')
		).toEqual([]);
		expect(faults).toEqual([]);
	});

	test('leaves the page where the reader sees it', async () => {
		const { page } = await site.open('/albertslund', { viewport: { width: 1280, height: 600 } });
		const topOf = async (selector: string) =>
			Math.round((await page.locator(selector).boundingBox())?.y ?? NaN);
		await page.locator('form').evaluate((element) => element.scrollIntoView({ block: 'start' }));
		const top = await topOf('form');
		await choose(page, 'theme', 'alb-ir-t03');
		await expectAsFromServer(page, '/albertslund?theme=alb-ir-t03');
		expect(await topOf('form')).toBe(top);
		await choose(page, 'theme', 'alb-ir-t07');
		await expectAsFromServer(page, '/albertslund?theme=alb-ir-t03&theme=alb-ir-t07');
		expect(await topOf('form')).toBe(top);
		expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('alb-ir-t07');
	});

	test('can be several, of years and of the base too, and be taken back one by one', async () => {
		const { page } = await site.open('/albertslund');
		await choose(page, 'response', 'direct');
		await page.waitForURL('**/albertslund?response=direct');
		await page.keyboard.press('Escape');
		await page.getByLabel('Første år').selectOption('2012');
		await page.waitForURL('**/albertslund?from=2012&response=direct');
		await page.getByLabel('Sidste år').selectOption('2015');
		await page.locator('select[name="base"]').selectOption('judged');
		await expectAsFromServer(page, '/albertslund?from=2012&to=2015&response=direct&base=judged');
		await page.getByLabel('Første år').selectOption('2010');
		await expectAsFromServer(page, '/albertslund?to=2015&response=direct&base=judged');
		await page.getByRole('link', { name: 'Ryd valg' }).click();
		await expectAsFromServer(page, '/albertslund?base=judged');
	});

	test('is undone and done again by back and forward', async () => {
		const { page, requests } = await site.open('/albertslund');
		await choose(page, 'implementation', 'implemented');
		await page.waitForURL('**?implementation=implemented');
		await choose(page, 'implementation', 'in_progress');
		await expectAsFromServer(page, '/albertslund?implementation=implemented&implementation=in_progress');
		const asked = requests.length;
		await page.goBack();
		await expectAsFromServer(page, '/albertslund?implementation=implemented');
		expect(await page.locator('input[value="in_progress"]').isChecked()).toBe(false);
		await page.goBack();
		await expectAsFromServer(page, '/albertslund');
		expect(await page.locator('input[value="implemented"]').isChecked()).toBe(false);
		await page.goForward();
		await expectAsFromServer(page, '/albertslund?implementation=implemented');
		expect(await page.locator('input[value="implemented"]').isChecked()).toBe(true);
		expect(requests.slice(asked).filter((request) => !request.startsWith('/_app/'))).toEqual([]);
	});

	test('stays when the page is loaded anew or opened by another', async () => {
		const { page } = await site.open('/albertslund');
		await choose(page, 'theme', 'alb-ir-t08');
		await expectAsFromServer(page, '/albertslund?theme=alb-ir-t08');
		await page.reload();
		await expectAsFromServer(page, '/albertslund?theme=alb-ir-t08');
		expect(await page.locator('input[value="alb-ir-t08"]').isChecked()).toBe(true);
	});

	test('that the address brings is drawn at once and drawn anew when it is left', async () => {
		const { page } = await site.open('/albertslund?theme=alb-ir-t06');
		const chosen = await drawnTexts(page, 'status-by-theme');
		await page.getByRole('link', { name: 'Ryd valg' }).click();
		await expectAsFromServer(page, '/albertslund');
		await expect.poll(() => drawnTexts(page, 'status-by-theme'), PATIENT).not.toEqual(chosen);
		await page.goBack();
		await expectAsFromServer(page, '/albertslund?theme=alb-ir-t06');
		await expect.poll(() => drawnTexts(page, 'status-by-theme'), PATIENT).toEqual(chosen);
	});

	test('that leaves nothing says so and shows the way out', async () => {
		const { page } = await site.open('/albertslund?response=none');
		await choose(page, 'implementation', 'implemented');
		await expectAsFromServer(page, '/albertslund?response=none&implementation=implemented');
		await page.getByText('Ingen anbefalinger passer til dit valg.').waitFor();
		expect(await page.locator('h1').innerText()).toMatch(/^Ingen anbefalinger/);
		await page.keyboard.press('Escape');
		await page.getByRole('link', { name: 'Ryd valg' }).click();
		await expectAsFromServer(page, '/albertslund');
	});
});

describe('an address with a value that nobody knows', () => {
	test.each([true, false])(
		'is answered without it, and names it (JavaScript %s)',
		async (javaScriptEnabled) => {
			const { page, faults } = await site.open('/albertslund?theme=nope&from=20l6&state=open', {
				javaScriptEnabled
			});
			const notice = page.getByRole('status').filter({ hasText: 'Adressen' });
			expect(await notice.innerText()).toBe(
				'Adressen har værdier, som vi ikke kender, og som derfor ikke er brugt: theme=nope og from=20l6.'
			);
			expect(numbersOfPage(parseHTML(await page.content()).document)).toEqual(
				await numbersOfServer('/albertslund?state=open')
			);
			expect(faults.filter((fault) => !fault.endsWith('.js'))).toEqual([]);
		}
	);
});

describe('by keyboard, and without aiming', () => {
	/** Presses Tab until an element that matches has the focus. */
	async function tabTo(page: Page, selector: string, most = 40): Promise<void> {
		for (let presses = 0; presses < most; presses++) {
			await page.keyboard.press('Tab');
			if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
		}
		throw new Error(`not reached by ${most} tabs: ${selector}`);
	}

	test('a reader skips to the content, opens a list, chooses, closes it and is back at its word', async () => {
		const { page } = await site.open('/albertslund');
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#content');
		expect((await page.locator('.skip').boundingBox())?.y).toBe(0);
		await page.keyboard.press('Enter');
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');

		await tabTo(page, 'details[name="filter-choice"] summary');
		const outline = await page.evaluate(
			() => getComputedStyle(document.activeElement ?? document.body).outline
		);
		expect(outline).toMatch(/solid 3px|3px solid/);
		await page.keyboard.press('Enter');
		await tabTo(page, 'input[value="alb-ir-t03"]');
		await page.keyboard.press('Space');
		await expectAsFromServer(page, '/albertslund?theme=alb-ir-t03');
		expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('alb-ir-t03');
		await page.keyboard.press('Escape');
		expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Mentor');
		expect(await page.locator('details[name="filter-choice"][open]').count()).toBe(0);
	});

	test('a list closes by a click elsewhere as well', async () => {
		const { page } = await site.open('/albertslund');
		await choose(page, 'theme', 'alb-ir-t03');
		await page.locator('h1').click();
		await expect.poll(() => page.locator('details[name="filter-choice"][open]').count(), PATIENT).toBe(0);
	});

	test('no square is a stop, and every year and every table is', async () => {
		const { page } = await site.open('/albertslund');
		await page.locator('#unit-chart .label').first().focus();
		const years: (string | null)[] = [];
		for (let year = 2010; year <= 2017; year++) {
			years.push(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null));
			await page.keyboard.press('Tab');
		}
		expect(years.map((label) => label?.slice(0, 5))).toEqual([
			'2010:',
			'2011:',
			'2012:',
			'2013:',
			'2014:',
			'2015:',
			'2016:',
			'2017:'
		]);
		await tabTo(page, '#unit-chart details summary', 3);
		await page.keyboard.press('Enter');
		expect(await page.locator('#unit-chart details table').isVisible()).toBe(true);
	});
});
