import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LongRunOptions, Measured, PartResult } from '../reliability/part-result.ts';
import { TARGETS } from './all-targets.ts';
import { FULL_CASES } from './target.ts';
import { tryInThread } from './try-in-thread.ts';
import type { TargetTried } from './try-target.ts';

/** What ends a thread: far beyond what a case may take. */
const BOUNDS = { caseMs: 10_000, megabytes: 256 };
/** Letters of what a fault says: one of a long line may repeat it. */
const LONGEST_WHY = 200;
const SLOWEST_MS = 1_000;
/** What fails is written here, ready to be kept in the corpus. */
const FOUND = '.cache/fuzz';

function keepFound(name: string, seed: number, input: string): string {
	mkdirSync(FOUND, { recursive: true });
	const file = join(FOUND, `${name}-${seed}.json`);
	writeFileSync(file, input);
	return file;
}

/** Tries every parser and codec, one after another, in a thread that is begun anew after one that had to be ended. */
export async function run({ seed, cases, say }: LongRunOptions): Promise<PartResult> {
	const faults: string[] = [];
	const all: TargetTried[] = [];
	const tell = (name: string, why: string, input: string) => {
		faults.push(name);
		say(`${name}: ${why}: ${keepFound(name, seed, input)}`);
	};
	for (let left = TARGETS.map(({ name }) => name); left.length > 0;) {
		const task = { names: left, seed, cases: cases ?? FULL_CASES };
		const { tried, ended } = await tryInThread(task, BOUNDS, (one) => {
			const { name, cases: done, slowestMs, slowest, found } = one;
			if (slowest !== null && slowestMs > SLOWEST_MS)
				say(`${name}: ${Math.round(slowestMs)} ms: ${keepFound(`${name}-slow`, seed, slowest)}`);
			if (found)
				tell(name, `${found.why.split('\n')[0]?.slice(0, LONGEST_WHY)} (${found.path})`, found.input);
			else say(`${name}: ${done} cases`);
		});
		all.push(...tried);
		const name = left[tried.length];
		if (ended && name !== undefined)
			tell(
				name,
				ended.why === 'hung'
					? `more than ${BOUNDS.caseMs} ms of processor time`
					: `more than ${BOUNDS.megabytes} MB`,
				ended.input
			);
		left = left.slice(tried.length + 1);
	}
	return resultOf(all, faults, { seed, cases: cases ?? FULL_CASES });
}

function resultOf(
	all: readonly TargetTried[],
	faults: readonly string[],
	settings: PartResult['settings']
): PartResult {
	const slowest = all.reduce((most, one) => (one.slowestMs > most.slowestMs ? one : most), {
		name: '',
		slowestMs: 0
	});
	const tried = all.reduce((sum, one) => sum + one.cases, 0);
	const measured: Measured[] = [
		{ what: 'parsers and codecs', wanted: '', measured: String(TARGETS.length), reached: null },
		{
			what: 'that crash, hang, lose a line or break a law',
			wanted: '0',
			measured: `${faults.length}, in ${tried} cases${faults.length > 0 ? `: ${faults.join(', ')}` : ''}`,
			reached: faults.length === 0
		},
		{
			what: 'slowest case',
			wanted: '≤ 1 s',
			measured: `${Math.round(slowest.slowestMs)} ms (${slowest.name})`,
			reached: slowest.slowestMs <= SLOWEST_MS
		}
	];
	return { part: 'parsers', title: 'Random and mutated input: parsers and codecs', settings, measured };
}
