import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchChromium } from './chromium.ts';
import { collectFaults } from './page-faults.ts';
import { startSite, type Site } from './site.ts';

/** A page that has been opened, and what has happened on it since. */
export interface Visit {
	readonly page: Page;
	/** What should never happen; grows while the page is used. */
	readonly faults: readonly string[];
	/** Paths and queries of what was asked for, in that order; grows while the page is used. */
	readonly requests: string[];
	/** Sum of the layout shifts so far, as the browser scores them. */
	readonly layoutShift: () => Promise<number>;
}

/** The built site and one Chromium for all tests of a file. */
export interface BrowserSite {
	readonly origin: () => string;
	/** Opens an address in a window of its own, which is closed after the test. 1280 by 800 in light colours by default. */
	readonly open: (path: string, options?: OpenOptions) => Promise<Visit>;
}

export interface OpenOptions extends BrowserContextOptions {
	/** False where the typefaces never come. */
	readonly typefaces?: boolean;
}

/** Starts site and browser before the tests of the file that calls this, and ends both after them. */
export function useBrowserSite(): BrowserSite {
	let site: Site;
	let browser: Browser;
	const contexts: BrowserContext[] = [];

	beforeAll(async () => {
		[site, browser] = await Promise.all([startSite(), launchChromium()]);
	});
	afterEach(async () => {
		await Promise.all(contexts.splice(0).map((context) => context.close()));
	});
	afterAll(async () => {
		await browser.close();
		const output = site.output();
		if ((await site.stop()) !== 0) throw new Error(`the server did not end as it should:\n${output}`);
	});

	return {
		origin: () => site.origin,
		async open(path, { typefaces = true, ...options } = {}) {
			const context = await browser.newContext({
				viewport: { width: 1280, height: 800 },
				colorScheme: 'light',
				reducedMotion: 'reduce',
				...options
			});
			contexts.push(context);
			const page = await context.newPage();
			const faults = await collectFaults(page, site.origin);
			const requests: string[] = [];
			page.on('request', (request) => requests.push(request.url().slice(site.origin.length)));
			if (!typefaces) await page.route('**/*.woff2', (route) => route.abort());
			await page.addInitScript(observeLayoutShift);
			await page.goto(site.origin + path, { waitUntil: 'load' });
			if (options.javaScriptEnabled !== false) {
				await page.evaluate(settle);
				await page.evaluate(LISTENING);
			}
			return { page, faults, requests, layoutShift: () => page.evaluate(() => window.layoutShift ?? 0) };
		}
	};
}

declare global {
	interface Window {
		/** Kept by `observeLayoutShift`. */
		layoutShift?: number;
	}
}

/** Runs in the page before anything else. */
function observeLayoutShift(): void {
	window.layoutShift = 0;
	new PerformanceObserver((list) => {
		// The one kind of entry that is observed, which the DOM's types do not name.
		for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
			window.layoutShift = (window.layoutShift ?? 0) + entry.value;
		}
	}).observe({ type: 'layout-shift', buffered: true });
}

/** Runs in the page: waits for the typefaces and for what they move to be painted. */
async function settle(): Promise<void> {
	await document.fonts.ready;
	for (let frames = 0; frames < 2; frames++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Evaluated in the page: waits until the scripts that it names listen for the first sign of a reader. */
const LISTENING = `Promise.all(
	[...document.scripts]
		.flatMap(({ text }) => [...text.matchAll(/import\\("([^"]+)"\\)/g)])
		.map(([, url]) => import(url))
).then(() => {})`;
