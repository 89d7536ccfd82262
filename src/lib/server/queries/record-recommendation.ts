import { CODING_STATUSES, IMPLEMENTATIONS, RESPONSES, STATES } from '#lib/domain/vocabulary.ts';
import { codeOrNull, defineQuery, type RowOf } from '../define-query.ts';

/**
 * Everything that the release says of one recommendation of a council; no row where the council has none of this id.
 * Lists inside a cell are joined by `;`. `statementIds` are the status texts that the response rests on. `rowNo` is the place
 * in the release, by which other queries find what belongs to it without looking through all ids.
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
		areaLabelDa: 'VARCHAR?',
		areaLabelEn: 'VARCHAR?',
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
		sourceTitle: 'VARCHAR',
		sourceLines: 'VARCHAR',
		codebookVersion: 'VARCHAR?'
	},
	params: { councilId: 'VARCHAR', recommendationId: 'VARCHAR' },
	sql: `
		select
			r.rowid::integer as "rowNo",
			r.recommendation_id as "recommendationId",
			r.council_id as "councilId",
			r.year,
			r.theme_id as "themeId",
			r.theme,
			r.area_id as "areaId",
			a.label_da as "areaLabelDa",
			a.label_en as "areaLabelEn",
			r.text,
			r.text_source as "textSource",
			r.position,
			r.response,
			r.implementation,
			r.state,
			r.coding_status as "codingStatus",
			r.quote,
			r.rationale_da as "rationaleDa",
			r.rationale_en as "rationaleEn",
			r.certain,
			r.statement_ids as "statementIds",
			r.thread_ids as "threadIds",
			r.status_as_of as "statusAsOf",
			r.age_years as "ageYears",
			r.source_id as "sourceId",
			d.title as "sourceTitle",
			r.source_lines as "sourceLines",
			r.codebook_version as "codebookVersion"
		from recommendations r
		join sources d on d.source_id = r.source_id
		left join areas a on a.area_id = r.area_id
		where r.recommendation_id = $recommendationId
			and r.council_id = $councilId`
});
export type RecommendationRecord = RowOf<typeof recordRecommendation>;
