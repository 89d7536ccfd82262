import type { DuckDBConnection } from '@duckdb/node-api';
import { createInternalTable, type InternalTable } from './internal-table.ts';

const THREAD_MEMBERS: InternalTable = {
	name: 'thread_members',
	comment:
		'One row per thread and council: what the page of a recommendation shows of it, found by its key. A row found by a key is unpacked alone, one that is scanned for with two thousand others.',
	columns: {
		thread_key: ['varchar primary key', 'council_id, a colon and thread_id.'],
		thread_no: ['integer not null', 'rowid of its first row of that council in threads.'],
		members: [
			'varchar not null',
			'JSON list of its recommendations of that council in their order, each with the columns of the query threads-of-council.'
		]
	}
};

/** Makes and fills `internal.thread_members` from the public tables and `internal.thread_english`, which must be there. */
export async function joinThreadMembers(connection: DuckDBConnection): Promise<void> {
	await createInternalTable(connection, THREAD_MEMBERS);
	await connection.run(`
		insert into internal.thread_members
		with members as (
			select
				t.rowid as member_no,
				r.council_id,
				t.thread_id,
				{
					threadId: t.thread_id,
					label: t.label,
					labelEn: e.label,
					recommendationId: t.recommendation_id,
					year: t.year,
					link: t.link,
					rationale: t.rationale,
					rationaleEn: nullif(e.rationale, ''),
					text: r.text,
					implementation: r.implementation
				} as member
			from threads t
			join recommendations r on r.recommendation_id = t.recommendation_id
			join internal.thread_english e
				on e.thread_id = t.thread_id and e.recommendation_id = t.recommendation_id
		)
		select
			council_id || ':' || thread_id as thread_key,
			min(member_no)::integer as thread_no,
			to_json([row.member for row in list_sort(list({no: member_no, member: member}))])::varchar as members
		from members
		group by council_id, thread_id
		order by thread_no`);
}
