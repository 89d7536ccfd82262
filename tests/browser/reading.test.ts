import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useBrowserSite } from './browser-site.ts';
import { PAGES } from './pages.ts';

const site = useBrowserSite();
const NO_SCRIPT = { javaScriptEnabled: false } as const;
const FIGURES = ['unit-chart', 'themes-by-year', 'responses-by-year', 'status-by-theme'];
/** For what comes when the machine has time. */
const PATIENT = { timeout: 30_000, interval: 100 };
const OVERVIEWS = ['/albertslund', '/en/albertslund'];

/** What is drawn and seen of a figure: how many shapes and texts of a size. */
async function drawn(page: Page, id: string): Promise<{ shapes: number; texts: number; tooWide: boolean }> {
	const figure = page.locator(`#${id}`);
	const seen = (selector: string) => figure.locator(selector).filter({ visible: true }).count();
	const box = await figure.boundingBox();
	const width = page.viewportSize()?.width ?? 0;
	return {
		shapes: (await seen('svg rect, svg path')) + (await seen('td')),
		texts: (await seen('svg text')) + (await seen('.label')) + (await seen('th')),
		tooWide: box === null || box.x + box.width > width
	};
}

/** The code of the chart library that a page has loaded. */
async function libraryRequests(requests: readonly string[]): Promise<readonly string[]> {
	const scripts = requests.filter((path) => path.endsWith('.js'));
	const bodies = await Promise.all(scripts.map(async (path) => (await fetch(site.origin() + path)).text()));
	return scripts.filter((_, index) => bodies[index]?.includes('tick label'));
}

describe('without JavaScript', () => {
	test.each(OVERVIEWS.flatMap((path) => [1280, 390, 320].map((width) => [path, width] as const)))(
		'%s has every figure whole at %i pixels',
		async (path, width) => {
			const { page, faults } = await site.open(path, { ...NO_SCRIPT, viewport: { width, height: 800 } });
			for (const id of FIGURES) {
				const { shapes, texts, tooWide } = await drawn(page, id);
				expect([id, shapes > 12, texts > 7, tooWide]).toEqual([id, true, true, false]);
			}
			expect(await page.locator('#unit-chart .year rect').count()).toBe(99);
			// Chromium gives up the scripts that the page asks it to load ahead.
			expect(faults.filter((fault) => !fault.endsWith('.js'))).toEqual([]);
		}
	);

	test.each(OVERVIEWS)('%s opens the table of each figure', async (path) => {
		const { page } = await site.open(path, NO_SCRIPT);
		for (const id of FIGURES.filter((one) => one !== 'themes-by-year')) {
			const table = page.locator(`#${id} details table`);
			expect(await table.isVisible()).toBe(false);
			await page.locator(`#${id} details:not(.more) > summary`).click();
			expect(await table.isVisible()).toBe(true);
			expect(await table.locator('tbody tr').count()).toBeGreaterThanOrEqual(8);
		}
	});

	test('a choice is asked for by a form, and the answer shows it', async () => {
		const { page } = await site.open('/albertslund', NO_SCRIPT);
		await page.locator('summary', { hasText: 'Tema:' }).click();
		await page.getByLabel('Mentor').check();
		await page.getByRole('button', { name: 'Vis' }).click();
		expect(new URL(page.url()).searchParams.getAll('theme')).toEqual(['alb-ir-t03']);
		expect(await page.locator('h1').innerText()).toMatch(/^4 anbefalinger på 8 år\.[^]*Tema Mentor$/);
		expect(await page.locator('#unit-chart .year rect').count()).toBe(4);
		await page.getByRole('link', { name: 'Ryd valg' }).click();
		expect(await page.locator('#unit-chart .year rect').count()).toBe(99);
	});
});

