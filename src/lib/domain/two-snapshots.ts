import type { Implementation, Response } from './vocabulary.ts';

/** What one dated snapshot of statuses says of one recommendation. */
export interface Judgement {
	readonly recommendationId: string;
	/** Date of the snapshot, as precise as it is known: `2019-02`. */
	readonly asOf: string;
	readonly response: Response;
	readonly implementation: Implementation;
	/** The words that carry the judgement; null where implementation is unknown. */
	readonly quote: string | null;
}

/**
 * Which way a status moved. `forward` and `back` follow what the municipality claims to have done; all else is `other`: a
 * text that falls silent is no step back, and "not done" where nothing was said is no step forward.
 */
export type Direction = 'forward' | 'back' | 'other';

/** One recommendation whose codes differ between two snapshots. */
export interface Move {
	readonly recommendationId: string;
	readonly direction: Direction;
	readonly before: Judgement;
	readonly after: Judgement;
}

/** What differs between two snapshots; every recommendation of either is counted once. */
export interface SnapshotMoves {
	/** In the order of the earlier snapshot. */
	readonly moved: readonly Move[];
	/** Recommendations with the same codes in both, whatever the words. */
	readonly unchanged: number;
	/** Recommendations that the later snapshot has and the earlier has not, in its order. */
	readonly onlyAfter: readonly Judgement[];
	/** Recommendations that the later snapshot no longer has. */
	readonly onlyBefore: readonly Judgement[];
}

/**
 * What moved from an earlier snapshot to a later one. Null where there is no later one: nothing can be said of moves then,
 * which is not the same as none. Throws where a snapshot has a recommendation twice.
 */
export function movedBetween(
	before: readonly Judgement[],
	after: readonly Judgement[] | null
): SnapshotMoves | null {
	if (after === null) return null;
	const [earlier, later] = [byRecommendation(before), byRecommendation(after)];
	const moved: Move[] = [];
	let unchanged = 0;
	for (const [recommendationId, was] of earlier) {
		const is = later.get(recommendationId);
		if (is === undefined) continue;
		if (was.response === is.response && was.implementation === is.implementation) unchanged++;
		else moved.push({ recommendationId, direction: directionOf(was, is), before: was, after: is });
	}
	return {
		moved,
		unchanged,
		onlyAfter: after.filter((judgement) => !earlier.has(judgement.recommendationId)),
		onlyBefore: before.filter((judgement) => !later.has(judgement.recommendationId))
	};
}

/**
 * The last two snapshots among dated judgements, for `movedBetween`. `after` is null where there is one date only; both are
 * without judgements or null where there is none.
 */
export function lastTwoSnapshots(judgements: readonly Judgement[]): {
	readonly before: readonly Judgement[];
	readonly after: readonly Judgement[] | null;
} {
	const dates = [...new Set(judgements.map((judgement) => judgement.asOf))].sort();
	const [first, second] = dates.slice(-2);
	const at = (date: string | undefined) => judgements.filter((judgement) => judgement.asOf === date);
	return { before: at(first), after: second === undefined ? null : at(second) };
}

/**
 * What the municipality claims to have done, more by more.
 * Source: codebook 1.0, the order of claims; "not implemented" is below what has begun.
 */
const CLAIM: Readonly<Partial<Record<Implementation, number>>> = {
	not_implemented: 0,
	in_progress: 1,
	partial: 2,
	implemented: 3
};

/** The way from one code to another, as `Direction` has it. The same code twice is `other`: then only the answer moved. */
export function directionOf(
	{ implementation: was }: Pick<Judgement, 'implementation'>,
	{ implementation: is }: Pick<Judgement, 'implementation'>
): Direction {
	const [before, after] = [CLAIM[was], CLAIM[is]];
	if (before !== undefined && after !== undefined) return byRank(before, after);
	// From silence, or after having stopped: a claim that something has begun is a step.
	if (after !== undefined) return after > 0 ? 'forward' : 'other';
	return is === 'discontinued' && before !== undefined && before > 0 ? 'back' : 'other';
}

function byRank(before: number, after: number): Direction {
	if (before === after) return 'other';
	return after > before ? 'forward' : 'back';
}

function byRecommendation(judgements: readonly Judgement[]): ReadonlyMap<string, Judgement> {
	const found = new Map(judgements.map((judgement) => [judgement.recommendationId, judgement]));
	if (found.size === judgements.length) return found;
	const twice = judgements.find((judgement) => found.get(judgement.recommendationId) !== judgement);
	throw new RangeError(`recommendation twice in one snapshot: "${twice?.recommendationId}"`);
}
