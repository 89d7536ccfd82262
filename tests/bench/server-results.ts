import { readFile } from 'node:fs/promises';
import type { Site } from '../browser/site.ts';
import { type Load, measureLoad } from './load.ts';
import type { LoadResult, ServerResults } from './results.ts';

/** Resident memory of a process in MB; null where the system does not tell. */
async function memoryMb(pid: number): Promise<number | null> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null);
	const kb = /^VmRSS:\s+(\d+) kB/m.exec(status ?? '')?.[1];
	return kb === undefined ? null : Math.round(Number(kb) / 1024);
}

/**
 * Measures a server that nobody else asks.
 * @param start starts it; its time counts from here to the first whole overview
 */
export async function measureServer(start: () => Promise<Site>, path: string): Promise<ServerResults> {
	const startedAt = performance.now();
	const site = await start();
	try {
		const first = await fetch(site.origin + path);
		await first.arrayBuffer();
		if (!first.ok) throw new Error(`${path} answers ${first.status}`);
		const startMs = performance.now() - startedAt;
		const memoryAfterStartMb = await memoryMb(site.pid);
		const etag = first.headers.get('etag') ?? '';
		const loads: readonly Load[] = [
			{ name: 'overview, Brotli', path, headers: { 'Accept-Encoding': 'br' } },
			{ name: 'overview, not compressed', path },
			{ name: 'overview, known to the reader (304)', path, headers: { 'If-None-Match': etag } },
			{
				name: 'overview filtered, Brotli',
				path: `${path}?from=2012&state=open`,
				headers: { 'Accept-Encoding': 'br' }
			}
		];
		const results: LoadResult[] = [];
		for (const load of loads) results.push(await measureLoad(site, load));
		return { startMs, memoryAfterStartMb, memoryAfterLoadMb: await memoryMb(site.pid), loads: results };
	} finally {
		await site.stop();
	}
}
