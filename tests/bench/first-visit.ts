import type { Browser } from 'playwright-core';
import { median } from './median.ts';
import { type Received, weigh } from './network.ts';
import type { FirstVisit } from './results.ts';
import { type PageRecord, visit } from './visit.ts';

const VISITS = 7;

/** Visits an address with an empty cache and touches nothing. */
export async function measureFirstVisit(browser: Browser, origin: string, path: string): Promise<FirstVisit> {
	const records: PageRecord[] = [];
	const thirdParties = new Set<string>();
	let received: readonly Received[] = [];
	for (let count = 0; count < VISITS; count += 1) {
		const visited = await visit(browser, origin, path);
		records.push(await visited.record());
		for (const other of visited.network.thirdParties) thirdParties.add(other);
		({ received } = visited.network);
		await visited.close();
	}
	const ofKind = (kind: Received['kind']) => weigh(received.filter((one) => one.kind === kind));
	const times = (key: 'firstPaintMs' | 'largestPaintMs' | 'figuresMs') =>
		median(records.map((record) => record[key] ?? NaN));
	return {
		visits: VISITS,
		weight: {
			html: ofKind('html'),
			css: ofKind('css'),
			js: ofKind('js'),
			fonts: ofKind('fonts'),
			other: ofKind('other')
		},
		total: weigh(received),
		htmlRawBytes: (await (await fetch(origin + path)).arrayBuffer()).byteLength,
		thirdParties: [...thirdParties],
		firstPaintMs: times('firstPaintMs'),
		largestPaintMs: times('largestPaintMs'),
		figuresMs: times('figuresMs'),
		figuresInFirstPaint: records.every(
			({ figuresMs, firstPaintMs }) => figuresMs !== null && figuresMs <= (firstPaintMs ?? 0)
		),
		layoutShift: Math.max(...records.map(({ shift }) => shift))
	};
}
