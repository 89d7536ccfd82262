import type { CubeRow } from '../cube.ts';
import { stateOf } from '../vocabulary.ts';
import { ratedRows } from './rated-rows.ts';

/** Recommendations by state. `open + done + stopped` is all that enter a rate. */
export interface StateCounts {
	readonly open: number;
	readonly done: number;
	/** Done once and since stopped: neither open nor done. */
	readonly stopped: number;
	/** Those of `open` of which the source does not say what happened. */
	readonly openUnknown: number;
}

/** How many recommendations are open, done or stopped, and of how many open ones nothing is known. */
export function stateCounts(rows: readonly CubeRow[]): StateCounts {
	const counts = { open: 0, done: 0, stopped: 0, openUnknown: 0 };
	for (const row of ratedRows(rows)) {
		counts[stateOf(row.implementation)] += row.n;
		if (row.implementation === 'unknown') counts.openUnknown += row.n;
	}
	return counts;
}