describe('with JavaScript', () => {
	test.each(['#responses-by-year', 'form'])(
		'no chart library is asked for before the pointer is over %s, and then it is',
		async (touched) => {
			const { page, requests } = await site.open('/albertslund');
			await page.mouse.wheel(0, 400);
			await page.waitForLoadState('networkidle');
			expect(await libraryRequests(requests)).toEqual([]);
			await page.locator(touched).hover();
			await expect.poll(() => libraryRequests(requests), PATIENT).toHaveLength(1);
		}
	);

	test('the chart library is asked for when the focus comes to a filter', async () => {
		const { page, requests } = await site.open('/albertslund');
		await page.locator('form summary').first().focus();
		await expect.poll(() => libraryRequests(requests), PATIENT).toHaveLength(1);
	});

	test.each([
		...PAGES.map((path) => [path, 1280] as const),
		['/en/albertslund', 1280],
		['/albertslund', 768],
		['/albertslund', 320]
	] as const)('%s keeps its layout while it comes to life at %i pixels', async (path, width) => {
		const { page, requests, layoutShift } = await site.open(path, {
			viewport: { width, height: 800 },
			typefaces: false
		});
		const asked = requests.length;
		// The first sign of a reader starts the program.
		const programs = async () => {
			for (const place of ['h1', 'body']) await page.locator(place).hover({ position: { x: 5, y: 5 } });
			return requests.slice(asked).filter((request) => request.endsWith('.js')).length;
		};
		await expect.poll(programs, PATIENT).toBeGreaterThan(0);
		await page.waitForLoadState('networkidle');
		expect(await layoutShift()).toBe(0);
	});

	test.each([320, 390, 768, 1280])(
		'the typefaces hardly move the overview when they come at %i pixels',
		async (width) => {
			const { layoutShift } = await site.open('/albertslund', { viewport: { width, height: 800 } });
			expect(await layoutShift()).toBeLessThan(0.05);
		}
	);

	test('no script stands in the page that the policy does not name by its hash', async () => {
		const { page } = await site.open('/albertslund');
		const ran = await page.evaluate(() => {
			const script = document.createElement('script');
			script.textContent = 'window.intruder = true';
			document.body.append(script);
			return 'intruder' in window;
		});
		expect(ran).toBe(false);
	});
});

describe('the language', () => {
	test.each([
		[
			'/albertslund?theme=alb-ir-t03&from=2014',
			'English',
			'/en/albertslund?from=2014&theme=alb-ir-t03',
			'en'
		],
		['/en/albertslund?base=judged', 'Dansk', '/albertslund?base=judged', 'da'],
		['/metode', 'English', '/en/metode', 'en'],
		// An address that is no page is repeated nowhere.
		['/en/findes-ikke', 'Dansk', '/', 'da']
	])('of %s is changed at the same address', async (path, name, there, lang) => {
		const { page } = await site.open(path);
		const link = page.locator('footer .language a');
		expect([await link.innerText(), await link.getAttribute('hreflang')]).toEqual([name, lang]);
		await link.click();
		// The front page leads on to the council.
		await page.waitForURL((url) => there === '/' || url.href === site.origin() + there);
		await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(lang);
	});

	test.each(['/albertslund', '/en/albertslund'])(
		'of %s is named for those that collect pages',
		async (path) => {
			const { page } = await site.open(path, NO_SCRIPT);
			const links = await page
				.locator('link[rel="alternate"][hreflang]')
				.evaluateAll((all) => all.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]));
			expect(links).toEqual([
				['da', `${site.origin()}/albertslund`],
				['en', `${site.origin()}/en/albertslund`]
			]);
			expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toBe(site.origin() + path);
		}
	);
});

describe('an address without a page', () => {
	test.each([
		['/findes-ikke', 'Vi kan ikke finde siden', '/'],
		['/en/findes-ikke', 'We cannot find the page', '/en'],
		['/albertslund/findes-ikke', 'Vi kan ikke finde siden', '/'],
		['/en/albertslund/findes-ikke', 'We cannot find the page', '/en']
	])('%s says so in the language of the address and shows ways on', async (path, title, home) => {
		const { page } = await site.open(path, NO_SCRIPT);
		expect(await page.locator('h1').innerText()).toBe(title);
		expect(await page.title()).toContain(title);
		expect(await page.locator('main a').first().getAttribute('href')).toBe(home);
		expect(await page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex');
		await page.locator('main a').first().click();
		expect(await page.locator('h1').innerText()).toMatch(/^99 /);
	});
});
