import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSite, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
	site = await startSite();
});
afterAll(() => site.stop());

const ask = (path: string, headers: Record<string, string> = {}) => fetch(site.origin + path, { headers });
interface Description {
	readonly servers: readonly { readonly url: string }[];
	readonly paths: Readonly<Record<string, object>>;
}

describe('an address asked for as data', () => {
	const PATHS = [
		'/albertslund.json',
		'/albertslund.csv?from=2014',
		'/albertslund/anbefalinger.json?q=sprog',
		'/albertslund/anbefalinger.zip?state=open',
		'/albertslund/aar/2014.csv',
		'/albertslund/aabne.atom',
		'/albertslund/figur/unit-chart.svg',
		'/openapi.json'
	];
	test.each(PATHS)('%s is open to other sites and is not sent twice', async (path) => {
		const first = await ask(path);
		const etag = first.headers.get('etag') ?? '';
		expect([first.status, etag]).toEqual([200, expect.stringMatching(/"/)]);
		expect(first.headers.get('access-control-allow-origin')).toBe('*');
		expect(first.headers.get('set-cookie')).toBeNull();
		const again = await ask(path, { 'if-none-match': etag });
		expect([again.status, await again.text()]).toEqual([304, '']);
	});

	test.each([
		'/nope.json',
		'/albertslund/nope.csv',
		'/albertslund/aar/1999.json',
		'/albertslund/figur/nope.svg'
	])('%s, which is not there, is an error as data in the one shape', async (path) => {
		const answer = await ask(path, { accept: 'text/html' });
		expect(answer.status).toBe(404);
		expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
		expect(await answer.json()).toEqual({ ok: false, errors: [expect.any(String)], status: 404 });
	});

	test('is one of those described, at the address of the site', async () => {
		const { servers, paths } = (await (await ask('/openapi.json')).json()) as Description;
		expect(servers).toEqual([{ url: site.origin }]);
		expect(Object.keys(paths)).toContain('/{council}/anbefalinger.json');
	});
});

test('a page as of a version that is not there shows the newest and says so', async () => {
	const html = await (await ask('/albertslund?version=0.0.1')).text();
	expect(html).toContain('Der er ingen udgivet version 0.0.1');
	expect(await (await ask('/albertslund?version=1.0.0')).text()).not.toContain(
		'Der er ingen udgivet version'
	);
});
