import type { CDPSession } from 'playwright-core';
import type { Kind, Weight } from './results.ts';

/** The line that the comparison figures were measured on. */
const LINE = { offline: false, latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8 };

/** An answer that arrived in full. */
export interface Received {
	readonly url: string;
	readonly kind: Kind;
	/** Over the wire, headers included. */
	readonly bytes: number;
}

/** What a page has fetched so far; grows while it is used. */
export interface NetworkLog {
	readonly received: readonly Received[];
	/** Origins asked beside the site's own. */
	readonly thirdParties: ReadonlySet<string>;
}

/** Slows the page down to 10 Mbit/s with 40 ms and notes what comes over the wire, as the browser's network panel does. */
export async function recordNetwork(cdp: CDPSession, origin: string): Promise<NetworkLog> {
	const received: Received[] = [];
	const thirdParties = new Set<string>();
	const answers = new Map<string, { url: string; mimeType: string }>();
	cdp.on('Network.requestWillBeSent', ({ request: { url } }) => {
		if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) thirdParties.add(new URL(url).origin);
	});
	cdp.on('Network.responseReceived', ({ requestId, response: { url, mimeType } }) =>
		answers.set(requestId, { url, mimeType })
	);
	cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const answer = answers.get(requestId);
		if (answer === undefined || answer.url.startsWith('data:')) return;
		received.push({ url: answer.url, kind: kindOf(answer.mimeType), bytes: encodedDataLength });
	});
	await cdp.send('Network.enable');
	await cdp.send('Network.emulateNetworkConditions', LINE);
	return { received, thirdParties };
}

function kindOf(mimeType: string): Kind {
	if (mimeType.startsWith('text/html')) return 'html';
	if (mimeType.startsWith('text/css')) return 'css';
	if (mimeType.includes('javascript')) return 'js';
	return mimeType.startsWith('font/') ? 'fonts' : 'other';
}

/** Bytes and number of what was received. */
export function weigh(received: readonly Received[]): Weight {
	return { bytes: received.reduce((sum, { bytes }) => sum + bytes, 0), requests: received.length };
}
