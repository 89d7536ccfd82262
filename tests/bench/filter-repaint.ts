import type { Browser, CDPSession, Page } from 'playwright-core';
import { median } from './median.ts';
import { type NetworkLog, weigh } from './network.ts';
import type { FilterRepaint } from './results.ts';
import { visit } from './visit.ts';

const CLICKS = 10;

/** What one click cost. */
interface Click {
	readonly scriptMs: number;
	readonly styleMs: number;
	readonly layoutMs: number;
	readonly settledMs: number;
	readonly figures: number;
	readonly shift: number;
}

/** The browser's own sums since the page began, in seconds. */
async function durations(cdp: CDPSession): Promise<Readonly<Record<string, number>>> {
	const { metrics } = await cdp.send('Performance.getMetrics');
	return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** Waits until nothing has been fetched for a second. */
async function untilQuiet(page: Page, { received }: NetworkLog): Promise<void> {
	for (let before = -1; received.length > before;) {
		before = received.length;
		await page.waitForTimeout(1000);
	}
}

/** Chooses themes one by one and takes each away again, program and chart library fetched beforehand by the pointer alone. */
export async function measureFilter(browser: Browser, origin: string, path: string): Promise<FilterRepaint> {
	const { page, cdp, network, close } = await visit(browser, origin, path);
	// Time on the processor: what else the machine does at the moment does not count.
	await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
	const before = network.received.length;
	const choice = page.locator('form details').first();
	await choice.locator('summary').hover();
	await untilQuiet(page, network);
	const atFirstSign = weigh(network.received.slice(before));
	await choice.locator('summary').click();
	const boxes = choice.locator('input[type=checkbox]');
	const fetched = network.received.length;

	const clicks: Click[] = [];
	for (let count = 0; count < CLICKS; count += 1) {
		const box = boxes.nth(Math.floor(count / 2));
		await box.scrollIntoViewIfNeeded();
		const start = await durations(cdp);
		const watched = page.evaluate<{ settledMs: number; figures: number; shift: number }>(
			'bench.watchNextClick()'
		);
		await box.click();
		const seen = await watched;
		const end = await durations(cdp);
		const spent = (name: string) => ((end[name] ?? NaN) - (start[name] ?? NaN)) * 1000;
		clicks.push({
			scriptMs: spent('ScriptDuration'),
			styleMs: spent('RecalcStyleDuration'),
			layoutMs: spent('LayoutDuration'),
			...seen
		});
	}
	const requests = network.received.length - fetched;
	await close();
	const of = (key: keyof Click) => clicks.map((click) => click[key]);
	return {
		clicks: CLICKS,
		figuresChanged: Math.min(...of('figures')),
		scriptMs: median(of('scriptMs')),
		styleMs: median(of('styleMs')),
		layoutMs: median(of('layoutMs')),
		settledMs: median(of('settledMs')),
		firstScriptMs: clicks[0]?.scriptMs ?? NaN,
		firstSettledMs: clicks[0]?.settledMs ?? NaN,
		layoutShift: Math.max(...of('shift')),
		requests,
		atFirstSign
	};
}
