import { connect } from 'node:net';
import type { LongRunOptions, PartResult } from '../reliability/part-result.ts';
import { ask } from '../run/raw-request.ts';
import { seededRandom } from './question.ts';
import { serveReleases } from './served-releases.ts';

const DOWNLOADS = 10_000;
const AT_ONCE = 20;
const REST_MS = 1000;

/** Files of disk in parts and whole, answers that are made, pictures, archives, what is streamed. */
const PATHS = [
	'/data/1.0.0/genklang.duckdb',
	'/data/1.0.0/anbefalinger.xlsx',
	'/data/1.0.0/genklang-1.0.0.zip',
	'/albertslund',
	'/albertslund/anbefalinger.csv',
	'/albertslund/anbefalinger.zip',
	'/albertslund/figur/unit-chart.png',
	'/albertslund/anbefalinger'
] as const;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks and hangs up after so many bytes of the answer; half of them rudely. Gives how many came. */
function cutDownload(port: number, path: string, after: number, rudely: boolean): Promise<number> {
	return new Promise((resolve) => {
		let bytes = 0;
		const socket = connect(port, '127.0.0.1', () => {
			socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
			if (after === 0) end();
		});
		const end = () => (rudely ? socket.resetAndDestroy() : socket.destroy());
		socket.on('data', (part) => {
			bytes += part.length;
			if (bytes >= after) end();
		});
		socket.on('error', () => {});
		socket.on('close', () => resolve(bytes));
	});
}

/** What downloads that end in the middle left behind. */
export interface CutFindings {
	readonly downloads: number;
	readonly bytes: number;
	readonly isAlive: boolean;
	/** Open descriptors at rest, before and after; null where the system does not tell. */
	readonly descriptors: readonly [number, number] | null;
	/** Addresses whose next answer differed from that before. */
	readonly changed: readonly string[];
	readonly log: string;
	readonly exitCode: number | null;
}

/** Ends downloads at random bytes, and holds the answers after them against those before. */
export async function measureCutDownloads(options: {
	readonly downloads: number;
	readonly seed: number;
	readonly say: (line: string) => void;
}): Promise<CutFindings> {
	const { downloads, seed, say } = options;
	const random = seededRandom(seed);
	const served = await serveReleases(1);
	const { port } = served;
	try {
		const whole = new Map<string, Buffer>();
		for (const path of PATHS) whole.set(path, (await ask(port, path)).body);
		await sleep(REST_MS);
		const before = await served.descriptors();
		let bytes = 0;
		let begun = 0;
		const reader = async () => {
			while (begun < downloads) {
				const path = PATHS[begun % PATHS.length] ?? PATHS[0];
				begun += 1;
				if (begun % 1000 === 0) say(`${begun} of ${downloads}`);
				const after = Math.floor(random() ** 2 * (whole.get(path)?.length ?? 0));
				// Half of those that are made must be made anew.
				const asked = path.startsWith('/albertslund') && random() < 0.5 ? `${path}?asked=${begun}` : path;
				bytes += await cutDownload(port, asked, after, random() < 0.5);
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, reader));
		const changed: string[] = [];
		for (const path of PATHS) {
			const { status, body } = await ask(port, path);
			if (status !== 200 || whole.get(path)?.equals(body) !== true) changed.push(path);
		}
		await sleep(REST_MS);
		const after = await served.descriptors();
		const isAlive = (await served.metrics()).size > 0;
		const log = served.site.output();
		return {
			downloads: begun,
			bytes,
			isAlive,
			descriptors: before === null || after === null ? null : [before, after],
			changed,
			log,
			exitCode: await served.stop()
		};
	} catch (fault) {
		await served.stop();
		throw fault;
	}
}

/** 10,000 downloads that are ended at random bytes. */
export async function run({ seed, cases, say }: LongRunOptions): Promise<PartResult> {
	const downloads = cases ?? DOWNLOADS;
	const found = await measureCutDownloads({ downloads, seed, say });
	const [before = 0, after = 0] = found.descriptors ?? [];
	return {
		part: 'cut-downloads',
		title: 'Downloads that end in the middle',
		settings: { seed, downloads },
		measured: [
			{
				what: 'same process after all downloads',
				wanted: 'yes',
				measured: found.isAlive
					? `yes, after ${(found.bytes / 1e6).toFixed(0)} MB in ${found.downloads} pieces`
					: 'no',
				reached: found.isAlive
			},
			{
				what: 'next answers that differ from those before',
				wanted: '0',
				measured: `${found.changed.length} of ${PATHS.length}`,
				reached: found.changed.length === 0
			},
			{
				what: 'open descriptors at rest, before and after',
				wanted: 'at most 2 more',
				measured: found.descriptors === null ? 'not told by this system' : `${before}, then ${after}`,
				reached: found.descriptors === null ? null : after - before <= 2
			},
			{
				what: 'exit code at the end',
				wanted: '0',
				measured: String(found.exitCode),
				reached: found.exitCode === 0
			}
		]
	};
}
