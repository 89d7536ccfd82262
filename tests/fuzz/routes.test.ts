import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSite, type Site } from '../browser/site.ts';
import { MARKER, RouteAsker } from './ask-route.ts';
import { askRoutes } from './routes-part.ts';
import { routePatterns } from './routes.ts';

/** Requests to each route: a page costs the server some milliseconds, so it is not 2,000 here. */
const EACH = 6;

test('every route answers random requests as documented: no 500, no hang, all headers, no echo', async () => {
	const { routes, faults, isSame, statuses } = await askRoutes(1, EACH);
	expect(faults).toEqual([]);
	expect(isSame).toBe(true);
	expect(routes).toBeGreaterThan(40);
	expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 404]));
});

describe('what a reader typed', () => {
	let site: Site;
	let asker: RouteAsker;
	beforeAll(async () => {
		site = await startSite();
		asker = new RouteAsker(Number(new URL(site.origin).port));
	});
	afterAll(async () => {
		asker.close();
		await site.stop();
	});

	const paths = routePatterns()
		.filter((route) => !route.includes('['))
		.concat(
			'/albertslund',
			'/albertslund/anbefalinger',
			'/albertslund/aabne',
			'/nowhere',
			'/albertslund/figur/unit-chart.svg'
		);
	test.each(paths)('stands nowhere as it is: %s', async (path) => {
		for (const query of ['q', 'theme', 'version']) {
			const target = `${path}?${query}=${encodeURIComponent(MARKER)}`;
			expect(await asker.expectAnswer({ route: path, method: 'GET', target, headers: {} })).toBeLessThan(500);
		}
	});
});
