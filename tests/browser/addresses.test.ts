import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSite, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
	site = await startSite();
});
afterAll(() => site.stop());

const ask = (path: string) => fetch(site.origin + path);

async function addressesOf(path: string): Promise<readonly string[]> {
	const xml = await (await ask(path)).text();
	return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address ?? '');
}

describe('the sitemap', () => {
	test('is XML, and is not kept without asking again', async () => {
		const answer = await ask('/sitemap.xml');
		expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
		expect(answer.headers.get('cache-control')).toBe('no-cache');
		expect(answer.headers.get('etag')).toMatch(/"/);
	});

	test('names the pages that the site has: each is there, at the address that it calls its own', async () => {
		const addresses = await addressesOf('/sitemap.xml');
		const records = addresses.filter((address) => address.includes('/anbefaling/'));
		const some = [...addresses.filter((one) => !records.includes(one)), ...records.slice(0, 4)];
		expect(records.length).toBeGreaterThanOrEqual(2 * 111);
		const answers = [];
		for (const address of some) {
			const answer = await fetch(address, { redirect: 'manual' });
			const canonical = /<link rel="canonical" href="([^"]+)"/.exec(await answer.text())?.[1];
			answers.push([address, answer.status, canonical]);
		}
		expect(answers).toEqual(some.map((address) => [address, 200, address]));
	});

	test('is the same in a file with a number', async () => {
		expect(await addressesOf('/sitemap-1.xml')).toEqual(await addressesOf('/sitemap.xml'));
	});

	test.each(['/sitemap-0.xml', '/sitemap-2.xml', '/sitemap-01.xml', '/sitemap-x.xml', '/sitemap-1e9.xml'])(
		'has no file %s',
		async (path) => {
			expect((await ask(path)).status).toBe(404);
		}
	);
});

test('search engines may read everything but answers to searches, and are told where the sitemap is', async () => {
	const answer = await ask('/robots.txt');
	expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
	expect(await answer.text()).toBe(
		`User-agent: *\nDisallow: /*?q=\nDisallow: /*&q=\n\nSitemap: ${site.origin}/sitemap.xml\n`
	);
});
