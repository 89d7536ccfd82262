import { CODING_STATUSES, IMPLEMENTATIONS, RESPONSES, VERDICTS } from '#lib/domain/vocabulary.ts';
import { codeOrNull, defineQuery, type RowOf } from '../define-query.ts';

/**
 * The recommendations of one council as the squares of figure A, without their texts: one row per recommendation, by year, then
 * implementation in the order of the vocabulary (those that nobody has judged last), then id. `verdict` is the council's
 * latest word, null where it has given none.
 */
export const squaresOfCouncil = defineQuery({
	name: 'squares-of-council',
	columns: {
		recommendationId: 'VARCHAR',
		year: 'INTEGER',
		themeId: 'VARCHAR',
		areaId: 'VARCHAR?',
		response: codeOrNull(RESPONSES),
		implementation: codeOrNull(IMPLEMENTATIONS),
		codingStatus: codeOrNull(CODING_STATUSES),
		verdict: codeOrNull(VERDICTS)
	},
	params: { councilId: 'VARCHAR' },
	sql: `
		with chosen as materialized (
			select recommendation_id, year, theme_id, area_id, response, implementation, coding_status
			from recommendations
			where council_id = $councilId
		), latest_verdicts as (
			select v.recommendation_id, max_by(v.verdict, v.date) as verdict
			from verdicts v
			join chosen c on c.recommendation_id = v.recommendation_id
			group by v.recommendation_id
		)
		select
			c.recommendation_id as "recommendationId",
			c.year,
			c.theme_id as "themeId",
			c.area_id as "areaId",
			c.response,
			c.implementation,
			c.coding_status as "codingStatus",
			l.verdict
		from chosen c
		left join latest_verdicts l on l.recommendation_id = c.recommendation_id
		order by
			c.year,
			list_position(
				['implemented', 'partial', 'in_progress', 'not_implemented', 'discontinued', 'unknown'],
				c.implementation
			) nulls last,
			c.recommendation_id`
});
export type SquareRow = RowOf<typeof squaresOfCouncil>;
