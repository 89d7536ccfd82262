import { defineQuery } from '../define-query.ts';
import { threadsOfCouncil } from './threads-of-council.ts';

/**
 * The threads that one recommendation of a council is in, with all their recommendations of that council: rows, order and
 * columns of `threadsOfCouncil`.
 */
export const recordThreads = defineQuery({
	name: 'record-threads',
	columns: threadsOfCouncil.columns,
	params: { councilId: 'VARCHAR', memberId: 'VARCHAR' },
	sql: `
		with own as materialized (
			select rowid::integer as member_no, thread_id, label, recommendation_id, year, link, rationale
			from threads
			where thread_id in (select thread_id from threads where recommendation_id = $memberId)
		),
		members as materialized (
			select r.recommendation_id, r.text, r.implementation
			from recommendations r
			join (select distinct recommendation_id from own) o on o.recommendation_id = r.recommendation_id
			where r.council_id = $councilId
		)
		select
			t.thread_id as "threadId",
			t.label,
			e.label as "labelEn",
			t.recommendation_id as "recommendationId",
			t.year,
			t.link,
			t.rationale,
			nullif(e.rationale, '') as "rationaleEn",
			r.text,
			r.implementation
		from own t
		join members r on r.recommendation_id = t.recommendation_id
		join internal.thread_english e
			on e.thread_id = t.thread_id and e.recommendation_id = t.recommendation_id
		order by t.member_no`
});
