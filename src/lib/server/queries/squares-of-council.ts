import { CODING_STATUSES, IMPLEMENTATIONS, RESPONSES, VERDICTS } from '#lib/domain/vocabulary.ts';
import { codeOrNull, defineQuery, type RowOf } from '../define-query.ts';
import { COUNCIL_VERDICTS, statusPlace } from '../record-sql.ts';

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
		), ${COUNCIL_VERDICTS.trim()}
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
			${statusPlace()} nulls last,
			c.recommendation_id`
});
export type SquareRow = RowOf<typeof squaresOfCouncil>;
