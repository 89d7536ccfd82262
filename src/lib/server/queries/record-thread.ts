import { defineQuery } from '../define-query.ts';

/**
 * One thread of a council by the ids of both, joined by a colon: `threadNo`, its place among the threads of the release, and its
 * recommendations of that council as a JSON list of rows of `threadsOfCouncil`. No row where there is none. Found by the key
 * of the table.
 */
export const recordThread = defineQuery({
	name: 'record-thread',
	columns: { threadNo: 'INTEGER', members: 'VARCHAR' },
	params: { threadKey: 'VARCHAR' },
	sql: `
		select
			thread_no as "threadNo",
			members
		from internal.thread_members
		where thread_key = $threadKey`
});
