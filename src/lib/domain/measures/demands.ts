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

/**
 * How many different demands the given recommendations amount to: a thread counts once where any of them is in it.
 *
 * @param threads ids of the recommendations of each thread
 */
export function demandsAmong(
	recommendations: readonly { readonly recommendationId: string }[],
	threads: readonly (readonly string[])[]
): number {
	const shown = new Set(recommendations.map(({ recommendationId }) => recommendationId));
	const among = threads
		.map((ids) => ids.filter((id) => shown.has(id)))
		.filter((ids) => ids.length > 0)
		.map((ids) => ({ members: ids.map((recommendationId) => ({ recommendationId, year: 0, link: null })) }));
	return demandCount(shown.size, among);
}
