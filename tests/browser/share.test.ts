import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { useBrowserSite } from './browser-site.ts';

const site = useBrowserSite();

const LIST = '/albertslund/anbefalinger?theme=alb-ir-t09';

const group = (page: Page) => page.getByRole('group', { name: 'Del siden' });
const status = (page: Page) => group(page).getByRole('status');

/** The e-mail that the page offers: its subject and its lines. */
async function mailOf(page: Page) {
	const href = (await group(page).getByRole('link', { name: 'Send som e-mail' }).getAttribute('href')) ?? '';
	const [, subject = '', body = ''] = /^mailto:\?subject=([^&]*)&body=([^&]*)$/.exec(href) ?? [];
	return { subject: decodeURIComponent(subject), lines: decodeURIComponent(body).split('\r\n') };
}

describe('the link of a page', () => {
	test('is copied as it stands, and both eye and ear are told', async () => {
		const { page, faults } = await site.open(LIST, { permissions: ['clipboard-read', 'clipboard-write'] });
		await group(page).getByRole('button', { name: 'Kopiér link' }).click();
		await status(page).getByText('Linket er kopieret.').waitFor();
		expect(await status(page).isVisible()).toBe(true);
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(site.origin() + LIST);
		expect(faults).toEqual([]);
	});

	test('is no longer the one that was copied when something else is chosen', async () => {
		const { page } = await site.open('/albertslund', { permissions: ['clipboard-read', 'clipboard-write'] });
		const copy = group(page).getByRole('button', { name: 'Kopiér link' });
		await copy.click();
		await status(page).getByText('Linket er kopieret.').waitFor();
		await page.getByRole('combobox', { name: 'Første år' }).selectOption('2014');
		await page.waitForURL('**?from=2014');
		expect(await status(page).textContent()).toBe('');
		await copy.click();
		await status(page).getByText('Linket er kopieret.').waitFor();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
	});

	test('stands in a field, all of it chosen, where the browser lets nothing be copied', async () => {
		const { page, faults } = await site.open(LIST);
		await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
		await group(page).getByRole('button', { name: 'Kopiér link' }).click();
		const field = group(page).getByRole('textbox', { name: 'Kopiér adressen herfra:' });
		await field.waitFor();
		expect(await field.inputValue()).toBe(site.origin() + LIST);
		expect(await page.evaluate(() => window.getSelection()?.toString())).toBe(site.origin() + LIST);
		expect(await status(page).textContent()).toBe('');
		expect(faults).toEqual([]);
	});
});

describe('what the browser itself offers for sharing', () => {
	test('is offered where it has it, and nothing moves for it', async () => {
		const { page, layoutShift } = await site.open(LIST);
		await page.evaluate(() => {
			const shared: ShareData[] = [];
			Object.assign(window, { shared });
			Object.defineProperty(navigator, 'share', {
				value: (data: ShareData) => Promise.resolve(void shared.push(data))
			});
		});
		const button = group(page).getByRole('button', { name: 'Del …' });
		expect(await button.count()).toBe(0);
		await group(page).hover();
		await button.click();
		expect(await page.evaluate(() => (window as unknown as { shared: ShareData[] }).shared)).toEqual([
			{ title: expect.stringContaining('Alle anbefalinger') as string, url: site.origin() + LIST }
		]);
		expect(await layoutShift()).toBeLessThan(0.01);
	});

	test('is not there for anyone where the browser lacks it', async () => {
		const { page } = await site.open(LIST);
		await group(page).getByRole('button', { name: 'Udskriv' }).focus();
		await page.keyboard.press('Tab');
		expect(await group(page).getByRole('button', { name: 'Del …' }).count()).toBe(0);
		expect(await page.evaluate(() => document.activeElement?.textContent)).not.toContain('Del …');
	});
});

describe('an e-mail', () => {
	test('names the choice, the first rows with their links, how many more there are, and the address', async () => {
		const { page } = await site.open('/albertslund/anbefalinger?from=2012&to=2015');
		const { subject, lines } = await mailOf(page);
		expect(subject).toBe('Alle anbefalinger, Integrationsrådet i Albertslund, 2012–2015');
		expect(lines).toContain('Valgt: 2012–2015.');
		const rows = lines.filter((line) => /^\d{4}: /.test(line));
		expect(rows.length).toBeGreaterThan(2);
		expect(lines.filter((line) => line.includes('/albertslund/anbefaling/'))).toHaveLength(rows.length);
		const shown = await page.locator('main ol.list > li').count();
		expect(lines).toContain(`Og ${shown - rows.length} til.`);
		expect(lines).toContain(`${site.origin()}/albertslund/anbefalinger?from=2012&to=2015`);
		expect(lines.at(-1)).toMatch(/^Genklang\. Version 1\.0\.0, .*status fra tidligst februar 2019\.$/);
	});

	test('follows a choice that asks the server for nothing', async () => {
		const { page } = await site.open('/albertslund');
		expect((await mailOf(page)).lines.join(' ')).toContain('99 anbefalinger fra rådet');
		await page.getByRole('combobox', { name: 'Første år' }).selectOption('2014');
		await page.waitForURL('**?from=2014');
		const { lines } = await mailOf(page);
		expect(lines).toContain('Valgt: fra 2014.');
		expect(lines).toContain(`${site.origin()}/albertslund?from=2014`);
		expect(lines.filter((line) => /^\d{4}: /.test(line)).every((line) => line >= '2014')).toBe(true);
	});

	test('is there without JavaScript, and nothing that would not work', async () => {
		const { page } = await site.open(LIST, { javaScriptEnabled: false });
		expect((await mailOf(page)).lines).toContain(site.origin() + LIST);
		expect(await group(page).getByRole('button').count()).toBe(0);
	});
});

test.each([
	'/albertslund',
	'/albertslund/anbefalinger',
	'/albertslund/anbefaling/alb-ir-2014-01',
	'/albertslund/temaer/alb-ir-t06',
	'/albertslund/gentagelser'
])('%s can be shared on screen and is not printed with it', async (path) => {
	const { page } = await site.open(path);
	expect(await group(page).isVisible()).toBe(true);
	await page.emulateMedia({ media: 'print' });
	expect(await group(page).isVisible()).toBe(false);
});

test('a page is printed by the browser', async () => {
	const { page } = await site.open(LIST);
	await page.evaluate(() => {
		window.print = () => void document.documentElement.setAttribute('data-printed', '');
	});
	await group(page).getByRole('button', { name: 'Udskriv' }).click();
	await page.locator('html[data-printed]').waitFor({ state: 'attached' });
});
