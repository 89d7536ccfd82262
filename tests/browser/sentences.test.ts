import { afterAll, beforeAll, expect, test } from 'vitest';
import { ENGLISH_PAGES, PAGES } from './pages.ts';
import { startSite, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
	site = await startSite();
});
afterAll(() => site.stop());

/** What a page says, without its elements. */
async function textOfPage(path: string): Promise<string> {
	const html = await (await fetch(site.origin + path)).text();
	return html.replaceAll(/<(script|style)\b.*?<\/\1>/gs, '').replaceAll(/<[^>]*>/g, '');
}

/** The end of a sentence with a second full stop, and what stands before it. */
const ENDED_TWICE = /.{0,40}(?:[\p{L}\d»”)]\.|…)\.(?!\.)/gu;

test('no sentence of any page ends in two full stops', async () => {
	const found: string[] = [];
	for (const path of [...PAGES, ...ENGLISH_PAGES]) {
		const text = await textOfPage(path);
		expect([path, text.length > 300]).toEqual([path, true]);
		found.push(...[...text.matchAll(ENDED_TWICE)].map(([end]) => `${path}: ${end}`));
	}
	expect(found).toEqual([]);
});
