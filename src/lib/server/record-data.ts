import type { ListedRecommendation } from './list-recommendations.ts';

/**
 * Names of a recommendation's values as data, those of the public table `recommendations` in its order, then
 * the council's latest word of the table `verdicts`.
 */
export const RECORD_KEYS = [
	'recommendation_id',
	'year',
	'theme_id',
	'theme',
	'area_id',
	'text',
	'response',
	'implementation',
	'state',
	'coding_status',
	'quote',
	'certain',
	'statement_ids',
	'source_lines',
	'verdict'
] as const;

/** A listed recommendation as data, under public names; lists are joined by `;`, null is not applicable. */
export function recordData(row: ListedRecommendation) {
	return {
		recommendation_id: row.recommendationId,
		year: row.year,
		theme_id: row.themeId,
		theme: row.theme,
		area_id: row.areaId,
		text: row.text,
		response: row.response,
		implementation: row.implementation,
		state: row.state,
		coding_status: row.codingStatus,
		quote: row.quote,
		certain: row.certain,
		statement_ids: row.statementIds,
		source_lines: row.sourceLines,
		verdict: row.verdict
	};
}
