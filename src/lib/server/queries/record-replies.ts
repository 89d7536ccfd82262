import { defineQuery } from '../define-query.ts';
import { repliesOfCouncil } from './replies-of-council.ts';

/** The municipality's replies on one recommendation: one row per date, the latest first, with the columns of `repliesOfCouncil`. */
export const recordReplies = defineQuery({
	name: 'record-replies',
	columns: repliesOfCouncil.columns,
	params: { recommendationId: 'VARCHAR' },
	sql: `
		select
			recommendation_id as "recommendationId",
			text,
			date,
			note,
			date = max(date) over () as latest
		from replies
		where recommendation_id = $recommendationId
		order by date desc`
});
