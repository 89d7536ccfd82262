import { defineQuery } from '../define-query.ts';
import { verdictsOfCouncil } from './verdicts-of-council.ts';

/** A council's own word on one recommendation: one row per date, the latest first, with the columns of `verdictsOfCouncil`. */
export const recordVerdicts = defineQuery({
	name: 'record-verdicts',
	columns: verdictsOfCouncil.columns,
	params: { recommendationId: 'VARCHAR' },
	sql: `
		select
			recommendation_id as "recommendationId",
			verdict,
			date,
			note,
			date = max(date) over () as latest
		from verdicts
		where recommendation_id = $recommendationId
		order by date desc`
});
