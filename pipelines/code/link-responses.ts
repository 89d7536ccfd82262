import type { DatedCoding, Recommendation, ResponseLink, Statement } from '../model.ts';

/**
 * Which statements speak of a recommendation (`direct`, by its codings) or only stand beside it (`group`).
 *
 * Grain: one per recommendation and statement, in the order of the recommendations, direct before group, statuses oldest
 * first.
 */
export function linkResponses(
	recommendations: readonly Pick<Recommendation, 'recommendationId'>[],
	statements: readonly Pick<Statement, 'statementId' | 'standsFor'>[],
	judgements: readonly DatedCoding[]
): ResponseLink[] {
	const speaking = new Map<string, string[]>();
	for (const { recommendationId, coding } of judgements) {
		if (coding.response === 'direct') add(speaking, recommendationId, coding.statementIds);
	}
	const beside = new Map<string, string[]>();
	for (const { statementId, standsFor } of statements)
		for (const recommendationId of standsFor) add(beside, recommendationId, [statementId]);
	return recommendations.flatMap(({ recommendationId }) => {
		const direct = [...new Set(speaking.get(recommendationId))];
		const group = (beside.get(recommendationId) ?? []).filter((id) => !direct.includes(id));
		return [
			...direct.map((statementId) => ({ recommendationId, statementId, kind: 'direct' as const })),
			...group.map((statementId) => ({ recommendationId, statementId, kind: 'group' as const }))
		];
	});
}

function add(lists: Map<string, string[]>, key: string, items: readonly string[]): void {
	lists.set(key, [...(lists.get(key) ?? []), ...items]);
}
