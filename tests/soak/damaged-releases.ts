import { cp, mkdir, mkdtemp, readFile, realpath, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { MANIFEST_FILE, parseManifest, SUMS_FILE } from '#lib/domain/release-manifest.ts';
import type { ReleaseHolder } from '#lib/server/release-holder.ts';
import { councils } from '#lib/server/queries/councils.ts';
import { findDamage } from '#pipelines/release/find-damage.ts';
import { projectRoot, releasesFolder } from '#run/project.mjs';
import { switchRelease } from '../altered-release.ts';
import { seededRandom } from '../bench/generate/random.ts';
import type { LongRunOptions, PartResult } from '../reliability/part-result.ts';
import { damageRelease, KINDS, randomDamage, type Damage } from './damage-release.ts';

const CASES = 1_000;

/** What was counted; every number is wanted to be that of the cases. */
interface Tally {
	refused: number;
	named: number;
	served: number;
	/** Refused with the same file named by what `rollback` and `--list` look with. */
	found: number;
	readonly wrong: string[];
}

/**
 * Lets a holder of the server serve a whole release, and offers it damaged ones, one after the other: each must be refused with the file
 * named, and the whole one go on answering. The release is that of the tests, or `releases/current`.
 */
export async function run({ seed, cases, say }: LongRunOptions): Promise<PartResult> {
	const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'genklang-'));
	const program = await makeHolder();
	const reports: string[] = [];
	const whole = await realpath(join(releasesFolder(), 'current'));
	for (const name of ['good', 'other']) await cp(whole, join(folder, name), { recursive: true });
	await switchRelease(folder, 'good');
	const holder = new program.ReleaseHolder(folder, {
		everyMs: 3_600_000,
		report: (fault) => reports.push(saidOf(fault))
	});
	try {
		await holder.opened;
		if (reports.length > 0) throw new Error(reports[0]);
		const files = await filesOf(join(folder, 'good'));
		const random = seededRandom(seed);
		const wanted = cases ?? CASES;
		const tally: Tally = { refused: 0, named: 0, served: 0, found: 0, wrong: [] };
		const byKind = new Map<string, number>();
		let name = 'other';
		for (let number = 1; number <= wanted;) {
			const damage = randomDamage(files, random);
			const next = `damaged-${number}`;
			await rename(join(folder, name), join(folder, next));
			name = next;
			const undo = await damageRelease(join(folder, name), damage);
			if (undo === null) continue;
			await offer({ holder, reports, folder, name, damage }, tally, say);
			await switchRelease(folder, 'good');
			await undo();
			byKind.set(damage.kind, (byKind.get(damage.kind) ?? 0) + 1);
			number += 1;
			if (number % 200 === 0) say(`${number} of ${wanted} damaged releases, ${tally.wrong.length} wrong`);
		}
		await holdWhole({ holder, reports, folder, name }, tally);
		return resultOf({ seed, wanted, files: files.length }, tally, byKind);
	} finally {
		holder.close();
		await rm(folder, { recursive: true, force: true });
		await program.remove();
	}
}

interface Offered {
	readonly holder: ReleaseHolder;
	readonly reports: string[];
	readonly folder: string;
	readonly name: string;
}

async function offer(
	{ holder, reports, folder, name, damage }: Offered & { readonly damage: Damage },
	tally: Tally,
	say: (line: string) => void
): Promise<void> {
	reports.length = 0;
	await switchRelease(folder, name);
	await holder.look();
	const said = reports.join('\n');
	const isNamed = damage.files.some((file) => said.includes(file));
	const damageFound = (await findDamage(join(folder, name))) ?? '';
	const isFound = damage.files.some((file) => damageFound.includes(file));
	const isServed = await answersFrom(holder, join(folder, 'good'));
	tally.refused += reports.length === 1 ? 1 : 0;
	tally.named += isNamed ? 1 : 0;
	tally.found += isFound ? 1 : 0;
	tally.served += isServed ? 1 : 0;
	if (reports.length === 1 && isNamed && isFound && isServed) return;
	const wrong = `${JSON.stringify(damage)}: said "${said}", found "${damageFound}", served ${isServed}`;
	tally.wrong.push(wrong);
	say(wrong);
}

