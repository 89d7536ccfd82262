import type { Thread } from './year-repeats.ts';

/**
 * How many different demands some recommendations amount to: each thread is one, and each recommendation in no thread.
 * A recommendation in several threads makes several demands, one for each.
 *
 * @param recommendations how many there are
 * @param threads those among them that ask for the same
 */
export function demandCount(recommendations: number, threads: readonly Pick<Thread, 'members'>[]): number {
	const inThreads = new Set(
		threads.flatMap(({ members }) => members.map(({ recommendationId }) => recommendationId))
	);
	return recommendations - inThreads.size + threads.length;
}

/** One recommendation in one thread. */
export interface ThreadCell {
	/** Number of the thread. */
	readonly threadNo: number;
	/** Number of the recommendation. */
	readonly rowNo: number;
}

/**
 * How many different demands some recommendations amount to, of which it is known only how many they are: a thread counts once
 * where any of them is in it.
 *
 * @param recommendations how many there are
 * @param cells those of them that are in a thread, once for each thread
 */
export function demandsOf(recommendations: number, cells: readonly ThreadCell[]): number {
	const threads = new Set(cells.map(({ threadNo }) => threadNo));
	const inThreads = new Set(cells.map(({ rowNo }) => rowNo));
	return recommendations - inThreads.size + threads.size;
}
