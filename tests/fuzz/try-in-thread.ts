import { Worker } from 'node:worker_threads';
import { processorMs } from './processor-ms.ts';
import { LONGEST_INPUT } from './target.ts';
import type { TargetTried, TryTargets } from './try-target.ts';

/** Bounds of a thread that tries a target. */
export interface TryBounds {
	/** Milliseconds of processor time of one case: a thread that a busy machine leaves waiting does not hang. */
	readonly caseMs: number;
	/** Memory of what is built, in MB. */
	readonly megabytes: number;
}

/** What came of the targets: those that were tried, and the input of the case that went beyond a bound and ended the thread. */
export interface Outcome {
	readonly tried: readonly TargetTried[];
	readonly ended: { readonly why: 'hung' | 'burst'; readonly input: string } | null;
}

const LOOK_EVERY_MS = 100;
/** A case that does nothing for so many times its bound by the clock waits for what never comes. */
const WAITING_TIMES = 30;

/**
 * Tries targets in a thread that is ended when one case takes too long or too much memory: the rest are not tried then. `told`
 * hears of each when it is done.
 */
export async function tryInThread(
	task: Omit<TryTargets, 'shared'>,
	{ caseMs, megabytes }: TryBounds,
	told: (one: TargetTried) => void = () => {}
): Promise<Outcome> {
	// As JSON a character takes six letters at most.
	const shared = new SharedArrayBuffer(8 + 8 * LONGEST_INPUT);
	const counters = new Int32Array(shared, 0, 2);
	const input = () => Buffer.from(new Uint8Array(shared.slice(8, 8 + (counters[1] ?? 0)))).toString();
	const worker = new Worker(new URL('./fuzz-thread.mjs', import.meta.url), {
		workerData: { ...task, shared } satisfies TryTargets,
		resourceLimits: { maxOldGenerationSizeMb: megabytes }
	});
	let [number, worked, since] = [0, processorMs(), performance.now()];
	const tried: TargetTried[] = [];
	let timer: NodeJS.Timeout | undefined;
	try {
		return await new Promise<Outcome>((resolve, reject) => {
			timer = setInterval(() => {
				const now = Atomics.load(counters, 0);
				const isLong = () =>
					processorMs() - worked > caseMs || performance.now() - since > WAITING_TIMES * caseMs;
				if (now !== number) [number, worked, since] = [now, processorMs(), performance.now()];
				// Between cases a thread makes the next ones, which takes no time worth the name.
				else if (number > 0 && isLong()) resolve({ tried, ended: { why: 'hung', input: input() } });
			}, LOOK_EVERY_MS);
			worker.on('message', (one: TargetTried) => {
				tried.push(one);
				told(one);
				if (tried.length === task.names.length) resolve({ tried, ended: null });
			});
			worker.on('error', (cause: NodeJS.ErrnoException) => {
				if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY')
					resolve({ tried, ended: { why: 'burst', input: input() } });
				else reject(cause);
			});
		});
	} finally {
		clearInterval(timer);
		await worker.terminate();
	}
}
