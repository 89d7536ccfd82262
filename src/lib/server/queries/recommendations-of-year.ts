import { CODING_STATUSES, IMPLEMENTATIONS, RESPONSES, STATES } from '#lib/domain/vocabulary.ts';
import { codeOrNull, defineQuery, type RowOf } from '../define-query.ts';

/**
 * Some recommendations of one council and year, after those passed over: one row per recommendation, in the order of the source. `passages` counts
 * what other documents say of it, `differing` those of them that say something else than the register. Codes are null where
 * the source carries no status or nobody has judged, `quote` where no sentence bears the status; `sourceLines` are joined by
 * `;`.
 */
export const recommendationsOfYear = defineQuery({
	name: 'recommendations-of-year',
	columns: {
		recommendationId: 'VARCHAR',
		year: 'INTEGER',
		themeId: 'VARCHAR',
		theme: 'VARCHAR',
		text: 'VARCHAR',
		response: codeOrNull(RESPONSES),
		implementation: codeOrNull(IMPLEMENTATIONS),
		state: codeOrNull(STATES),
		certain: 'BOOLEAN?',
		codingStatus: codeOrNull(CODING_STATUSES),
		quote: 'VARCHAR?',
		sourceId: 'VARCHAR',
		sourceLines: 'VARCHAR',
		passages: 'INTEGER',
		differing: 'INTEGER'
	},
	params: { councilId: 'VARCHAR', year: 'INTEGER', limit: 'INTEGER', passOver: 'INTEGER' },
	sql: `
		with chosen as materialized (
			select
				rowid as row_no,
				recommendation_id,
				year,
				theme_id,
				theme,
				text,
				response,
				implementation,
				state,
				certain,
				coding_status,
				quote,
				source_id,
				source_lines
			from recommendations
			where council_id = $councilId
				and year = $year
			order by rowid
			limit $limit
			offset $passOver
		),
		passage_counts as (
			select
				e.recommendation_id,
				count(*) as passages,
				count(*) filter (where e.effect = 'differs') as differing
			from evidence e
			join chosen c on c.recommendation_id = e.recommendation_id
			group by e.recommendation_id
		)
		select
			c.recommendation_id as "recommendationId",
			c.year,
			c.theme_id as "themeId",
			c.theme,
			c.text,
			c.response,
			c.implementation,
			c.state,
			c.certain,
			c.coding_status as "codingStatus",
			c.quote,
			c.source_id as "sourceId",
			c.source_lines as "sourceLines",
			coalesce(p.passages, 0)::integer as passages,
			coalesce(p.differing, 0)::integer as differing
		from chosen c
		left join passage_counts p on p.recommendation_id = c.recommendation_id
		order by c.row_no`
});
export type YearRecommendation = RowOf<typeof recommendationsOfYear>;
