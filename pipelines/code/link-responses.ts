import type { Recommendation, ResponseLink } from '../model.ts';

/**
 * Which statements speak of a recommendation (`direct`, by its coding) or only stand beside it (`group`).
 *
 * Grain: one per recommendation and statement, in the order of the recommendations, direct before group.
 */
export function linkResponses(recommendations: readonly Recommendation[]): ResponseLink[] {
	return recommendations.flatMap(({ recommendationId, blockStatementId, coding }) => {
		const direct = coding.response === 'direct' ? [...new Set(coding.statementIds)] : [];
		const links: ResponseLink[] = direct.map((statementId) => ({
			recommendationId,
			statementId,
			kind: 'direct'
		}));
		if (blockStatementId !== null && !direct.includes(blockStatementId)) {
			links.push({ recommendationId, statementId: blockStatementId, kind: 'group' });
		}
		return links;
	});
}
