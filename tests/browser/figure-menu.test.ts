import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from './axe.ts';
import { useBrowserSite } from './browser-site.ts';
import { sidewaysOverflow } from './sideways-overflow.ts';

const site = useBrowserSite();
const PATIENT = { timeout: 30_000, interval: 100 };
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };
const FIGURE = '#responses-by-year';

/** What lies on the clipboard: texts, and of a picture its first bytes as letters. */
function clipboard(page: Page): Promise<Record<string, string>> {
	return page.evaluate(async () => {
		const found: Record<string, string> = {};
		for (const item of await navigator.clipboard.read()) {
			for (const type of item.types) found[type] = await (await item.getType(type)).text();
		}
		return found;
	});
}

async function openMenu(page: Page): Promise<void> {
	await page.locator(`${FIGURE} details.more > summary`).focus();
	await page.keyboard.press('Enter');
	await expect.poll(() => page.locator(`${FIGURE} textarea`).isVisible(), PATIENT).toBe(true);
}

async function press(page: Page, label: string): Promise<void> {
	await page.locator(FIGURE).getByRole('button', { name: label }).focus();
	await page.keyboard.press('Enter');
	await expect.poll(() => page.locator(`${FIGURE} .said`).textContent(), PATIENT).toBe('Kopieret.');
}

describe('the menu of a figure', () => {
	test('copies table, picture, link and code by keyboard, with the choice of the page', async () => {
		const { page, faults } = await site.open('/albertslund?from=2012', CLIPBOARD);
		await openMenu(page);
		await press(page, 'Kopiér tabel');
		const table = await clipboard(page);
		const lines = (table['text/plain'] ?? '').split(/\r?\n/).map((line) => line.split('\t'));
		expect(lines.map(([year]) => year)).toEqual([
			'År',
			'2010',
			'2011',
			'2012',
			'2013',
			'2014',
			'2015',
			'2016',
			'2017'
		]);
		expect(lines[3]?.slice(1, 4)).toEqual(['13', '13', '5']);
		expect(table['text/html']).toContain('<td>13</td>');
		await press(page, 'Kopiér billede');
		expect((await clipboard(page))['image/png']).toMatch(/^.PNG/);
		await press(page, 'Kopiér link');
		expect((await clipboard(page))['text/plain']).toBe(`${site.origin()}/albertslund?from=2012${FIGURE}`);
		await press(page, 'Kopiér koden');
		expect((await clipboard(page))['text/plain']).toContain(
			`src="${site.origin()}/indlejr/albertslund/responses-by-year?from=2012"`
		);
		expect(faults).toEqual([]);
	});

	test('fetches what copies when it is opened, and not before', async () => {
		const { page, requests } = await site.open('/albertslund');
		await page.locator(FIGURE).hover();
		await page.waitForLoadState('networkidle');
		const before = requests.length;
		await openMenu(page);
		await expect.poll(() => requests.slice(before).some((path) => path.endsWith('.js')), PATIENT).toBe(true);
	});

	test('says so where the browser does not allow copying', async () => {
		const { page } = await site.open('/albertslund');
		await page.evaluate(() => {
			navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
		});
		await openMenu(page);
		await page.locator(FIGURE).getByRole('button', { name: 'Kopiér link' }).click();
		await expect
			.poll(() => page.locator(`${FIGURE} .said`).textContent(), PATIENT)
			.toBe('Browseren tillod ikke at kopiere.');
	});

	test('has its links and its code without JavaScript, and no button that does nothing', async () => {
		const { page } = await site.open('/albertslund?from=2012', { javaScriptEnabled: false });
		const links = page.locator(`${FIGURE} .actions a`);
		expect(await links.count()).toBe(6);
		for (const link of await links.all()) {
			const answer = await fetch(site.origin() + ((await link.getAttribute('href')) ?? ''));
			expect(answer.status).toBe(200);
		}
		await page.locator(`${FIGURE} details.more > summary`).click();
		expect(await page.locator(`${FIGURE} textarea`).isVisible()).toBe(true);
		expect(await page.locator(`${FIGURE} button:visible`).count()).toBe(0);
	});
});

describe('an embedded figure', () => {
	const EMBED = '/indlejr/albertslund/unit-chart?from=2012';
	let elsewhere: Server;
	beforeAll(async () => {
		elsewhere = createServer((request, response) => {
			const path = new URL(request.url ?? '/', 'http://localhost').searchParams.get('shows') ?? '';
			response.setHeader('Content-Type', 'text/html').end(
				`<script>heights=[];addEventListener('message',({data})=>heights.push(data))</script>
				<iframe src="${site.origin()}${path}" width="600" height="400"></iframe>`
			);
		}).listen(0, '127.0.0.1');
		await once(elsewhere, 'listening');
	});
	afterAll(() => elsewhere.close());

	/** A page of another site with a frame of ours, which notes the heights that it is told. */
	async function embedIn(page: Page, path: string): Promise<void> {
		const origin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`; // a port, not a pipe
		await page.route(`${origin}/**`, (route) => route.continue());
		await page.goto(`${origin}/?shows=${encodeURIComponent(path)}`);
	}
	const heights = (page: Page) =>
		page.evaluate(() => (window as unknown as { heights: { type: string; height: number }[] }).heights);

	test('is shown on the page of another site and tells it how high it is', async () => {
		const { page } = await site.open('/om');
		await embedIn(page, EMBED);
		const frame = page.frameLocator('iframe');
		expect(await frame.locator('h1').textContent()).toBe('Én firkant er én anbefaling');
		await expect.poll(async () => (await heights(page)).length, PATIENT).toBeGreaterThan(0);
		const first = (await heights(page)).at(-1);
		expect(first?.type).toBe('genklang-height');
		expect(first?.height).toBeGreaterThan(300);
		await frame.locator('summary').click();
		await expect
			.poll(async () => (await heights(page)).at(-1)?.height ?? 0, PATIENT)
			.toBeGreaterThan((first?.height ?? 0) + 100);
		expect(await page.context().cookies()).toEqual([]);
	});

	test('is the only page of the site that another may show', async () => {
		const { page, faults } = await site.open('/om');
		await embedIn(page, '/albertslund');
		await expect.poll(() => faults.some((fault) => fault.includes('frame-ancestors')), PATIENT).toBe(true);
	});

	test.each(['light', 'dark'])('breaks no rule of axe and keeps inside its width, in %s', async (theme) => {
		for (const figure of ['unit-chart', 'themes-by-year', 'status-by-theme']) {
			const { page, faults } = await site.open(`/indlejr/albertslund/${figure}?theme=${theme}`);
			await page.locator('summary').click();
			for (const width of [320, 390, 1280]) {
				await page.setViewportSize({ width, height: 900 });
				expect([figure, width, await sidewaysOverflow(page)]).toEqual([figure, width, 0]);
				expect([figure, width, await axeViolations(page)]).toEqual([figure, width, []]);
				expect(await page.locator('.frame svg:visible').count()).toBe(1);
			}
			expect(faults).toEqual([]);
		}
	});

	test('is whole without JavaScript', async () => {
		const { page, requests } = await site.open(EMBED, { javaScriptEnabled: false });
		expect(await page.locator('.frame rect:visible').count()).toBeGreaterThan(70);
		expect(requests.filter((path) => !/^\/indlejr|\.woff2$/.test(path))).toEqual([]);
	});
});
