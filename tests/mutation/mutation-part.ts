import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '../bench/generate/random.ts';
import type { LongRunOptions, Measured, PartResult } from '../reliability/part-result.ts';
import { copyCheckout } from '../sabotage/checkout-copy.ts';
import { TestRunner, type TestOutcome } from '../sabotage/test-runner.ts';
import { MUTATION_AREAS, type MutationArea } from './areas.ts';
import { coveringTests } from './covering-tests.ts';
import { applyMutant, mutantsOf, type Mutant } from './mutants.ts';

/** Mutants of each area where no number is asked for. */
const CASES = 200;
/** What a test file may take to be among those that are run for every mutant. */
const QUICK_MS = 60_000;
/** The nearest test files are run first, the others where these say nothing. */
const NEAREST = 3;
/** What the tests of one mutant may take beyond what they take of the program as it is. */
const PATIENCE_MS = 20_000;
const WANTED = 0.85;

interface PlacedMutant extends Mutant {
	readonly file: string;
}

interface Area {
	readonly mutants: readonly PlacedMutant[];
	readonly tests: ReadonlyMap<string, readonly string[]>;
	readonly quick: ReadonlyMap<string, Quick>;
}

/** What a test file took of the program as it is, and how many of its tests passed. */
interface Quick {
	readonly ms: number;
	readonly passed: number;
}

/**
 * Changes the program in small ways, one at a time, in a copy of the checkout, and runs the tests that import the changed file: a test
 * that fails, a file that cannot be loaded and tests that do not end kill the mutant. What survives is told with its place.
 */
export async function run({ seed, cases, say }: LongRunOptions): Promise<PartResult> {
	const wanted = (process.env.GENKLANG_MUTATION ?? '').split(',').filter((name) => name !== '');
	const areas = MUTATION_AREAS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
	const measured: Measured[] = [];
	for (const area of areas) measured.push(...(await runArea(area, seed, cases ?? CASES, say)));
	return {
		part: 'mutation',
		title: 'The program is changed in small ways',
		settings: { seed, cases: cases ?? CASES },
		measured
	};
}

async function runArea(
	area: MutationArea,
	seed: number,
	cases: number,
	say: LongRunOptions['say']
): Promise<readonly Measured[]> {
	const copy = await copyCheckout();
	const runner = new TestRunner(copy.folder);
	try {
		const { mutants, tests, quick } = await lookAt(area, copy.folder, runner, say);
		const sample = shuffled(mutants, seed).slice(0, cases);
		say(`${area.name}: ${sample.length} of ${mutants.length} mutants, ${quick.size} test files`);
		const survivors: PlacedMutant[] = [];
		for (const [index, mutant] of sample.entries()) {
			const covering = (tests.get(mutant.file) ?? []).filter((test) => quick.has(test));
			if (!(await isKilled(copy.folder, runner, mutant, covering, quick))) {
				survivors.push(mutant);
				say(`survives: ${await placeOf(copy.folder, mutant)}`);
			}
			if ((index + 1) % 25 === 0) say(`${area.name}: ${index + 1} tried, ${survivors.length} survive`);
		}
		return measuredOf(area, mutants.length, sample.length, survivors.length);
	} finally {
		await runner.close();
		await copy.remove();
	}
}

