import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LongRunOptions, PartResult } from '../reliability/part-result.ts';
import { SABOTAGES } from './all-sabotages.ts';
import { copyCheckout } from './checkout-copy.ts';
import type { Sabotage } from './sabotage.ts';
import { TestRunner, type TestOutcome, type TestRequest } from './test-runner.ts';

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
		const wrong: string[] = [];
		const verdicts: Verdict[] = [];
		for (const file of new Set(chosen.map(({ test }) => test[0]))) {
			const ofFile = chosen.filter(({ test }) => test[0] === file);
			const before = await whatIsWrongBefore(runner, file, ofFile);
			for (const line of before) say(line);
			wrong.push(...before);
			for (const sabotage of ofFile) {
				const verdict = await trySabotage(copy.folder, runner, sabotage);
				verdicts.push(verdict);
				say(`${verdict.red === null ? 'NOT SEEN' : 'seen'}: ${sabotage.name}: ${verdict.red ?? verdict.why}`);
			}
		}
		return resultOf(wrong, verdicts);
	} finally {
		await runner.close();
		await copy.remove();
	}
}

/** What does not pass in a test file before anything is switched off, each with the reason. */
async function whatIsWrongBefore(
	runner: TestRunner,
	file: string,
	sabotages: readonly Sabotage[]
): Promise<readonly string[]> {
	const names = [...new Set(sabotages.map(({ test }) => test[1]))];
	const outcome = await runner.run({ ...requestOf(file, names, []), bail: 0 }, LONGEST_MS);
	const why = whyNotGreen(outcome);
	if (why !== '') return [`${file}: ${why}`];
	return names.flatMap((name) =>
		outcome?.tests.some((one) => one.state === 'passed' && one.name.includes(name))
			? []
			: [`${file}: no test passes that is named "${name}"`]
	);
}

async function trySabotage(folder: string, runner: TestRunner, sabotage: Sabotage): Promise<Verdict> {
	const file = join(folder, sabotage.file);
	const before = await readFile(file, 'utf8');
	await writeFile(
		file,
		before.replace(sabotage.from, () => sabotage.to)
	);
	try {
		const [test, name] = sabotage.test;
		const outcome = await runner.run(requestOf(test, [name], [sabotage.file]), LONGEST_MS);
		const failed = outcome?.tests.find(isUnmet);
		return { sabotage, red: failed?.name ?? null, why: failed ? '' : whyNotRed(outcome) };
	} finally {
		await writeFile(file, before);
		// What the process knows of the file is forgotten with it.
		await runner.run({ files: [], pattern: null, changed: [sabotage.file], bail: 0 }, LONGEST_MS);
	}
}

function requestOf(file: string, names: readonly string[], changed: readonly string[]): TestRequest {
	const pattern = names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
	return { files: [file], pattern, changed, bail: 1 };
}

/** What a mistake in the changed program text would say, and not a protection that is missing. */
const MISTAKE = /^(?:SyntaxError|ReferenceError)|is not a function|PARSE_ERROR|Transform failed/;

/** Whether a test failed by what it expects or by what the program then did, not by a text that is no program. */
function isUnmet({ state, messages }: TestOutcome['tests'][number]): boolean {
	return state === 'failed' && !messages.some((message) => MISTAKE.test(message));
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

function resultOf(wrong: readonly string[], verdicts: readonly Verdict[]): PartResult {
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
				measured: wrong.length === 0 ? 'all' : wrong.join('; '),
				reached: wrong.length === 0
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
