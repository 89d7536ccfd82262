import { CODING_STATUSES, IMPLEMENTATIONS, RESPONSES, STATES, VERDICTS } from '#lib/domain/vocabulary.ts';
import { codeOrNull } from './define-query.ts';

/**
 * What the statements of the list share: constant text and the types that belong to it. Values come as parameters.
 */

/** Types of the parameters that `FOUND` asks for. */
export const FOUND_PARAMS = {
	councilId: 'VARCHAR',
	wordIds: 'INTEGER[]',
	terms: 'INTEGER[]',
	scores: 'INTEGER[]',
	termCount: 'INTEGER'
} as const;

/**
 * CTEs that end in `found`: one row per recommendation of the council in which every term is found, with its score.
 *
 * `$wordIds`, `$terms` and `$scores` are of one length: a word, the number of the term that it answers, how well. A
 * term counts by the best place in which it is found: a word of the text or of the heading of the theme three times a
 * word of a status text, one of the quote one and a half times.
 */
export const FOUND = `
	matched as materialized (
		select c.rowid::integer as council_no, m.word_id, m.term, m.score
		from (select unnest($wordIds) as word_id, unnest($terms) as term, unnest($scores) as score) m
		join councils c on c.council_id = $councilId
	),
	hits as materialized (
		select h.field, h.council_no, h.doc_no, m.term, max(m.score) as score
		from internal.search_hits h
		join matched m on m.council_no = h.council_no and m.word_id = h.word_id
		group by h.field, h.council_no, h.doc_no, m.term
	),
	hit_rows as (
		select doc_no as row_no, term, score * case field when 'text' then 6 else 3 end as score
		from hits
		where field in ('text', 'quote')
		union all
		select l.row_no, h.term, h.score * 6
		from internal.row_themes l
		join hits h on h.council_no = l.council_no and h.doc_no = l.theme_no
		where h.field = 'theme'
		union all
		select l.row_no, h.term, h.score * 2
		from internal.row_statements l
		join hits h on h.council_no = l.council_no and h.doc_no = l.statement_no
		where h.field = 'status'
	),
	found_terms as (
		select row_no, term, max(score) as score
		from hit_rows
		group by row_no, term
	),
	found as (
		select row_no, sum(score)::integer as score
		from found_terms
		group by row_no
		having count(*) = $termCount
	)`;

/** CTE: the latest word of a council on each recommendation that one has given its word on. */
export const LATEST_VERDICTS = `
	latest_verdicts as (
		select recommendation_id, max_by(verdict, date) as verdict
		from verdicts
		group by recommendation_id
	)`;

/** Types of the parameters that `FILTERED` asks for. */
export const FILTER_PARAMS = {
	themes: 'VARCHAR[]',
	areas: 'VARCHAR[]',
	fromYear: 'INTEGER?',
	toYear: 'INTEGER?',
	termYears: 'INTEGER[]',
	responses: 'VARCHAR[]',
	implementations: 'VARCHAR[]',
	states: 'VARCHAR[]',
	verdicts: 'VARCHAR[]'
} as const;

/**
 * Condition over `recommendations r` and, beside it where there is one, `latest_verdicts l`: every filter, where an empty
 * list or null means all. `disputed` is what `isDisputed` says.
 */
export const FILTERED = `
		(len($themes) = 0 or list_contains($themes, r.theme_id))
			and (len($areas) = 0 or list_contains($areas, r.area_id))
			and ($fromYear is null or r.year >= $fromYear)
			and ($toYear is null or r.year <= $toYear)
			and (len($termYears) = 0 or list_contains($termYears, r.year))
			and (len($responses) = 0 or list_contains($responses, r.response))
			and (len($implementations) = 0 or list_contains($implementations, r.implementation))
			and (len($states) = 0 or list_contains($states, r.state))
			and (
				len($verdicts) = 0
				or list_contains($verdicts, coalesce(l.verdict, 'none'))
				or (
					list_contains($verdicts, 'disputed')
					and case l.verdict
						when 'not_confirmed' then r.implementation <> 'unknown'
						when 'keep_open' then r.state <> 'open'
						else false
					end
				)
			)`;

/**
 * First key by which `recommendations r` under `themes t` are ordered, ascending; the second is the year where it is
 * not the first. Status is ordered by the vocabulary, rows that nobody has judged last.
 */
export const SORT_KEYS = `
			case $sort
				when 'newest' then -r.year
				when 'theme' then t.rowid::integer
				when 'status' then coalesce(
					list_position(
						['implemented', 'partial', 'in_progress', 'not_implemented', 'discontinued', 'unknown'],
						r.implementation
					),
					7
				)
				else r.year
			end::integer as key1,
			case when $sort in ('theme', 'status') then r.year else 0 end::integer as key2`;

/** Types of the parameters that `PAGE` and the sort keys ask for. */
export const PAGE_PARAMS = {
	sort: 'VARCHAR',
	back: 'BOOLEAN',
	key1: 'INTEGER?',
	key2: 'INTEGER?',
	afterId: 'VARCHAR?',
	limit: 'INTEGER'
} as const;

/**
 * CTEs over `keyed` (row_no, recommendation_id, key1, key2): `page` holds the `$limit` rows after the one named by
 * `$key1`, `$key2`, `$afterId`, or with `$back` before it, or the first where none is named; `passed` how many stand
 * before the page, or with `$back` before its end.
 */
export const PAGE = `
	page as (
		select row_no, key1, key2, recommendation_id
		from keyed
		where $afterId is null
			or case
				when $back then (key1, key2, recommendation_id) < ($key1, $key2, $afterId)
				else (key1, key2, recommendation_id) > ($key1, $key2, $afterId)
			end
		order by
			case when $back then -key1 else key1 end,
			case when $back then -key2 else key2 end,
			case when $back then null else recommendation_id end,
			case when $back then recommendation_id end desc
		limit $limit
	),
	passed as (
		select count(*)::integer as n
		from keyed
		where $afterId is not null
			and case
				when $back then (key1, key2, recommendation_id) < ($key1, $key2, $afterId)
				else (key1, key2, recommendation_id) <= ($key1, $key2, $afterId)
			end
	)`;

/** What a list says of a recommendation, as `RECORD_VALUES` selects it. Lists inside a cell are joined by `;`. */
export const RECORD_TYPES = {
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
	verdict: codeOrNull(VERDICTS)
} as const;

/** The values of `recommendations r`, and of `latest_verdicts l` on it. */
export const RECORD_VALUES = `
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
			l.verdict`;

/** Columns of one row of the list, as `LIST_ROWS` selects them. */
export const LIST_COLUMNS = {
	...RECORD_TYPES,
	key1: 'INTEGER',
	key2: 'INTEGER',
	passed: 'INTEGER'
} as const;

/** The rows of `page` in the order of the list, with the word of `latest_verdicts` on each. */
export const LIST_ROWS = `
		select
			${RECORD_VALUES.trim()},
			p.key1,
			p.key2,
			passed.n as passed
		from page p
		cross join passed
		join recommendations r on r.rowid = p.row_no
		left join latest_verdicts l on l.recommendation_id = r.recommendation_id
		order by p.key1, p.key2, r.recommendation_id`;
