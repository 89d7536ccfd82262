import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LongRunOptions, PartResult } from '../reliability/part-result.ts';
import { SABOTAGES } from './all-sabotages.ts';
import { copyCheckout } from './checkout-copy.ts';
import type { Sabotage } from './sabotage.ts';
import { TestRunner, type TestOutcome } from './test-runner.ts';

/** For all tests of one sabotage. */
const LONGEST_MS = 240_000;

interface Verdict {
	readonly sabotage: Sabotage;
	/** The test that failed; null where none did. */
	readonly red: string | null;
	readonly why: string;
}

/**
 * Switches protections off, one at a time, in a copy of the checkout, and runs the test that is named for each: it must pass before and
 * fail after, by an expectation that is not met.
 */
export async function run({ cases, say }: LongRunOptions): Promise<PartResult> {
	const chosen = SABOTAGES.slice(0, cases ?? SABOTAGES.length);
	const copy = await copyCheckout();
	const runner = new TestRunner(copy.folder);
	try {
		const green: Verdict[] = [];
		for (const sabotage of onePerTest(chosen)) {
			const why = whyNotGreen(await runTest(runner, sabotage, []));
			if (why !== '') green.push({ sabotage, red: null, why });
			if (why !== '') say(`${sabotage.test.join(': ')}: not green to begin with: ${why}`);
		}
		say(`${onePerTest(chosen).length} tests run as they are, ${green.length} of them wrong`);
		const verdicts: Verdict[] = [];
		for (const sabotage of chosen) {
			const verdict = await trySabotage(copy.folder, runner, sabotage);
			verdicts.push(verdict);
			say(`${verdict.red === null ? 'NOT SEEN' : 'seen'}: ${sabotage.name}: ${verdict.red ?? verdict.why}`);
		}
		return resultOf(green, verdicts);
	} finally {
		await runner.close();
		await copy.remove();
	}
}

function onePerTest(sabotages: readonly Sabotage[]): readonly Sabotage[] {
	return [...new Map(sabotages.map((sabotage) => [sabotage.test.join('\n'), sabotage])).values()];
}

async function trySabotage(folder: string, runner: TestRunner, sabotage: Sabotage): Promise<Verdict> {
	const file = join(folder, sabotage.file);
	const before = await readFile(file, 'utf8');
	await writeFile(
		file,
		before.replace(sabotage.from, () => sabotage.to)
	);
	try {
		const outcome = await runTest(runner, sabotage, [sabotage.file]);
		const failed = outcome?.tests.find(isUnmet);
		return { sabotage, red: failed?.name ?? null, why: failed ? '' : whyNotRed(outcome) };
	} finally {
		await writeFile(file, before);
		// What the process knows of the file is forgotten with it.
		await runner.run({ files: [], pattern: null, changed: [sabotage.file], bail: 0 }, LONGEST_MS);
	}
}

function runTest(runner: TestRunner, { test }: Sabotage, changed: readonly string[]) {
	const [file, name] = test;
	const pattern = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return runner.run(
		{ files: [file], pattern: pattern === '' ? null : pattern, changed, bail: 1 },
		LONGEST_MS
	);
}

/** Whether a test failed by what it expects, or by waiting for it in vain; not by a fault of the changed program text. */
function isUnmet({ state, messages }: TestOutcome['tests'][number]): boolean {
	return (
		state === 'failed' &&
		messages.some((message) => /AssertionError|Property failed|Test timed out/.test(message)) &&
		!messages.some((message) => /SyntaxError|ReferenceError|PARSE_ERROR|Transform failed/.test(message))
	);
}

function whyNotGreen(outcome: TestOutcome | null): string {
	if (outcome === null) return 'it did not end';
	const failed = outcome.tests.find(({ state }) => state === 'failed');
	if (failed) return `${failed.name}: ${failed.messages[0]?.split('\n', 1)[0] ?? ''}`;
	if (outcome.broken[0] !== undefined) return outcome.broken[0];
	return outcome.tests.some(({ state }) => state === 'passed')
		? ''
		: 'no test has that name, or all are skipped';
}

function whyNotRed(outcome: TestOutcome | null): string {
	const why = whyNotGreen(outcome);
	return why === '' ? 'the test passes' : `fails in another way: ${why}`;
}

function resultOf(green: readonly Verdict[], verdicts: readonly Verdict[]): PartResult {
	const seen = verdicts.filter(({ red }) => red !== null).length;
	const unseen = verdicts.filter(({ red }) => red === null).map(({ sabotage }) => sabotage.name);
	return {
		part: 'sabotage',
		title: 'Protections are switched off, one at a time',
		settings: { cases: verdicts.length },
		measured: [
			{
				what: 'tests that pass before anything is switched off',
				wanted: 'all',
				measured: green.length === 0 ? 'all' : green.map(({ why }) => why).join('; '),
				reached: green.length === 0
			},
			{
				what: 'protections whose test fails when they are off',
				wanted: `${verdicts.length} of ${verdicts.length}`,
				measured: `${seen} of ${verdicts.length}${unseen.length > 0 ? `; not: ${unseen.join('; ')}` : ''}`,
				reached: unseen.length === 0
			}
		]
	};
}
