import { defineQuery, type RowOf } from '../define-query.ts';
import { FILTER_PARAMS, FILTERED } from '../facets-sql.ts';
import { RECORD_TYPES, RECORD_VALUES } from '../record-sql.ts';

/**
 * Of the recommendations of `openOfCouncil` those that pass the filters and that a page lists: of each answer the `most` first open
 * ones, and those that the council puts first. The same columns in the same order; of answers that are many, only the first
 * are read.
 */
export const openShownOfCouncil = defineQuery({
	name: 'open-shown-of-council',
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
	params: { councilId: 'VARCHAR', most: 'INTEGER', ...FILTER_PARAMS },
	sql: `
		with thread_lengths as (
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
		), own as materialized (
			select
				rowid::integer as row_no,
				recommendation_id,
				year,
				theme_id,
				area_id,
				response,
				implementation,
				state
			from recommendations
			where council_id = $councilId
		), latest_verdicts as (
			select v.recommendation_id, max_by(v.verdict, v.date) as verdict
			from verdicts v
			join own o on o.recommendation_id = v.recommendation_id
			group by v.recommendation_id
		), k as (
			select o.*, l.verdict, p.rank, p.date, p.note
			from own o
			left join latest_verdicts l on l.recommendation_id = o.recommendation_id
			left join priorities p on p.recommendation_id = o.recommendation_id
			where o.state = 'open' or p.rank is not null
		), placed as (
			select
				k.*,
				row_number() over (
					partition by k.state = 'open', k.response
					order by k.year, coalesce(a.times, 1) desc, k.recommendation_id
				) as place
			from k
			left join asked a on a.row_no = k.row_no
			where ${FILTERED}
		), chosen as materialized (
			select c.row_no, c.recommendation_id, r.quote, c.rank, c.date, c.note, c.verdict
			from placed c
			join recommendations r on r.rowid = c.row_no
			where c.rank is not null
				or (c.state = 'open' and c.place <= $most)
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
		left join asked a on a.row_no = c.row_no
		left join latest_verdicts l on l.recommendation_id = c.recommendation_id
		left join quoted q on q.row_no = c.row_no
		left join statements s on s.rowid = q.statement_no
		order by r.year, "timesAsked" desc, r.recommendation_id`
});
export type OpenShownRow = RowOf<typeof openShownOfCouncil>;
