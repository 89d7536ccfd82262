import { CODING_STATUSES, IMPLEMENTATIONS, RESPONSES, STATES, VERDICTS } from '#lib/domain/vocabulary.ts';
import { codeOrNull, defineQuery, type RowOf } from '../define-query.ts';

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
		recommendationId: 'VARCHAR',
		year: 'INTEGER',
		themeId: 'VARCHAR',
		theme: 'VARCHAR',
		areaId: 'VARCHAR?',
		text: 'VARCHAR',
		response: codeOrNull(RESPONSES),
		implementation: codeOrNull(IMPLEMENTATIONS),
		state: codeOrNull(STATES),
		certain: 'BOOLEAN?',
		codingStatus: codeOrNull(CODING_STATUSES),
		quote: 'VARCHAR?',
		statementIds: 'VARCHAR?',
		sourceId: 'VARCHAR',
		sourceLines: 'VARCHAR',
		statusAsOf: 'VARCHAR?',
		ageYears: 'INTEGER?',
		verdict: codeOrNull(VERDICTS),
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
				max(l.n) as times,
				first(t.thread_id order by l.n desc, t.thread_id) as thread_id
			from threads t
			join thread_lengths l on l.thread_id = t.thread_id
			group by t.recommendation_id
		), latest as (
			select recommendation_id, max_by(verdict, date) as verdict
			from verdicts
			group by recommendation_id
		), chosen as (
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
			r.recommendation_id as "recommendationId",
			r.year,
			r.theme_id as "themeId",
			r.theme,
			r.area_id as "areaId",
			r.text,
			r.response,
			r.implementation,
			r.state,
			r.certain,
			r.coding_status as "codingStatus",
			r.quote,
			r.statement_ids as "statementIds",
			r.source_id as "sourceId",
			r.source_lines as "sourceLines",
			r.status_as_of as "statusAsOf",
			r.age_years as "ageYears",
			latest.verdict,
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
		left join latest on latest.recommendation_id = c.recommendation_id
		left join quoted q on q.row_no = c.row_no
		left join statements s on s.rowid = q.statement_no
		order by r.year, "timesAsked" desc, r.recommendation_id`
});
export type OpenRow = RowOf<typeof openOfCouncil>;
