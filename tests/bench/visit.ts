import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { type NetworkLog, recordNetwork } from './network.ts';

const RECORDER = fileURLToPath(new URL('./page-recorder.mjs', import.meta.url));

/** What page-recorder.mjs notes in the page. */
export interface PageRecord {
	readonly firstPaintMs: number | null;
	readonly largestPaintMs: number | null;
	readonly figuresMs: number | null;
	readonly shift: number;
}

/** An open page with what it fetched. */
export interface Visit {
	readonly page: Page;
	readonly cdp: CDPSession;
	readonly network: NetworkLog;
	/** What the reader has seen up to now. */
	record(): Promise<PageRecord>;
	close(): Promise<void>;
}

/** Opens an address with an empty cache over the slow line and waits until nothing more is fetched. */
export async function visit(browser: Browser, origin: string, path: string): Promise<Visit> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'da-DK' });
	const page = await context.newPage();
	const cdp = await context.newCDPSession(page);
	const network = await recordNetwork(cdp, origin);
	await page.addInitScript({ path: RECORDER });
	await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
	return {
		page,
		cdp,
		network,
		record: () => page.evaluate<PageRecord>('bench.record'),
		close: () => context.close()
	};
}
