import { CODING_STATUSES, IMPLEMENTATIONS, RESPONSES, VERDICTS } from '#lib/domain/vocabulary.ts';
import { codeOrNull, defineQuery, type RowOf } from '../define-query.ts';
import { COUNCIL_VERDICTS, statusPlace } from '../record-sql.ts';

/**
 * The first recommendations of a theme: one row per recommendation, by year, then implementation in the order of the vocabulary (those that nobody has judged
 * last), then id, at most `limit`. The codes are
 * null where the source of the council carries no status; `verdict` is its latest word, null where it has given none.
 */
export const recommendationsOfTheme = defineQuery({
	name: 'recommendations-of-theme',
	columns: {
		recommendationId: 'VARCHAR',
		year: 'INTEGER',
		themeId: 'VARCHAR',
		codingStatus: codeOrNull(CODING_STATUSES),
		theme: 'VARCHAR',
		text: 'VARCHAR',
		response: codeOrNull(RESPONSES),
		implementation: codeOrNull(IMPLEMENTATIONS),
		certain: 'BOOLEAN?',
		quote: 'VARCHAR?',
		verdict: codeOrNull(VERDICTS)
	},
	params: { councilId: 'VARCHAR', themeId: 'VARCHAR', limit: 'INTEGER' },
	sql: `
		with chosen as materialized (
			select recommendation_id, year, theme_id, coding_status, theme, text, response, implementation, certain, quote
			from recommendations
			where council_id = $councilId
				and theme_id = $themeId
			order by year, ${statusPlace()} nulls last, recommendation_id
			limit $limit
		), ${COUNCIL_VERDICTS.trim()}
		select
			c.recommendation_id as "recommendationId",
			c.year,
			c.theme_id as "themeId",
			c.coding_status as "codingStatus",
			c.theme,
			c.text,
			c.response,
			c.implementation,
			c.certain,
			c.quote,
			l.verdict
		from chosen c
		left join latest_verdicts l on l.recommendation_id = c.recommendation_id
		order by c.year, ${statusPlace()} nulls last, c.recommendation_id`
});
export type ThemeRecommendationRow = RowOf<typeof recommendationsOfTheme>;
