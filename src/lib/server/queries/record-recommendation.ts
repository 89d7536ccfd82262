import { CODING_STATUSES, IMPLEMENTATIONS, RESPONSES, STATES } from '#lib/domain/vocabulary.ts';
import { codeOrNull, defineQuery, type RowOf } from '../define-query.ts';

/**
 * Everything that the release says of one recommendation of a council, by its place in the release; no row where another
 * council's stands there. Lists inside a cell are joined by `;`. `statementIds` are the status texts that the response rests
 * on.
 */
export const recordRecommendation = defineQuery({
	name: 'record-recommendation',
	columns: {
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
	params: { councilId: 'VARCHAR', rowNo: 'INTEGER' },
	sql: `
		select
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
		where council_id = $councilId
			and rowid = $rowNo`
});
export type RecommendationRecord = RowOf<typeof recordRecommendation>;
