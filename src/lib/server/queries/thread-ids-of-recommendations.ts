import { defineQuery } from '../define-query.ts';

/** The threads that any of some recommendations is in: one row per thread, by its id. */
export const threadIdsOfRecommendations = defineQuery({
	name: 'thread-ids-of-recommendations',
	columns: { threadId: 'VARCHAR' },
	params: { recommendationIds: 'VARCHAR[]' },
	sql: `
		select distinct thread_id as "threadId"
		from threads
		where recommendation_id in (select unnest($recommendationIds))
		order by thread_id`
});
