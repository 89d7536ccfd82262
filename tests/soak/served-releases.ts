import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SUMS_FILE } from '#lib/domain/release-manifest.ts';
import { alteredRelease, switchRelease } from '../altered-release.ts';
import { startSite, type Site } from '../browser/site.ts';
import { ask } from '../run/raw-request.ts';

/** Names that no register, page or program holds. */
const MUNICIPALITIES = ['Aabyholm', 'Bebyrup', 'Cecilkøbing'] as const;

/** A running site whose release can be switched, and what tells how it is. */
export interface ServedReleases {
	readonly site: Site;
	readonly port: number;
	/** The name of the municipality in each release, by the release's id. */
	readonly municipalities: Readonly<Record<string, string>>;
	/** Lets the next release be served, and waits until it is. Gives the milliseconds from the switch to that. */
	switchToNext(): Promise<number>;
	/** The metrics at this moment, by name and labels as written. */
	metrics(): Promise<ReadonlyMap<string, number>>;
	/** Resident memory in bytes; null where the system does not tell. */
	memory(): Promise<number | null>;
	/** Open descriptors; null where the system does not tell. */
	descriptors(): Promise<number | null>;
	stop(): Promise<number | null>;
}

const idOf = async (folder: string, version: string) => {
	const sums = await readFile(join(folder, SUMS_FILE));
	return `${version}-${createHash('sha256').update(sums).digest('hex').slice(0, 12)}`;
};

/** Samples of Prometheus text, by name and labels as written. */
export function readSamples(text: string): ReadonlyMap<string, number> {
	const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
	return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

/**
 * Serves up to three releases that differ in the name of the municipality, one at a time, beginning with the first. All have one
 * version, so that an address of a file is good in each.
 */
export async function serveReleases(
	count: number,
	env: Readonly<Record<string, string>> = {}
): Promise<ServedReleases> {
	const folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	const version = '1.0.0';
	const municipalities: Record<string, string> = {};
	const ids: string[] = [];
	for (const municipality of MUNICIPALITIES.slice(0, count)) {
		const name = municipality.toLowerCase();
		await alteredRelease(folder, { name, version, municipality });
		const id = await idOf(join(folder, name), version);
		municipalities[id] = municipality;
		ids.push(id);
	}
	const names = Object.values(municipalities).map((name) => name.toLowerCase());
	await switchRelease(folder, names[0] ?? '');
	const site = await startSite({ GENKLANG_RELEASES: folder, GENKLANG_METRICS_PORT: '0', ...env });
	const port = Number(new URL(site.origin).port);
	const metricsPort = Number(/Metrics are at http:\/\/[^/]+:(\d+)/.exec(site.output())?.[1]);
	let current = 0;

	async function untilServed(id: string): Promise<void> {
		while (!(await ask(port, '/readyz')).body.includes(id)) {
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	}

	await untilServed(ids[0] ?? '');
	return {
		site,
		port,
		municipalities,
		async switchToNext() {
			current = (current + 1) % ids.length;
			const began = performance.now();
			await switchRelease(folder, names[current] ?? '');
			process.kill(site.pid, 'SIGHUP');
			await untilServed(ids[current] ?? '');
			return performance.now() - began;
		},
		metrics: async () => readSamples((await ask(metricsPort, '/metrics')).body.toString()),
		async memory() {
			const status = await readFile(`/proc/${site.pid}/status`, 'utf8').catch(() => '');
			const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
			return kilobytes === undefined ? null : Number(kilobytes) * 1024;
		},
		descriptors: () =>
			readdir(`/proc/${site.pid}/fd`).then(
				(entries) => entries.length,
				() => null
			),
		async stop() {
			const code = await site.stop();
			await rm(folder, { recursive: true, force: true });
			return code;
		}
	};
}
