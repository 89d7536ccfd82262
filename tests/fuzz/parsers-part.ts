import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LongRunOptions, Measured, PartResult } from '../reliability/part-result.ts';
import { TARGETS } from './all-targets.ts';
import { FULL_CASES } from './target.ts';
import { type Outcome, tryInThread } from './try-in-thread.ts';

const BOUNDS = { caseMs: 1_000, megabytes: 256 };
/** What fails is written here, ready to be kept in the corpus. */
const FOUND = '.cache/fuzz';

function keepFound(name: string, seed: number, input: string): string {
	mkdirSync(FOUND, { recursive: true });
	const file = join(FOUND, `${name}-${seed}.json`);
	writeFileSync(file, input);
	return file;
}

/** In a sentence: what failed; null where nothing did. */
function faultOf(name: string, seed: number, outcome: Outcome): string | null {
	if (outcome.kind !== 'tried') {
		const what = outcome.kind === 'hung' ? `took more than ${BOUNDS.caseMs} ms` : `took more than ${BOUNDS.megabytes} MB`;
		return `${name}: case ${outcome.cases} ${what}: ${keepFound(name, seed, outcome.input)}`;
	}
	const { found } = outcome.tried;
	return found && `${name}: ${found.why.split('\n')[0]} (${found.path}): ${keepFound(name, seed, found.input)}`;
}

/** Tries every parser and codec, one after another, each in a thread of its own. */
export async function run({ seed, cases, say }: LongRunOptions): Promise<PartResult> {
	const faults: string[] = [];
	let [tried, slowestMs, slowest] = [0, 0, ''];
	for (const { name, mostCases = FULL_CASES } of TARGETS) {
		const wanted = Math.min(cases ?? FULL_CASES, mostCases);
		const outcome = await tryInThread({ name, seed, cases: wanted }, BOUNDS);
		const done = outcome.kind === 'tried' ? outcome.tried.cases : outcome.cases;
		tried += done;
		if (outcome.kind === 'tried' && outcome.tried.slowestMs > slowestMs) [slowestMs, slowest] = [outcome.tried.slowestMs, name];
		const fault = faultOf(name, seed, outcome);
		if (fault !== null) faults.push(fault);
		say(fault ?? `${name}: ${done} cases`);
	}
	const measured: Measured[] = [
		{ what: 'parsers and codecs', wanted: '', measured: String(TARGETS.length), reached: null },
		{
			what: 'cases that crash, hang, lose a line or break a law',
			wanted: '0',
			measured: `${faults.length} of ${tried}${faults.length > 0 ? `: ${faults.map((fault) => fault.split(': ')[0]).join(', ')}` : ''}`,
			reached: faults.length === 0
		},
		{ what: 'slowest case', wanted: '≤ 1 s', measured: `${Math.round(slowestMs)} ms (${slowest})`, reached: slowestMs <= 1_000 }
	];
	return { part: 'parsers', title: 'Random and mutated input: parsers and codecs', settings: { seed, cases: cases ?? FULL_CASES }, measured };
}
