import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalAddress } from '#run/server/canonical-address.mjs';
import { ENGLISH_PAGES, PAGES } from './pages.ts';
import { startSite, type Site } from './site.ts';

const FOUND = [...PAGES, ...ENGLISH_PAGES].filter((path) => !path.endsWith('/findes-ikke'));
/** Pages whose main figure is sent along with a link to them. */
const WITH_PICTURE = FOUND.filter((path) => /^(?:\/en)?\/(?:albertslund|ballerup)(?:[/?]|$)/.test(path));

let site: Site;

beforeAll(async () => {
	site = await startSite();
});
afterAll(() => site.stop());

async function headOf(path: string) {
	const answer = await fetch(site.origin + path);
	const { document } = parseHTML(await answer.text());
	const head = document.querySelector('head');
	const contents = (selector: string) =>
		[...(head?.querySelectorAll(selector) ?? [])].map((element) => element.getAttribute('content') ?? '');
	return {
		titles: [...(head?.querySelectorAll('title') ?? [])].map((title) => title.textContent ?? ''),
		/** The contents of the meta elements of a name or property. */
		meta: (name: string) => contents(`meta[name="${name}"], meta[property="${name}"]`),
		/** Where the links of a kind lead, those of one language where it is given. */
		links: (rel: string, hreflang?: string) =>
			[...(head?.querySelectorAll(`link[rel="${rel}"]`) ?? [])]
				.filter((link) => hreflang === undefined || link.getAttribute('hreflang') === hreflang)
				.map((link) => link.getAttribute('href') ?? '')
	};
}

describe('every page', () => {
	test.each(FOUND)('%s says what it is, once', async (path) => {
		const { titles, meta, links } = await headOf(path);
		const address = site.origin + path;
		expect(titles).toHaveLength(1);
		expect(titles[0]).toMatch(/^.{3,}Genklang$/);
		const [description = ''] = meta('description');
		expect(description.length).toBeGreaterThanOrEqual(50);
		expect(description.length).toBeLessThanOrEqual(200);
		expect(description).not.toMatch(/undefined|NaN|\{|\.\./);
		expect(meta('description')).toHaveLength(1);
		expect(meta('og:description')).toEqual([description]);
		expect(meta('og:title')).toHaveLength(1);
		expect(titles[0]).toContain(meta('og:title')[0]);
		// However a reader writes it, a page says the one address for all that mean the same.
		expect(meta('og:url')).toEqual([site.origin + canonicalAddress(path)]);
		expect(meta('og:locale')).toEqual([path.startsWith('/en') ? 'en_GB' : 'da_DK']);
		expect(links('canonical')).toEqual([address.replace(/\?.*$/, '')]);
		expect(links('alternate', 'da')).toHaveLength(1);
		expect(links('alternate', 'en')).toHaveLength(1);
	});

	test.each([
		['da', PAGES],
		['en', ENGLISH_PAGES]
	] as const)('has a title of its own (%s)', async (_, pages) => {
		const titles: (string | undefined)[] = [];
		// The same page with a query to run, or as of a version that is not there.
		const different = pages.filter((path) => !/\/sql\?q=|\?version=/.test(path));
		for (const path of different) titles.push((await headOf(path)).titles[0]);
		expect(new Set(titles).size).toBe(titles.length);
	});

	test.each(['/albertslund', '/albertslund/temaer', '/data', '/metode', '/raad'])(
		'%s describes itself in the language it is in, with its numbers',
		async (path) => {
			const [danish] = (await headOf(path)).meta('description');
			const [english] = (await headOf(`/en${path}`)).meta('description');
			expect(danish).not.toBe(english);
			expect(danish).toMatch(/\d/);
		}
	);
});

describe('search engines', () => {
	test.each([
		['/albertslund/anbefalinger', false],
		['/albertslund/anbefalinger?theme=alb-ir-t06', false],
		['/albertslund/anbefalinger?q=sprog', true],
		['/raad?q=ball', true],
		['/albertslund/findes-ikke', true]
	])('leave %s out: %s', async (path, out) => {
		expect((await headOf(path)).meta('robots')).toEqual(out ? ['noindex'] : []);
	});
});

describe('the picture of a page', () => {
	test.each(WITH_PICTURE)('of %s is its figure, 1200 by 630', async (path) => {
		const { meta } = await headOf(path);
		if (meta('og:image').length === 0) {
			// Without a status nothing is open or done, and a council that never asked twice has no chains: no figure.
			expect(path).toMatch(/ballerup\/(?:gentagelser|aabne)/);
			return;
		}
		expect(meta('og:image')).toHaveLength(1);
		expect(meta('og:image:width')).toEqual(['1200']);
		expect(meta('og:image:height')).toEqual(['630']);
		expect(meta('og:image:alt')[0]).toMatch(/\p{L}{3}/u);
		const answer = await fetch(meta('og:image')[0] ?? '');
		expect(answer.headers.get('content-type')).toBe('image/png');
		const png = Buffer.from(await answer.arrayBuffer());
		expect(png.subarray(1, 4).toString()).toBe('PNG');
		expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
	});

	test('shows what is chosen', async () => {
		const [whole] = (await headOf('/albertslund')).meta('og:image');
		const [chosen] = (await headOf('/albertslund?theme=alb-ir-t06&from=2012')).meta('og:image');
		expect(whole).toBe(`${site.origin}/albertslund/figur/unit-chart.png?og=1`);
		expect(chosen).toContain('theme=alb-ir-t06&from=2012');
	});

	test.each(['/om', '/raad', '/data'])('is missing where there is no figure: %s', async (path) => {
		expect((await headOf(path)).meta('og:image')).toEqual([]);
	});
});
