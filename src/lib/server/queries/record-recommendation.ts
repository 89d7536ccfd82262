import { CODING_STATUSES, IMPLEMENTATIONS, RESPONSES, STATES } from '#lib/domain/vocabulary.ts';
import { codeOrNull, defineQuery, type RowOf } from '../define-query.ts';

/**
 * Everything that the release says of one recommendation, by its id, with `rowNo`, its place in the release from 0; no row
 * where there is no such id. Lists inside a cell are joined by `;`. `statementIds` are the status texts that the response
 * rests on. Found by the key of the table: as quick in a large release as in a small one.
 */
export const recordRecommendation = defineQuery({
	name: 'record-recommendation',
	columns: {
		rowNo: 'INTEGER',
		recommendationId: 'VARCHAR',
		councilId: 'VARCHAR',
		year: 'INTEGER',
		themeId: 'VARCHAR',
		theme: 'VARCHAR',
		areaId: 'VARCHAR?',
		text: 'VARCHAR',
		textSource: 'VARCHAR',
		position: 'VARCHAR',
		response: codeOrNull(RESPONSES),
		implementation: codeOrNull(IMPLEMENTATIONS),
		state: codeOrNull(STATES),
		codingStatus: codeOrNull(CODING_STATUSES),
		quote: 'VARCHAR?',
		rationaleDa: 'VARCHAR?',
		rationaleEn: 'VARCHAR?',
		certain: 'BOOLEAN?',
		statementIds: 'VARCHAR?',
		threadIds: 'VARCHAR?',
		statusAsOf: 'VARCHAR?',
		ageYears: 'INTEGER?',
		sourceId: 'VARCHAR',
		sourceLines: 'VARCHAR',
		codebookVersion: 'VARCHAR?'
	},
	params: { recommendationId: 'VARCHAR' },
	sql: `
		select
			rowid::integer as "rowNo",
			recommendation_id as "recommendationId",
			council_id as "councilId",
			year,
			theme_id as "themeId",
			theme,
			area_id as "areaId",
			text,
			text_source as "textSource",
			position,
			response,
			implementation,
			state,
			coding_status as "codingStatus",
			quote,
			rationale_da as "rationaleDa",
			rationale_en as "rationaleEn",
			certain,
			statement_ids as "statementIds",
			thread_ids as "threadIds",
			status_as_of as "statusAsOf",
			age_years as "ageYears",
			source_id as "sourceId",
			source_lines as "sourceLines",
			codebook_version as "codebookVersion"
		from recommendations
		where recommendation_id = $recommendationId`
});
export type RecommendationRecord = RowOf<typeof recordRecommendation>;
