import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alteredRelease, switchRelease } from '../altered-release.ts';
import { startSite } from '../browser/site.ts';
import type { LongRunOptions, PartResult } from '../reliability/part-result.ts';
import { hostileAddresses, MARKER } from '../run/hostile-addresses.ts';
import { ask } from '../run/raw-request.ts';

const REQUESTS = 100_000;
const AT_ONCE = 8;
const LARGEST_BYTES = 20_000_000;
/** A page that fails in the release of this part. */
const FAILING = '/albertslund/anbefaling/alb-ir-2010-01';

const headers = { 'user-agent': MARKER, referer: `https://${MARKER}/`, 'x-forwarded-for': MARKER };

/** Asks odd addresses, a tenth of them of a page that fails, and gives what the server wrote meanwhile. */
async function logOf({
	requests,
	seed,
	say
}: {
	requests: number;
	seed: number;
	say: (line: string) => void;
}) {
	const folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	await alteredRelease(
		folder,
		{ name: 'broken', version: '2.0.0', municipality: 'Aaby' },
		`update internal.record_parts set parts = regexp_replace(parts, '"[0-9;]+"', '"broken"')`
	);
	await switchRelease(folder, 'broken');
	const site = await startSite({ GENKLANG_RELEASES: folder, GENKLANG_LOG: 'json' });
	try {
		const port = Number(new URL(site.origin).port);
		const targets = hostileAddresses(Math.min(requests, 5000), seed, '2.0.0').map(({ target }) => target);
		let begun = 0;
		const reader = async () => {
			while (begun < requests) {
				const turn = begun++;
				if (turn % 10_000 === 9_999) say(`${turn + 1} of ${requests}`);
				const path = turn % 10 === 0 ? `${FAILING}?q=${MARKER}${turn}` : targets[turn % targets.length];
				await ask(port, path ?? '/', { headers });
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, reader));
	} finally {
		await site.stop();
		await rm(folder, { recursive: true });
	}
	return site.output();
}

/** 100,000 bad requests: how much the log grows, and whether anything of them is in it. */
export async function run({ seed, cases, say }: LongRunOptions): Promise<PartResult> {
	const requests = cases ?? REQUESTS;
	const log = await logOf({ requests, seed, say });
	// eslint-disable-next-line no-control-regex -- that is what is looked for
	const leaks = log.match(/zq7|evil\.example|127\.0\.0\.1|[\x00-\x09\x0b-\x1f\x7f-\x9f]/g) ?? [];
	const lines = log.trimEnd().split('\n').length;
	const named = /"event":"answer_failed"/.test(log);
	return {
		part: 'log-size',
		title: 'What bad requests leave in the log',
		settings: { seed, requests },
		measured: [
			{
				what: 'size of the log',
				wanted: 'at most 20 MB',
				measured: `${(log.length / 1e6).toFixed(3)} MB in ${lines} lines`,
				reached: log.length <= LARGEST_BYTES
			},
			{
				what: 'addresses, headers and control characters in it',
				wanted: '0',
				measured: String(leaks.length),
				reached: leaks.length === 0
			},
			{ what: 'the failing page is told', wanted: 'yes', measured: named ? 'yes' : 'no', reached: named }
		]
	};
}
