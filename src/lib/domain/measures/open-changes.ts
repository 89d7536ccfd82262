import type { Implementation, State } from '../vocabulary.ts';

/** What one published version says of one recommendation, as far as what is open needs it. */
export interface PublishedCode {
	readonly recommendationId: string;
	readonly areaId: string | null;
	/** Null where the source carries no status or nobody has judged it. */
	readonly implementation: Implementation | null;
	readonly state: State | null;
}

/** How what is open differs between two versions. Ids in the order of the later version. */
export interface OpenChanges {
	/** Open now and not before, new ones included. */
	readonly opened: readonly string[];
	/** Open before and not now: done or stopped. */
	readonly closed: readonly string[];
	/** Open in both, with another status. */
	readonly changed: readonly string[];
	/** No longer there, open before or not. */
	readonly removed: readonly string[];
}

/** What has changed among the open recommendations from one version to the next. */
export function openChanges(before: readonly PublishedCode[], after: readonly PublishedCode[]): OpenChanges {
	const earlier = new Map(before.map((code) => [code.recommendationId, code]));
	const later = new Set(after.map(({ recommendationId }) => recommendationId));
	const wasOpen = (id: string) => earlier.get(id)?.state === 'open';
	const idsOf = (codes: readonly PublishedCode[]) => codes.map(({ recommendationId }) => recommendationId);
	return {
		opened: idsOf(
			after.filter(({ state, recommendationId }) => state === 'open' && !wasOpen(recommendationId))
		),
		closed: idsOf(
			after.filter(({ state, recommendationId }) => state !== 'open' && wasOpen(recommendationId))
		),
		removed: idsOf(before.filter(({ recommendationId }) => !later.has(recommendationId))),
		changed: idsOf(
			after.filter(
				({ recommendationId, state, implementation }) =>
					state === 'open' &&
					wasOpen(recommendationId) &&
					earlier.get(recommendationId)?.implementation !== implementation
			)
		)
	};
}
