import type { CubeRow } from '../cube.ts';
import { isRated, unratedReason } from './rated-rows.ts';

/** Recommendations by answer. `direct + group + none + draft + notCovered` is all that were made. */
export interface ResponseCounts {
	/** Answered: a status statement speaks about the matter. The headline. */
	readonly direct: number;
	/** Only beside a shared status text; not an answer. */
	readonly group: number;
	/** Neither. */
	readonly none: number;
	/** Beside a status text at all, which is a matter of layout: `direct + group`. */
	readonly besideText: number;
	/** Imported and judged by nobody; in no rate. */
	readonly draft: number;
	/** The council's source carries no status; in no rate. */
	readonly notCovered: number;
}

/** How the recommendations were answered. Counts of recommendations, zero where there are none. */
export function responseCounts(rows: readonly CubeRow[]): ResponseCounts {
	const counts = { direct: 0, group: 0, none: 0, draft: 0, not_covered: 0 };
	for (const row of rows) counts[isRated(row) ? row.response : unratedReason(row)] += row.n;
	const { direct, group, none, draft, not_covered: notCovered } = counts;
	return { direct, group, none, besideText: direct + group, draft, notCovered };
}
