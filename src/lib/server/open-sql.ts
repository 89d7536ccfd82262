import { RECORD_TYPES, RECORD_VALUES } from './record-sql.ts';

/** Columns of one row of what is open, as `OPEN_ROWS` selects them. */
export const OPEN_TYPES = {
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
} as const;

/** CTE `asked`: how often what a recommendation of `$councilId` asks for was asked, and the longest thread that it is in. */
export const ASKED = `
		thread_lengths as (
			select thread_no, count(*)::integer as n
			from internal.thread_cells
			where council_id = $councilId
			group by thread_no
		), asked as (
			select
				t.row_no,
				max(h.n) as times,
				first(t.thread_id order by h.n desc, t.thread_id) as thread_id
			from internal.thread_cells t
			join thread_lengths h on h.thread_no = t.thread_no
			where t.council_id = $councilId
			group by t.row_no
		)`;

/** CTE over `chosen` (row_no, quote): `quoted`, the first status text that holds the quote. */
export const QUOTED = `
		quoted as (
			select c.row_no, min(l.statement_no) as statement_no
			from chosen c
			join internal.row_statements l on l.row_no = c.row_no
			join statements s on s.rowid = l.statement_no
			where contains(replace(s.text, chr(10), ' '), replace(c.quote, chr(10), ' '))
			group by c.row_no
		)`;

/** The rows of `chosen` (row_no, recommendation_id, rank, date, note) with their thread, quote and latest word. */
export const OPEN_ROWS = `
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
		left join asked a on a.row_no = c.row_no
		left join latest_verdicts l on l.recommendation_id = c.recommendation_id
		left join quoted q on q.row_no = c.row_no
		left join statements s on s.rowid = q.statement_no
		order by r.year, "timesAsked" desc, r.recommendation_id`;
