import { defineQuery, type RowOf } from '../define-query.ts';

/** The threads of one council: one row per thread, in their order, with how many of its recommendations each has. */
export const threadLengthsOfCouncil = defineQuery({
	name: 'thread-lengths-of-council',
	columns: { threadId: 'VARCHAR', times: 'INTEGER' },
	params: { councilId: 'VARCHAR' },
	sql: `
		select
			thread_id as "threadId",
			count(*)::integer as times
		from internal.thread_cells
		where council_id = $councilId
		group by thread_no, thread_id
		order by thread_no`
});
export type ThreadLengthRow = RowOf<typeof threadLengthsOfCouncil>;