async function lookAt(
	area: MutationArea,
	folder: string,
	runner: TestRunner,
	say: LongRunOptions['say']
): Promise<Area> {
	const files = await pathsBelow(folder, ['src/lib', 'pipelines']);
	const changed = files.filter((file) => area.files.test(file) && !area.leftOut.test(file));
	const paths = (await pathsBelow(folder, ['tests'])).filter((file) => /\.test\.ts$/.test(file));
	const tests = coveringTests(
		folder,
		paths.filter((file) => area.tests.test(file))
	);
	const quick = new Map<string, Quick>();
	for (const test of new Set(changed.flatMap((file) => tests.get(file) ?? []))) {
		const began = performance.now();
		const outcome = await runner.run({ files: [test], pattern: null, changed: [], bail: 0 }, 10 * QUICK_MS);
		const ms = performance.now() - began;
		const isGreen = outcome !== null && !hasFailed(outcome);
		if (isGreen && ms <= QUICK_MS) quick.set(test, { ms, passed: passedOf(outcome) });
		else say(`${area.name}: left out: ${test} (${isGreen ? `${Math.round(ms / 1000)} s` : 'not green'})`);
	}
	const mutants: PlacedMutant[] = [];
	for (const file of changed) {
		const text = await readFile(join(folder, file), 'utf8');
		mutants.push(...mutantsOf(text, file).map((mutant) => ({ ...mutant, file })));
	}
	return { mutants, tests, quick };
}

async function pathsBelow(root: string, folders: readonly string[]): Promise<readonly string[]> {
	const lists = await Promise.all(
		folders.map(async (folder) => {
			const paths = await readdir(join(root, folder), { recursive: true });
			return paths.map((path) => `${folder}/${path.replaceAll('\\', '/')}`);
		})
	);
	return lists.flat().sort();
}

async function isKilled(
	folder: string,
	runner: TestRunner,
	mutant: PlacedMutant,
	covering: readonly string[],
	quick: ReadonlyMap<string, Quick>
): Promise<boolean> {
	const path = join(folder, mutant.file);
	const before = await readFile(path, 'utf8');
	await writeFile(path, applyMutant(before, mutant));
	try {
		for (const files of [covering.slice(0, NEAREST), covering.slice(NEAREST)]) {
			if (files.length === 0) continue;
			const usual = (what: keyof Quick) =>
				files.reduce((sum, file) => sum + (quick.get(file)?.[what] ?? 0), 0);
			const longestMs = 3 * usual('ms') + PATIENCE_MS;
			const request = { files, pattern: null, changed: [mutant.file], bail: 1 };
			let outcome = await runner.run(request, longestMs);
			// What ended the run before at its first failure may reach this one late and cut it short.
			if (outcome !== null && !hasFailed(outcome) && passedOf(outcome) < usual('passed'))
				outcome = await runner.run(request, longestMs);
			if (outcome === null || hasFailed(outcome)) return true;
		}
		return false;
	} finally {
		await writeFile(path, before);
		await runner.run({ files: [], pattern: null, changed: [mutant.file], bail: 0 }, PATIENCE_MS);
	}
}

function hasFailed({ tests, broken }: TestOutcome): boolean {
	return broken.length > 0 || tests.some(({ state }) => state === 'failed');
}

function passedOf({ tests }: TestOutcome): number {
	return tests.filter(({ state }) => state === 'passed').length;
}

function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
	const random = seededRandom(seed);
	return items
		.map((item) => ({ item, place: random() }))
		.toSorted((a, b) => a.place - b.place)
		.map(({ item }) => item);
}

async function placeOf(
	folder: string,
	{ file, line, operator, start, end, to }: PlacedMutant
): Promise<string> {
	const text = await readFile(join(folder, file), 'utf8');
	const shown = (part: string) =>
		(part.length <= 90 ? part : `${part.slice(0, 90)}…`).replaceAll(/\s+/g, ' ');
	return `${file}:${line}: ${operator}: ${shown(text.slice(start, end))} -> ${shown(to)}`;
}

function measuredOf(
	{ name }: MutationArea,
	all: number,
	tried: number,
	survive: number
): readonly Measured[] {
	const share = tried === 0 ? 0 : (tried - survive) / tried;
	return [
		{
			what: `${name}: mutants that a test says are wrong`,
			wanted: `${WANTED * 100} %`,
			measured: `${(share * 100).toFixed(1)} % (${tried - survive} of ${tried}, drawn from ${all})`,
			reached: share >= WANTED
		}
	];
}
