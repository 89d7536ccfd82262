import { IMPLEMENTATIONS, RESPONSES, VERDICTS } from '#lib/domain/vocabulary.ts';
import { codeOrNull, defineQuery, type RowOf } from '../define-query.ts';
import { COUNCIL_VERDICTS } from '../record-sql.ts';

/**
 * The first recommendations of a council in an area: one row per recommendation, by year, then id, at most `limit`. The codes are
 * null where the source of the council carries no status; `verdict` is its latest word, null where it has given none.
 */
export const areaRecommendations = defineQuery({
	name: 'area-recommendations',
	columns: {
		recommendationId: 'VARCHAR',
		year: 'INTEGER',
		theme: 'VARCHAR',
		text: 'VARCHAR',
		response: codeOrNull(RESPONSES),
		implementation: codeOrNull(IMPLEMENTATIONS),
		certain: 'BOOLEAN?',
		quote: 'VARCHAR?',
		verdict: codeOrNull(VERDICTS)
	},
	params: { councilId: 'VARCHAR', areaId: 'VARCHAR', limit: 'INTEGER' },
	sql: `
		with chosen as materialized (
			select recommendation_id, year, theme, text, response, implementation, certain, quote
			from recommendations
			where council_id = $councilId
				and area_id = $areaId
			order by year, recommendation_id
			limit $limit
		), ${COUNCIL_VERDICTS.trim()}
		select
			c.recommendation_id as "recommendationId",
			c.year,
			c.theme,
			c.text,
			c.response,
			c.implementation,
			c.certain,
			c.quote,
			l.verdict
		from chosen c
		left join latest_verdicts l on l.recommendation_id = c.recommendation_id
		order by c.year, c.recommendation_id`
});
export type AreaRow = RowOf<typeof areaRecommendations>;
