import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSite, type Site } from '../browser/site.ts';

let site: Site;

/** A list has a tenth of it, a search a quarter: no list can be read in a millisecond. */
beforeAll(async () => {
	site = await startSite({ GENKLANG_DEADLINE_MS: '10' });
});

afterAll(() => site.stop());

test.each([
	['a list', '/albertslund/anbefalinger'],
	['a search', '/albertslund/anbefalinger?q=unge+uddannelse'],
	['a list as data', '/albertslund/anbefalinger.json'],
	['a search as data', '/albertslund/anbefalinger.json?q=unge+uddannelse']
])('%s that takes longer than it may is answered with 503 and when to ask again', async (_, path) => {
	const answer = await fetch(`${site.origin}${path}`);
	expect(answer.status).toBe(503);
	expect(answer.headers.get('retry-after')).toBe('2');
	expect(answer.headers.get('cache-control') ?? '').not.toMatch(/max-age=[1-9]/);
	if (path.includes('.json')) {
		expect(await answer.json()).toMatchObject({ ok: false, status: 503 });
	} else expect(await answer.text()).toContain('<html lang="da"');
});
