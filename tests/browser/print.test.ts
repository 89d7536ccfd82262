import { spawnSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { skipWithout } from '../skip-without.ts';
import { useBrowserSite } from './browser-site.ts';

const site = useBrowserSite();
const withoutText = skipWithout('pdftotext', 'what a printed page says');

/** The pages of what the browser would print, as text. */
async function printed(path: string, options: { readonly open?: boolean } = {}): Promise<readonly string[]> {
	const { page } = await site.open(path, { colorScheme: 'dark' });
	if (options.open) await page.locator('#responses-by-year details:not(.more) > summary').click();
	return printedPage(page);
}

/** The same of a page that is open. */
async function printedPage(page: Page): Promise<readonly string[]> {
	const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
	const { stdout, status } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
	expect(status).toBe(0);
	return stdout.split('\f').filter((text) => text.trim() !== '');
}

/** A text with its spaces and line ends run together, as lines of a page break where they must. */
const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

const YEARS = Array.from({ length: 8 }, (_, index) => 2010 + index);

/** The smallest type of what is printed, in points. */
async function smallestType(page: Page): Promise<number> {
	const pixels = await page.evaluate(() =>
		[...document.querySelectorAll('main *, footer *')]
			.filter((element) => element.getClientRects().length > 0 && !element.matches('.visually-hidden'))
			.filter(({ childNodes }) =>
				[...childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim())
			)
			.map((element) => parseFloat(getComputedStyle(element).fontSize))
	);
	return Math.round(Math.min(...pixels) * 7.5) / 10;
}

describe.skipIf(withoutText)('on paper', () => {
	test.each([
		['/albertslund', 'Version 1.0.0', 'Figur'],
		['/en/albertslund', 'Version 1.0.0', 'Figure']
	])('%s has its figures, version and address, and no controls', async (path, version, figure) => {
		const pages = await printed(path);
		const text = flat(pages.join(' '));
		expect(pages.length).toBeLessThanOrEqual(6);
		for (const letter of ['A', 'B', 'C', 'D']) expect(text).toContain(`${figure} ${letter}`);
		expect(text).toContain('99');
		expect(text).toContain(version);
		expect(text).toContain(site.origin() + path);
		expect(text).not.toMatch(/alle slags svar|all kinds of reply|Hent billede|Flere|Hovedmenu/);
	});

	test('every page names the version and the address it was printed from', async () => {
		for (const page of await printed('/albertslund')) {
			expect(flat(page)).toContain('Version 1.0.0');
			expect(flat(page)).toContain(`${site.origin()}/albertslund`);
		}
	});

	test.each(YEARS.flatMap((year) => [`/albertslund/aar/${year}`, `/en/albertslund/aar/${year}`]))(
		'%s is on two pages, each with source, version, date and address, and loses nothing',
		async (path) => {
			const { page } = await site.open(path);
			const pages = await printedPage(page);
			expect(pages.length).toBe(2);
			for (const one of pages) {
				const text = flat(one);
				expect(text).toContain('Anbefalinger fra integrationsrådet 2010-2017');
				expect(text).toMatch(/Version \d+\.\d+\.\d+, \d+\.? \p{L}+ \d{4}/u);
				expect(text).toContain(site.origin() + path);
			}
			const ids = await page.locator('article').evaluateAll((articles) => articles.map(({ id }) => id));
			const text = flat(pages.join(' '));
			expect(ids.length).toBeGreaterThan(0);
			expect(ids.filter((id) => !text.includes(id))).toEqual([]);
			// The last row of the table beside the other years.
			expect(text).toMatch(/(?:Alle år|All years) 99 /);
			await page.emulateMedia({ media: 'print' });
			expect(await smallestType(page)).toBeGreaterThanOrEqual(8.5);
		}
	);

	test('a table that the reader opened is printed, one that is closed is not', async () => {
		const [closed, open] = [
			flat((await printed('/albertslund')).join(' ')),
			flat((await printed('/albertslund', { open: true })).join(' '))
		];
		expect(closed).not.toContain('38 %');
		// The share of 2012, which stands in the table alone.
		expect(open).toContain('38 %');
	});

	test('a choice is named and the numbers are of it', async () => {
		const text = flat((await printed('/albertslund?theme=alb-ir-t03')).join(' '));
		expect(text).toContain('Tema Mentor');
		expect(text).toMatch(/4 anbefalinger på 8 år\./);
	});

	test.each(['/metode', '/data'])('%s has its heading and address', async (path) => {
		const pages = await printed(path);
		expect(pages.length).toBeGreaterThan(0);
		expect(flat(pages.join(' '))).toContain(site.origin() + path);
	});

	test('what is no page repeats nothing of its address', async () => {
		const text = flat((await printed('/findes-ikke')).join(' '));
		expect(text).toContain('Vi kan ikke finde siden');
		expect(text).not.toContain('findes-ikke');
	});
});

test('paper is white and ink is dark, whatever colours the reader has chosen', async () => {
	const { page } = await site.open('/albertslund', { colorScheme: 'dark' });
	await page.emulateMedia({ media: 'print' });
	const colours = await page.evaluate(() => [
		getComputedStyle(document.documentElement).backgroundColor,
		getComputedStyle(document.body).color
	]);
	expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(27, 27, 25)']);
});

test('a figure is not cut in two by the end of a page where it fits on one', async () => {
	const { page } = await site.open('/albertslund');
	await page.emulateMedia({ media: 'print' });
	const breaks = await page
		.locator('figure')
		.evaluateAll((figures) => figures.map((figure) => getComputedStyle(figure).breakInside));
	expect(breaks).toEqual(['avoid', 'avoid', 'avoid', 'avoid']);
});
