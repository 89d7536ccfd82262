import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { TARGETS } from './all-targets.ts';
import { formatInput } from './corpus.ts';
import { processorMs } from './processor-ms.ts';

/** What a thread is told: targets, cases of each, and the memory in which it writes the case at work. */
export interface TryTargets {
	readonly names: readonly string[];
	readonly seed: number;
	/** Of each target, where it does not ask for fewer. */
	readonly cases: number;
	/** Begins with the number of the case at work, four bytes, and the length of what follows: the input as `formatInput` writes it. */
	readonly shared: SharedArrayBuffer;
}

/** What it answers for each target, in the order of the names. `found` is what failed, shrunk; null where nothing did. */
export interface TargetTried {
	readonly name: string;
	readonly cases: number;
	/** Of the slowest case, in milliseconds of processor time. */
	readonly slowestMs: number;
	/** The slowest case as `formatInput` writes it, where it was timed twice; null where none was. */
	readonly slowest: string | null;
	readonly found: { readonly input: string; readonly why: string; readonly path: string } | null;
}

const CASES_AT_A_TIME = 1_000;
/** From here on a case is timed once more. */
const SLOW_MS = 200;

// Sent by `tryInThread`.
const { names, seed, cases: most, shared } = workerData as TryTargets;
const counters = new Int32Array(shared, 0, 2);
const text = new Uint8Array(shared, 8);

async function run(name: string): Promise<TargetTried> {
	const target = TARGETS.find((one) => one.name === name);
	if (!target) throw new Error(`unknown target: "${name}"`);
	const cases = Math.min(most, target.mostCases ?? Infinity);
	let [slowestMs, slowest]: [number, string | null] = [0, null];
	let done = 0;
	const property = fc.asyncProperty(target.arbitrary, async (input) => {
		const { written } = new TextEncoder().encodeInto(formatInput(input), text);
		counters[1] = written;
		Atomics.add(counters, 0, 1);
		const timed = async () => {
			const started = processorMs();
			await target.check(input);
			return processorMs() - started;
		};
		const ms = await timed();
		// A moment in which the program cleared its memory is not the case's.
		const sure = ms > SLOW_MS ? Math.min(ms, await timed()) : ms;
		if (sure > slowestMs) [slowestMs, slowest] = [sure, ms > SLOW_MS ? formatInput(input) : null];
	});
	while (done < cases) {
		const numRuns = Math.min(CASES_AT_A_TIME, cases - done);
		const result = await fc.check(property, { seed: seed + done, numRuns });
		done += result.numRuns;
		if (!result.failed) continue;
		const cause = result.errorInstance;
		const why = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
		const found = {
			input: formatInput(result.counterexample?.[0]),
			why,
			path: `${result.seed}:${result.counterexamplePath}`
		};
		return { name, cases: done, slowestMs, slowest, found };
	}
	return { name, cases: done, slowestMs, slowest, found: null };
}

for (const name of names) parentPort?.postMessage(await run(name));
