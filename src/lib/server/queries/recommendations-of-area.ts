import { IMPLEMENTATIONS, RESPONSES, VERDICTS } from '#lib/domain/vocabulary.ts';
import { codeOrNull, defineQuery, type RowOf } from '../define-query.ts';
import { LATEST_VERDICTS } from '../record-sql.ts';

/**
 * The recommendations of one area across councils: one row per recommendation, councils in their order, inside them by
 * year, then id. The codes are null where the source of the council carries no status; `verdict` is the council's
 * latest word, null where it has given none.
 */
export const recommendationsOfArea = defineQuery({
	name: 'recommendations-of-area',
	columns: {
		councilId: 'VARCHAR',
		recommendationId: 'VARCHAR',
		year: 'INTEGER',
		theme: 'VARCHAR',
		text: 'VARCHAR',
		response: codeOrNull(RESPONSES),
		implementation: codeOrNull(IMPLEMENTATIONS),
		certain: 'BOOLEAN?',
		quote: 'VARCHAR?',
		sourceId: 'VARCHAR',
		sourceLines: 'VARCHAR',
		verdict: codeOrNull(VERDICTS)
	},
	params: { areaId: 'VARCHAR' },
	sql: `
		with ${LATEST_VERDICTS}
		select
			r.council_id as "councilId",
			r.recommendation_id as "recommendationId",
			r.year,
			r.theme,
			r.text,
			r.response,
			r.implementation,
			r.certain,
			r.quote,
			r.source_id as "sourceId",
			r.source_lines as "sourceLines",
			l.verdict
		from recommendations r
		join councils c on c.council_id = r.council_id
		left join latest_verdicts l on l.recommendation_id = r.recommendation_id
		where r.area_id = $areaId
		order by c.rowid, r.year, r.recommendation_id`
});
export type AreaRecommendationRow = RowOf<typeof recommendationsOfArea>;
