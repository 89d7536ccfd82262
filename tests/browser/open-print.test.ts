import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { skipWithout } from '../skip-without.ts';
import { useBrowserSite } from './browser-site.ts';

const site = useBrowserSite();
const withoutText = skipWithout('pdftotext', 'what the printed open list says');

/** The pages of what the browser would print, as text on lines. */
async function printed(path: string): Promise<readonly string[]> {
	const { page } = await site.open(path, { colorScheme: 'dark' });
	const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
	const { stdout, status } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
	expect(status).toBe(0);
	return stdout.split('\f').filter((text) => text.trim() !== '');
}

/** A text with its spaces and line ends run together, as lines of a page break where they must. */
const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

/** The numbers that begin the rows, through all pages: `4    2013   6 år ved opgørelsen`. */
const numbersOf = (pages: readonly string[], age: RegExp) =>
	pages
		.flatMap((page) => page.split('\n'))
		.flatMap((line) => (age.test(line) ? (/^\s*(\d+)\s+20\d\d\s/.exec(line)?.[1] ?? []) : []))
		.map(Number);

describe.skipIf(withoutText)('the open list on paper', () => {
	test.each([
		['/albertslund/aabne?area=health', 'Bilag: Åbne anbefalinger', 'Område Sundhed', /år ved opgørelsen/],
		[
			'/en/albertslund/aabne?area=health',
			'Annex: Open recommendations',
			'Area Health',
			/years? at status date/
		]
	])(
		'%s is an annex: title, filter in words, date, address, numbered rows',
		async (path, title, words, age) => {
			const pages = await printed(path);
			const text = flat(pages.join(' '));
			expect(pages.length).toBeLessThanOrEqual(3);
			expect(text).toContain(title);
			expect(text).toContain(words);
			expect(text).toContain('2019');
			expect(text).toContain(site.origin() + path);
			expect(text).not.toMatch(/Hovedmenu|Figur E|Figure E|Atom|Ryd valg|Clear/);
			const numbers = numbersOf(pages, age);
			expect(numbers.length).toBeGreaterThan(10);
			expect(numbers).toEqual(numbers.map((_, index) => index + 1));
		}
	);

	test('every page has version and address at its foot', async () => {
		for (const page of await printed('/albertslund/aabne?area=language')) {
			expect(flat(page)).toContain('Version 1.0.0');
			expect(flat(page)).toContain(`${site.origin()}/albertslund/aabne?area=language`);
		}
	});

	test('a list of everything says so, counts by area, and numbers its rows through all lists', async () => {
		const pages = await printed('/albertslund/aabne');
		const text = flat(pages.join(' '));
		expect(text).toContain('Alle områder og alle år');
		expect(text).toContain('Åbne efter område');
		const numbers = numbersOf(pages, /år ved opgørelsen/);
		const open = Number(/(\d+) af 99 anbefalinger er åbne/.exec(text)?.[1]);
		expect(numbers).toEqual(Array.from({ length: open }, (_, index) => index + 1));
	});

	test('no row is cut in two by the end of a page', async () => {
		const { page } = await site.open('/albertslund/aabne');
		await page.emulateMedia({ media: 'print' });
		const breaks = await page
			.locator('section[id^="list-"] li')
			.evaluateAll((rows) => rows.map((row) => getComputedStyle(row).breakInside));
		expect(new Set(breaks)).toEqual(new Set(['avoid']));
	});
});
