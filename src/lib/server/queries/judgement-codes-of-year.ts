import { IMPLEMENTATIONS, RESPONSES } from '#lib/domain/vocabulary.ts';
import { code, defineQuery, type RowOf } from '../define-query.ts';

/**
 * What was judged of the recommendations of one council and year at each dated status, codes alone: one row per recommendation and
 * status that judged it, oldest status first, inside it in the order of the register.
 */
export const judgementCodesOfYear = defineQuery({
	name: 'judgement-codes-of-year',
	columns: {
		recommendationId: 'VARCHAR',
		asOf: 'VARCHAR',
		response: code(RESPONSES),
		implementation: code(IMPLEMENTATIONS)
	},
	params: { councilId: 'VARCHAR', year: 'INTEGER' },
	sql: `
		select
			j.recommendation_id as "recommendationId",
			j.as_of as "asOf",
			j.response,
			j.implementation
		from judgements j
		join recommendations r on r.recommendation_id = j.recommendation_id
		where r.council_id = $councilId
			and r.year = $year
		order by j.as_of, r.rowid`
});
export type JudgementCodesRow = RowOf<typeof judgementCodesOfYear>;
