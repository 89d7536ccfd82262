import { CODING_STATUSES, IMPLEMENTATIONS, RESPONSES, STATES, VERDICTS } from '#lib/domain/vocabulary.ts';
import { codeOrNull, defineQuery, type RowOf } from '../define-query.ts';
import { COUNCIL_VERDICTS, statusPlace } from '../record-sql.ts';

/**
 * The recommendations of one council as figure A stacks them: one row per recommendation, by year, then
 * implementation in the order of the vocabulary (those that nobody has judged last), then id. `verdict` is the
 * council's latest word, null where it has given none.
 */
export const recommendationsOfCouncil = defineQuery({
	name: 'recommendations-of-council',
	columns: {
		recommendationId: 'VARCHAR',
		year: 'INTEGER',
		themeId: 'VARCHAR',
		theme: 'VARCHAR',
		areaId: 'VARCHAR?',
		text: 'VARCHAR',
		response: codeOrNull(RESPONSES),
		implementation: codeOrNull(IMPLEMENTATIONS),
		state: codeOrNull(STATES),
		certain: 'BOOLEAN?',
		codingStatus: codeOrNull(CODING_STATUSES),
		quote: 'VARCHAR?',
		verdict: codeOrNull(VERDICTS)
	},
	params: { councilId: 'VARCHAR' },
	sql: `
		with ${COUNCIL_VERDICTS}
		select
			recommendation_id as "recommendationId",
			year,
			theme_id as "themeId",
			theme,
			area_id as "areaId",
			text,
			response,
			implementation,
			state,
			certain,
			coding_status as "codingStatus",
			quote,
			verdict
		from recommendations
		left join latest_verdicts using (recommendation_id)
		where council_id = $councilId
		order by
			year,
			${statusPlace()} nulls last,
			recommendation_id`
});
export type RecommendationRow = RowOf<typeof recommendationsOfCouncil>;
