import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { TARGETS } from './all-targets.ts';
import { formatInput } from './corpus.ts';

/** What a thread is told: a target, its cases, and the memory in which it writes the case at work. */
export interface TryTarget {
	readonly name: string;
	readonly seed: number;
	readonly cases: number;
	/** Begins with the number of the case at work, four bytes, and the length of what follows: the input as `formatInput` writes it. */
	readonly shared: SharedArrayBuffer;
}

/** What it answers. `found` is what failed, shrunk; null where nothing did. */
export interface TargetTried {
	readonly cases: number;
	/** Of the slowest case, in milliseconds of the thread. */
	readonly slowestMs: number;
	readonly found: { readonly input: string; readonly why: string; readonly path: string } | null;
}

const CASES_AT_A_TIME = 1_000;

// Sent by `tryInThread`.
const { name, seed, cases, shared } = workerData as TryTarget;
const counters = new Int32Array(shared, 0, 2);
const text = new Uint8Array(shared, 8);

async function run(): Promise<TargetTried> {
	const target = TARGETS.find((one) => one.name === name);
	if (!target) throw new Error(`unknown target: "${name}"`);
	let slowestMs = 0;
	let done = 0;
	const property = fc.asyncProperty(target.arbitrary, async (input) => {
		const { written } = new TextEncoder().encodeInto(formatInput(input), text);
		counters[1] = written;
		Atomics.add(counters, 0, 1);
		const started = performance.now();
		await target.check(input);
		slowestMs = Math.max(slowestMs, performance.now() - started);
	});
	while (done < cases) {
		const numRuns = Math.min(CASES_AT_A_TIME, cases - done);
		const result = await fc.check(property, { seed: seed + done, numRuns });
		done += result.numRuns;
		if (!result.failed) continue;
		const cause = result.errorInstance;
		const why = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
		const found = { input: formatInput(result.counterexample?.[0]), why, path: `${result.seed}:${result.counterexamplePath}` };
		return { cases: done, slowestMs, found };
	}
	return { cases: done, slowestMs, found: null };
}

parentPort?.postMessage(await run());
