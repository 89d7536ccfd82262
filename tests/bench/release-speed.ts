import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PARTITIONS_FOLDER, parseManifest } from '#lib/domain/release-manifest.ts';

/** What making a release from a folder of tables costs, beside what DuckDB alone needs for the same tables and files. */
export interface ReleaseSpeed {
	readonly ours: MeasuredWork;
	/** Seconds of `ours` but for the search index, which plain DuckDB does not make. */
	readonly releaseSeconds: number;
	readonly searchIndexSeconds: number;
	/** DuckDB alone: the tables read, a database and the same files of them written, nothing checked, hashed or read back. */
	readonly plain: MeasuredWork;
	/** Seconds of `plain` by `releaseSeconds`: 0.25 is a quarter of its speed. */
	readonly speedOfPlain: number;
	/** Bytes of the release by kind of file: `duckdb`, `parquet`, `csv`, `csv.zst`, `partitions` and so on. */
	readonly bytes: Readonly<Record<string, number>>;
}

/** One process, by the clock and on the processors. */
export interface MeasuredWork {
	readonly seconds: number;
	readonly processorSeconds: number;
	/** Largest memory of the process at any time, of the Linux kernel's count; null where there is none. */
	readonly peakMb: number | null;
	readonly stages: readonly MeasuredStage[];
}

/** One stage of it, in the order in which they ran. */
export interface MeasuredStage {
	readonly name: string;
	readonly seconds: number;
	readonly processorSeconds: number;
	readonly peakMb: number | null;
}

const WORKER = fileURLToPath(new URL('release-speed-work.ts', import.meta.url));
const SEARCH_STAGE = 'building the search index';

/**
 * Makes a release of the tables in `<work>/releases`, and the same files by DuckDB alone in `<work>/plain`, which is emptied
 * first and removed in the end. Each runs in a process of its own. Throws where one fails.
 */
export async function measureReleaseSpeed(tables: string, work: string): Promise<ReleaseSpeed> {
	const [releases, plainFolder] = [join(work, 'releases'), join(work, 'plain')];
	await rm(plainFolder, { recursive: true, force: true });
	await mkdir(plainFolder, { recursive: true });
	const ours = await run('release', tables, releases);
	const current = join(releases, 'current');
	const plain = await run('plain', tables, plainFolder, current);
	await rm(plainFolder, { recursive: true });
	const searchIndexSeconds = ours.stages.find(({ name }) => name === SEARCH_STAGE)?.seconds ?? 0;
	const releaseSeconds = ours.seconds - searchIndexSeconds;
	return {
		ours,
		releaseSeconds,
		searchIndexSeconds,
		plain,
		speedOfPlain: plain.seconds / releaseSeconds,
		bytes: await bytesByKind(current)
	};
}

async function run(...args: readonly string[]): Promise<MeasuredWork> {
	const child = spawn(process.execPath, ['--import', 'tsx', WORKER, ...args], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let text = '';
	child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
	const [code] = (await once(child, 'close')) as [number | null];
	if (code !== 0) throw new Error(`${args.join(' ')}: ended with ${String(code)}`);
	// Written by `release-speed-work.ts` as the last line.
	return JSON.parse(text.trim().split('\n').at(-1) ?? '') as MeasuredWork;
}

async function bytesByKind(folder: string): Promise<Record<string, number>> {
	const { files } = parseManifest(await readFile(join(folder, 'release.json'), 'utf8'));
	const bytes: Record<string, number> = {};
	for (const file of files) {
		const isPartition = file.path.startsWith(`${PARTITIONS_FOLDER}/`);
		const kind = isPartition ? 'partitions' : (/\.([a-z]+(\.zst)?)$/.exec(file.path)?.[1] ?? 'other');
		bytes[kind] = (bytes[kind] ?? 0) + file.bytes;
	}
	return bytes;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const [tables, work] = process.argv.slice(2);
	if (!tables || !work) throw new Error('usage: release-speed.ts <folder of tables> <folder to work in>');
	console.log(JSON.stringify(await measureReleaseSpeed(tables, work), null, 2));
}
