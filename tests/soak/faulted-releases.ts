import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
	cp,
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	readlink,
	realpath,
	rm,
	symlink,
	writeFile
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { build } from 'vite';
import { findDamage } from '#pipelines/release/find-damage.ts';
import { projectRoot } from '#run/project.mjs';
import { tracedRun, type Fault, type TracedEnd } from './traced-run.ts';

/** The files of the new release: nested folders, an empty file, and one that takes several writes. */
const FILES: Readonly<Record<string, number>> = {
	'genklang.duckdb': 1_100_000,
	'councils.csv': 3_000,
	'parquet/recommendations/council_id=a/data_0.parquet': 0,
	'sources/a.txt': 10
};
const OLD = '1.0.0';
const NEW = '1.1.0';

/** A folder of releases in which one is served, and the means to publish the next under faults. */
export interface FaultedReleases {
	/** Calls of each kind that an undisturbed run makes. */
	readonly calls: Readonly<Record<string, number>>;
	/** Puts the folder back to where the old release is served, beside what a killed run left. */
	readonly begin: () => Promise<void>;
	/** Publishes the new release, with a fault or without. */
	readonly publish: (fault: Fault | null) => Promise<TracedEnd>;
	/** What is wrong with what is served: null where it is whole, and the old or the new one. */
	readonly faultOfServed: () => Promise<string | null>;
	/** What is wrong after a run that ended well: null where the new one is served, as an undisturbed run makes it, and nothing is left over. */
	readonly faultOfNew: () => Promise<string | null>;
	/** What was said is one line that names the folder. */
	readonly isClear: (output: string) => boolean;
	readonly remove: () => Promise<void>;
}

/** Makes the folders, and counts the calls of an undisturbed run. */
export async function faultedReleases(): Promise<FaultedReleases> {
	// In memory where there is such a place: the calls are the same, and the disk does not wear.
	const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'genklang-'));
	const program = await makeProgram();
	const [releases, start, log] = ['releases', 'start', 'log'].map((name) => join(folder, name)) as [
		string,
		string,
		string
	];
	for (const version of [OLD, NEW]) await writeFiles(join(folder, version), version);
	const run = (version: string, into: string, paths: readonly string[], fault: Fault | null) =>
		tracedRun([program, into, join(folder, version), version], paths, log, fault);
	await run(OLD, start, [start], null);
	await leaveLeftovers(start);
	const begin = async () => {
		await rm(releases, { recursive: true, force: true });
		await cp(start, releases, { recursive: true, verbatimSymlinks: true });
	};
	const servedSums = async () => sumOf(join(await realpath(join(releases, 'current')), 'SHA256SUMS'));
	await begin();
	const oldSums = await servedSums();
	const paths = pathsOf(releases);
	const { code, output, calls } = await run(NEW, releases, paths, null);
	if (code !== 0) throw new Error(`an undisturbed run ended with ${code}: ${output}`);
	const newSums = await servedSums();
	return {
		calls,
		begin,
		publish: (fault) => run(NEW, releases, paths, fault),
		faultOfServed: async () => {
			const damage = await damageOf(releases);
			if (damage !== null) return damage;
			return [oldSums, newSums].includes(await servedSums()) ? null : 'neither the old nor the new release';
		},
		faultOfNew: async () => {
			const damage = await damageOf(releases);
			if (damage !== null) return damage;
			if ((await servedSums()) !== newSums) return 'not the release of an undisturbed run';
			if ((await readlink(join(releases, 'current'))) !== NEW)
				return 'current does not lead to the new version';
			return faultBeside(releases);
		},
		isClear: (said) => said.startsWith(`${releases}: `) && said.trim().split('\n').length === 1,
		remove: async () => {
			await rm(folder, { recursive: true, force: true });
			await rm(dirname(program), { recursive: true, force: true });
		}
	};
}

/** In one file, for it is started some thousand times. */
async function makeProgram(): Promise<string> {
	await mkdir(join(projectRoot, '.cache'), { recursive: true });
	const outDir = await mkdtemp(join(projectRoot, '.cache/soak-'));
	await build({
		configFile: false,
		root: projectRoot,
		logLevel: 'warn',
		ssr: { noExternal: true, external: ['@duckdb/node-api'] },
		build: {
			ssr: 'tests/soak/publish-files.ts',
			outDir,
			minify: false,
			copyPublicDir: false,
			target: 'node20'
		}
	});
	return join(outDir, 'publish-files.js');
}

async function writeFiles(folder: string, version: string): Promise<void> {
	for (const [path, bytes] of Object.entries(FILES)) {
		const words = createHash('sha256').update(`${version} ${path}`).digest('hex');
		await mkdir(dirname(join(folder, path)), { recursive: true });
		await writeFile(join(folder, path), words.repeat(Math.ceil(bytes / words.length)).slice(0, bytes));
	}
}

/** What a killed run leaves at worst: half a draft, half a release under its old way of naming, and a link not yet in place. */
async function leaveLeftovers(releases: string): Promise<void> {
	for (const name of ['.draft', '.build-AAAAAA']) {
		await mkdir(join(releases, name, 'sources'), { recursive: true });
		await writeFile(join(releases, name, 'sources/a.txt'), 'half');
	}
	await symlink('.build-AAAAAA', join(releases, `.link-${NEW}`));
	await symlink(NEW, join(releases, '.link-current'));
}

function pathsOf(releases: string): string[] {
	const around = [
		'.',
		'.lock',
		`.link-${NEW}`,
		'.link-current',
		'current',
		OLD,
		NEW,
		'.build-AAAAAA',
		'.build-AAAAAA/sources'
	];
	const files = [...Object.keys(FILES), 'release.json', 'SHA256SUMS'];
	const folders = files.flatMap((path) => {
		const names = path.split('/').slice(0, -1);
		return names.map((_, index) => names.slice(0, index + 1).join('/'));
	});
	const inside = [...new Set(['', ...folders, ...files])].map((path) => join('.draft', path));
	return [...around, '.build-AAAAAA/sources/a.txt', ...inside].map((path) => join(releases, path));
}

async function damageOf(releases: string): Promise<string | null> {
	try {
		return await findDamage(await realpath(join(releases, 'current')));
	} catch (cause) {
		return String(cause);
	}
}

async function sumOf(file: string): Promise<string> {
	return createHash('sha256')
		.update(await readFile(file))
		.digest('hex');
}

async function faultBeside(releases: string): Promise<string | null> {
	for (const name of await readdir(releases)) {
		if (name === '.draft' || name.startsWith('.link-')) return `${name} is left over`;
		const damage = name.startsWith('.build-') ? await findDamage(join(releases, name)) : null;
		if (damage !== null) return `${basename(name)}/${damage}`;
	}
	return null;
}
