import type { Coding, DatedCoding } from '../model.ts';
import type { CodingRow } from './read-codings.ts';

/** The codings of one dated status. */
export interface Snapshot {
	readonly asOf: string;
	readonly rows: readonly CodingRow[];
}

/** What was judged at each status, and what stands now. */
export interface JoinedSnapshots {
	/** Oldest status first, inside it in the order of the recommendations. */
	readonly judgements: readonly DatedCoding[];
	/** The latest of each recommendation that was judged at all. */
	readonly standing: ReadonlyMap<string, DatedCoding>;
}

/**
 * Joins the codings of several statuses, oldest first. A status that is silent on a recommendation takes nothing back: what
 * was judged before stands. Nor does a text that a later status shares among several (`group`) take back a direct answer:
 * that is no judgement of it.
 */
export function joinSnapshots(
	recommendationIds: readonly string[],
	snapshots: readonly Snapshot[]
): JoinedSnapshots {
	const judgements: DatedCoding[] = [];
	const standing = new Map<string, DatedCoding>();
	for (const { asOf, rows } of snapshots) {
		// Where a recommendation is coded twice, which is a problem, the first counts.
		const codings = new Map<string, Coding>(
			[...rows].reverse().map((row) => [row.recommendationId, row.coding])
		);
		for (const recommendationId of recommendationIds) {
			const coding = codings.get(recommendationId);
			const before = standing.get(recommendationId)?.coding.response;
			if (!coding || (coding.response === 'group' && before === 'direct')) continue;
			const judgement = { recommendationId, asOf, coding };
			judgements.push(judgement);
			standing.set(recommendationId, judgement);
		}
	}
	return { judgements, standing };
}
