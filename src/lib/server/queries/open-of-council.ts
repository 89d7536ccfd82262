import { defineQuery, type RowOf } from '../define-query.ts';
import { COUNCIL_VERDICTS, RECORD_TYPES, RECORD_VALUES } from '../record-sql.ts';

/**
 * The open recommendations of one council, and those that it puts first, open or not: one row per recommendation, oldest
 * first, then most often asked, then by id.
 *
 * `timesAsked` is the length of the longest thread it is in, named by `threadId`; 1 and null where it is in none. `verdict`
 * is the council's latest word, `ageYears` the age when its own status was taken. `quoteSourceId` and `quoteLines` say where the status text stands that holds the quote,
 * lines joined by `;`; null without a quote. `rank`, `priorityDate` and `priorityNote` are null for what is no priority.
 */
export const openOfCouncil = defineQuery({
	name: 'open-of-council',
	columns: {
		...RECORD_TYPES,
		statusAsOf: 'VARCHAR?',
		ageYears: 'INTEGER?',
		timesAsked: 'INTEGER',
		threadId: 'VARCHAR?',
		quoteSourceId: 'VARCHAR?',
		quoteLines: 'VARCHAR?',
		rank: 'INTEGER?',
		priorityDate: 'VARCHAR?',
		priorityNote: 'VARCHAR?'
	},
	params: { councilId: 'VARCHAR' },
	sql: `
		with thread_lengths as (
			select thread_id, count(*)::integer as n
			from threads
			group by thread_id
		), asked as (
			select
				t.recommendation_id,
				max(h.n) as times,
				first(t.thread_id order by h.n desc, t.thread_id) as thread_id
			from threads t
			join thread_lengths h on h.thread_id = t.thread_id
			group by t.recommendation_id
		), ${COUNCIL_VERDICTS.trim()}, chosen as (
			select r.rowid::integer as row_no, r.recommendation_id, r.quote, p.rank, p.date, p.note
			from recommendations r
			left join priorities p on p.recommendation_id = r.recommendation_id
			where r.council_id = $councilId
				and (r.state = 'open' or p.rank is not null)
		), quoted as (
			select c.row_no, min(l.statement_no) as statement_no
			from chosen c
			join internal.row_statements l on l.row_no = c.row_no
			join statements s on s.rowid = l.statement_no
			where contains(replace(s.text, chr(10), ' '), replace(c.quote, chr(10), ' '))
			group by c.row_no
		)
		select
			${RECORD_VALUES.trim()},
			r.status_as_of as "statusAsOf",
			r.age_years as "ageYears",
			coalesce(a.times, 1)::integer as "timesAsked",
			a.thread_id as "threadId",
			s.source_id as "quoteSourceId",
			s.source_lines as "quoteLines",
			c.rank,
			c.date as "priorityDate",
			c.note as "priorityNote"
		from chosen c
		join recommendations r on r.rowid = c.row_no
		left join asked a on a.recommendation_id = c.recommendation_id
		left join latest_verdicts l on l.recommendation_id = c.recommendation_id
		left join quoted q on q.row_no = c.row_no
		left join statements s on s.rowid = q.statement_no
		order by r.year, "timesAsked" desc, r.recommendation_id`
});
export type OpenRow = RowOf<typeof openOfCouncil>;
