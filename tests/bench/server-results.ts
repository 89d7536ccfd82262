import { readFile } from 'node:fs/promises';
import type { Site } from '../browser/site.ts';
import type { MeasuredCouncils } from './databases.ts';
import { type Load, measureLoad } from './load.ts';
import { median } from './median.ts';
import type { LoadResult, ServerResults } from './results.ts';
import { startBareServer } from './static-limit.ts';

const BROTLI = { 'Accept-Encoding': 'br' };
/** Rounds in which site and bare server are asked in turn. */
const ROUNDS = 3;

/** Resident memory of a process in MB; null where the system does not tell. */
async function memoryMb(pid: number): Promise<number | null> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null);
	const kb = /^VmRSS:\s+(\d+) kB/m.exec(status ?? '')?.[1];
	return kb === undefined ? null : Math.round(Number(kb) / 1024);
}

/**
 * Measures a server that nobody else asks.
 * @param start starts it with these settings; its time counts from here to the first whole overview
 */
export async function measureServer(
	start: (settings: Readonly<Record<string, string>>) => Promise<Site>,
	councils: MeasuredCouncils
): Promise<ServerResults> {
	const overview = `/${councils.home.slug}`;
	const startedAt = performance.now();
	const site = await start({});
	try {
		const first = await fetch(site.origin + overview);
		await first.arrayBuffer();
		if (!first.ok) throw new Error(`${overview} answers ${first.status}`);
		const startMs = performance.now() - startedAt;
		const memoryAfterStartMb = await memoryMb(site.pid);
		const etag = first.headers.get('etag') ?? '';
		const beside = await besideBareServer(site, {
			name: 'overview, Brotli',
			path: overview,
			headers: BROTLI
		});
		const kept = [
			beside.site,
			...(await inTurn(site, [
				{ name: 'overview, not compressed', path: overview },
				{ name: 'overview, known to the reader (304)', path: overview, headers: { 'If-None-Match': etag } }
			]))
		];
		return {
			startMs,
			memoryAfterStartMb,
			memoryAfterLoadMb: await memoryMb(site.pid),
			kept,
			bare: beside.bare,
			shareOfBare: beside.share,
			made: await madeAnew(start, councils)
		};
	} finally {
		await site.stop();
	}
}

/** What each kind of answer costs a server that keeps none. */
export async function madeAnew(
	start: (settings: Readonly<Record<string, string>>) => Promise<Site>,
	{ home, largest }: MeasuredCouncils
): Promise<readonly LoadResult[]> {
	const site = await start({ GENKLANG_CACHE_MB: '0' });
	const loadsOf = ({ slug, recommendationId }: typeof home, which: string): readonly Load[] =>
		[
			{ name: `overview${which}`, path: `/${slug}` },
			{ name: `overview filtered${which}`, path: `/${slug}?from=2012&state=open` },
			{ name: `record${which}`, path: `/${slug}/anbefaling/${recommendationId}` },
			{ name: `list${which}`, path: `/${slug}/anbefalinger?state=open` },
			{ name: `list with search${which}`, path: `/${slug}/anbefalinger?q=unge&state=open` },
			{ name: `counts as CSV${which}`, path: `/${slug}.csv` }
		].map((load) => ({ ...load, isAlwaysNew: true }));
	try {
		return await inTurn(site, [
			...loadsOf(home, ''),
			...(largest.slug === home.slug ? [] : loadsOf(largest, ', largest council'))
		]);
	} finally {
		await site.stop();
	}
}

async function inTurn(site: Site, loads: readonly Load[]): Promise<LoadResult[]> {
	const results: LoadResult[] = [];
	for (const load of loads) results.push(await measureLoad(site, load));
	return results;
}

/** The same request to the site and to a server that does nothing but send those bytes, in turn. */
async function besideBareServer(
	site: Site,
	load: Load
): Promise<{ site: LoadResult; bare: LoadResult; share: number }> {
	const bare = await startBareServer(site.origin, load);
	try {
		const rounds: { site: LoadResult; bare: LoadResult }[] = [];
		for (let round = 0; round < ROUNDS; round += 1) {
			rounds.push({
				site: await measureLoad(site, load),
				bare: await measureLoad(bare, { ...load, name: 'the same bytes from a bare server' })
			});
		}
		const share = median(rounds.map((one) => one.site.requestsPerSecond / one.bare.requestsPerSecond));
		const last = rounds.at(-1);
		if (last === undefined) throw new Error('no round was measured');
		return { ...last, share };
	} finally {
		await bare.stop();
	}
}