/** Whether the release that is held is the one in the folder, and answers. */
async function answersFrom(holder: ReleaseHolder, folder: string): Promise<boolean> {
	const taken = holder.take();
	if (taken === null) return false;
	try {
		const { release } = taken;
		const manifest = await new Response(release.files.find(MANIFEST_FILE)?.stream()).text();
		if (manifest !== (await readFile(join(folder, MANIFEST_FILE), 'utf8'))) return false;
		return (await release.db.run(councils, {})).length > 0;
	} finally {
		taken.letGo();
	}
}

/** The folder that all was done to is taken at last, made good again: what was refused was refused for its damage. */
async function holdWhole({ holder, reports, folder, name }: Offered, tally: Tally): Promise<void> {
	reports.length = 0;
	await switchRelease(folder, name);
	await holder.look();
	if (reports.length > 0)
		tally.wrong.push(`the release is refused when it is whole again: ${reports.join('; ')}`);
}

async function filesOf(folder: string): Promise<readonly string[]> {
	const { files } = parseManifest(await readFile(join(folder, MANIFEST_FILE), 'utf8'));
	return [...files.map(({ path }) => path), MANIFEST_FILE, SUMS_FILE];
}

function saidOf(fault: unknown): string {
	if (!(fault instanceof Error)) return String(fault);
	return fault.cause === undefined ? fault.message : `${fault.message} (${saidOf(fault.cause)})`;
}

interface Program {
	readonly ReleaseHolder: typeof ReleaseHolder;
	readonly remove: () => Promise<void>;
}

/** The holder as the app is built with it. */
async function makeHolder(): Promise<Program> {
	await mkdir(join(projectRoot, '.cache'), { recursive: true });
	const outDir = await mkdtemp(join(projectRoot, '.cache/soak-'));
	await build({
		configFile: false,
		root: projectRoot,
		logLevel: 'warn',
		ssr: { noExternal: true, external: ['@duckdb/node-api'] },
		build: {
			ssr: 'src/lib/server/release-holder.ts',
			outDir,
			minify: false,
			copyPublicDir: false,
			target: 'node20'
		}
	});
	// What was just built of that file.
	const made = (await import(/* @vite-ignore */ pathToFileURL(join(outDir, 'release-holder.js')).href)) as {
		readonly ReleaseHolder: typeof ReleaseHolder;
	};
	return { ReleaseHolder: made.ReleaseHolder, remove: () => rm(outDir, { recursive: true, force: true }) };
}

function resultOf(
	{ seed, wanted, files }: { readonly seed: number; readonly wanted: number; readonly files: number },
	{ refused, named, served, found, wrong }: Tally,
	byKind: ReadonlyMap<string, number>
): PartResult {
	const row = (what: string, count: number) => ({
		what,
		wanted: `${wanted} of ${wanted}`,
		measured: `${count} of ${wanted}`,
		reached: count === wanted
	});
	const kinds = KINDS.map((kind) => `${byKind.get(kind) ?? 0} ${kind}`).join(', ');
	return {
		part: 'damaged-releases',
		title: 'A damaged release is offered to the server',
		settings: { seed, cases: wanted },
		measured: [
			{
				what: 'files of the release; cases of each kind',
				wanted: '',
				measured: `${files}; ${kinds}`,
				reached: null
			},
			row('refused by the server before the switch', refused),
			row('with the file named in the log', named),
			row('the last good release goes on answering', served),
			row('the file found by rollback too', found),
			{
				what: 'the release is taken when it is whole again, and nothing else was wrong',
				wanted: 'yes',
				measured: wrong[0] ?? 'yes',
				reached: wrong.length === 0
			}
		]
	};
}
