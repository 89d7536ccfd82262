import type { Implementation, Response } from './vocabulary.ts';

/** How one dated snapshot of statuses codes one recommendation. */
export interface JudgedCodes {
	readonly recommendationId: string;
	/** Date of the snapshot, as precise as it is known: `2019-02`. */
	readonly asOf: string;
	readonly response: Response;
	readonly implementation: Implementation;
}

/** What one dated snapshot of statuses says of one recommendation. */
export interface Judgement extends JudgedCodes {
	/** The words that carry the judgement; null where implementation is unknown. */
	readonly quote: string | null;
}

/**
 * Which way a status moved. `forward` and `back` follow what the municipality claims to have done; all else is `other`: a
 * text that falls silent is no step back, and "not done" where nothing was said is no step forward.
 */
export type Direction = 'forward' | 'back' | 'other';

/** One recommendation whose codes differ between two snapshots. */
export interface Move<Row extends JudgedCodes = Judgement> {
	readonly recommendationId: string;
	readonly direction: Direction;
	readonly before: Row;
	readonly after: Row;
}

/** What differs between two snapshots; every recommendation of either is counted once. */
export interface SnapshotMoves<Row extends JudgedCodes = Judgement> {
	/** In the order of the earlier snapshot. */
	readonly moved: readonly Move<Row>[];
	/** Recommendations with the same codes in both, whatever the words. */
	readonly unchanged: number;
	/** Recommendations that the later snapshot has and the earlier has not, in its order. */
	readonly onlyAfter: readonly Row[];
	/** Recommendations that the later snapshot says nothing of. */
	readonly onlyBefore: readonly Row[];
}

/**
 * What moved from an earlier snapshot to a later one. Null where there is no later one: nothing can be said of moves then,
 * which is not the same as none. Throws where a snapshot has a recommendation twice.
 */
export function movedBetween<Row extends JudgedCodes>(
	before: readonly Row[],
	after: readonly Row[] | null
): SnapshotMoves<Row> | null {
	if (after === null) return null;
	const [earlier, later] = [byRecommendation(before), byRecommendation(after)];
	const moved: Move<Row>[] = [];
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
 * What the last of some dated snapshots says, and what held before it, for `movedBetween`: a snapshot that is silent on a
 * recommendation leaves the judgement before it standing. `after` is null where there is one date only, both are without
 * judgements or null where there is none. `before` is in the order of the rows.
 *
 * @param dates of all snapshots, oldest first; by default those of the judgements
 */
export function aroundLastSnapshot<Row extends JudgedCodes>(
	judgements: readonly Row[],
	dates: readonly string[] = datesOf(judgements)
): { readonly before: readonly Row[]; readonly after: readonly Row[] | null } {
	const last = dates.length > 1 ? dates.at(-1) : undefined;
	const standing = new Map<string, Row>();
	for (const judgement of judgements) {
		if (judgement.asOf === last) continue;
		const known = standing.get(judgement.recommendationId);
		if (known === undefined || known.asOf < judgement.asOf)
			standing.set(judgement.recommendationId, judgement);
	}
	return {
		before: [...standing.values()],
		after: last === undefined ? null : judgements.filter((judgement) => judgement.asOf === last)
	};
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

function datesOf(judgements: readonly JudgedCodes[]): readonly string[] {
	return [...new Set(judgements.map(({ asOf }) => asOf))].sort();
}

function byRecommendation<Row extends JudgedCodes>(judgements: readonly Row[]): ReadonlyMap<string, Row> {
	const found = new Map(judgements.map((judgement) => [judgement.recommendationId, judgement]));
	if (found.size === judgements.length) return found;
	const twice = judgements.find((judgement) => found.get(judgement.recommendationId) !== judgement);
	throw new RangeError(`recommendation twice in one snapshot: "${twice?.recommendationId}"`);
}
