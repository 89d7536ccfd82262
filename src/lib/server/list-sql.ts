import { CODING_STATUSES, IMPLEMENTATIONS, RESPONSES, STATES, VERDICTS } from '#lib/domain/vocabulary.ts';
import { codeOrNull } from './define-query.ts';

/**
 * What the statements of the list share: constant text and the types that belong to it. Values come as parameters.
 */

/** CTE: the number that stands for `$councilId` in the tables of the schema `internal`; no row where there is no such council. */
export const COUNCIL = `
	council as materialized (
		select rowid::integer as council_no
		from councils
		where council_id = $councilId
	)`;

/** Types of the parameters that `FOUND` asks for. */
export const FOUND_PARAMS = {
	councilId: 'VARCHAR',
	wordIds: 'INTEGER[]',
	terms: 'INTEGER[]',
	scores: 'INTEGER[]',
	termCount: 'INTEGER'
} as const;

/**
 * CTEs that end in `found`: one row per recommendation of the council in which every term is found, with its score and
 * the cell of the cube that counts it.
 *
 * `$wordIds`, `$terms` and `$scores` are of one length: a word, the number of the term that it answers, how well. A
 * term counts by the best place in which it is found: a word of the text or of the heading of the theme three times a
 * word of a status text, one of the quote one and a half times.
 */
export const FOUND = `
	${COUNCIL.trim()},
	matched as materialized (
		select c.council_no, m.word_id, m.term, m.score
		from (select unnest($wordIds) as word_id, unnest($terms) as term, unnest($scores) as score) m
		cross join council c
	),
	hits as materialized (
		select h.place, h.doc_no, m.term, m.score
		from internal.search_hits h
		join matched m on m.council_no = h.council_no and m.word_id = h.word_id
	),
	hit_rows as (
		select doc_no as row_no, term, score * case place when 0 then 6 else 3 end as score
		from hits
		where place < 2
		union all
		select l.row_no, h.term, h.score * 6
		from hits h
		join themes t on t.rowid = h.doc_no
		join internal.cube k on k.theme_id = t.theme_id
		join internal.row_cells l on l.cell_no = k.rowid
		join council c on c.council_no = l.council_no
		where h.place = 2
			and k.council_id = $councilId
		union all
		select l.row_no, h.term, h.score * 2
		from hits h
		join internal.row_statements l on l.statement_no = h.doc_no
		join council c on c.council_no = l.council_no
		where h.place = 3
	),
	found_terms as (
		select row_no, term, max(score) as score
		from hit_rows
		group by row_no, term
	),
	found_rows as (
		select row_no, sum(score)::integer as score
		from found_terms
		group by row_no
		having count(*) = $termCount
	),
	found as materialized (
		select f.row_no, f.score, l.cell_no
		from found_rows f
		join internal.row_cells l on l.row_no = f.row_no
		join council c on c.council_no = l.council_no
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

/** Whether a row of the cube, `k`, passes each filter, where an empty list or null means all. */
const PASSES = {
	theme: '(len($themes) = 0 or list_contains($themes, k.theme_id))',
	area: '(len($areas) = 0 or coalesce(list_contains($areas, k.area_id), false))',
	year: '(($fromYear is null or k.year >= $fromYear) and ($toYear is null or k.year <= $toYear))',
	term: '(len($termYears) = 0 or list_contains($termYears, k.year))',
	response: '(len($responses) = 0 or coalesce(list_contains($responses, k.response), false))',
	implementation:
		'(len($implementations) = 0 or coalesce(list_contains($implementations, k.implementation), false))',
	state: '(len($states) = 0 or coalesce(list_contains($states, k.state), false))',
	verdict: `(
					len($verdicts) = 0
					or list_contains($verdicts, coalesce(k.verdict, 'none'))
					or (list_contains($verdicts, 'disputed') and ${disputed('k')})
				)`
} as const;

/** What `isDisputed` says, of a row of the cube. */
function disputed(row: string): string {
	return `coalesce(
						case ${row}.verdict
							when 'not_confirmed' then ${row}.implementation <> 'unknown'
							when 'keep_open' then ${row}.state <> 'open'
						end,
						false
					)`;
}

/** Condition over a row of the cube, `k`: every filter. */
export const FILTERED = Object.values(PASSES).join(`
				and `);

/** Columns of an answer that ends in `FACETS`. */
export const FACET_COLUMNS = { facet: 'VARCHAR', value: 'VARCHAR', n: 'INTEGER' } as const;

/** The columns that recommendations are counted by, each over the rows that pass all filters but its own. */
const FACETS_OF = {
	theme: 'theme_id',
	area: 'area_id',
	year: 'year::varchar',
	term: 'year::varchar',
	response: 'response',
	implementation: 'implementation',
	state: 'state',
	verdict: "coalesce(verdict, 'none')"
} as const;

/**
 * CTEs and select over `cells`, rows of the cube: one row per facet and value that occurs, with the number of
 * recommendations, as `facetCounts` counts them; those of `term` by year. Two more: `total` counts what passes
 * every filter, `all` what there is before any.
 */
export const FACETS = `
		passing as materialized (
			select
				k.*,
				${Object.entries(PASSES).map(([name, passes]) => `${passes} as passes_${name}`).join(`,
				`)}
			from cells k
		),
		missing as materialized (
			select
				*,
				${Object.keys(PASSES)
					.map((name) => `(not passes_${name})::integer`)
					.join(' + ')} as misses
			from passing
		),
		counted as materialized (
			select *
			from missing
			where misses < 2
		)
		${Object.entries(FACETS_OF).map(
			([name, value]) => `
		select '${name}' as facet, ${value} as value, sum(n)::integer as n
		from counted
		where (misses = 0 or not passes_${name})
			and ${value} is not null
		group by all`
		).join(`
		union all`)}
		union all
		select 'verdict', 'disputed', sum(k.n)::integer
		from counted k
		where (misses = 0 or not passes_verdict)
			and ${disputed('k')}
		having count(*) > 0
		union all
		select 'total', '', coalesce(sum(n), 0)::integer
		from counted
		where misses = 0
		union all
		select 'all', '', coalesce(sum(n), 0)::integer
		from missing
		order by facet, value`;

/**
 * First key by which rows of the cube, `k`, under `themes t` are ordered, ascending; the second is the year where it is
 * not the first. Status is ordered by the vocabulary, rows that nobody has judged last.
 */
export const SORT_KEYS = `
				case $sort
					when 'newest' then -k.year
					when 'theme' then t.rowid::integer
					when 'status' then coalesce(
						list_position(
							['implemented', 'partial', 'in_progress', 'not_implemented', 'discontinued', 'unknown'],
							k.implementation
						),
						7
					)
					else k.year
				end::integer as key1,
				case when $sort in ('theme', 'status') then k.year else 0 end::integer as key2`;

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
 * CTE over `groups` (key1, key2, n), the rows of a list by its keys: `reached` are the keys of those that the page can hold,
 * see `PAGE`. Ids are read of their rows alone.
 */
export const REACHED = `
		ahead as (
			select
				key1,
				key2,
				sum(case when key1 = $key1 and key2 = $key2 then 0 else n end) over (
					order by case when $back then -key1 else key1 end, case when $back then -key2 else key2 end
					rows between unbounded preceding and 1 preceding
				) as nearer
			from groups
			where $afterId is null
				or case
					when $back then (key1, key2) <= ($key1, $key2)
					else (key1, key2) >= ($key1, $key2)
				end
		),
		reached as materialized (
			select key1, key2
			from ahead
			where coalesce(nearer, 0) < $limit
		)`;

/**
 * CTEs over `groups` and the rows of those in `reached`, `near` (row_no, verdict, key1, key2): `page` holds the `$limit` rows
 * after the one named by `$key1`, `$key2`, `$afterId`, or with `$back` before it, or the first where none is named; `passed`
 * how many stand before the page, or with `$back` before its end.
 */
export const PAGE = `
		keyed as materialized (
			select p.row_no, p.verdict, p.key1, p.key2, r.recommendation_id
			from near p
			join recommendations r on r.rowid = p.row_no
			where r.council_id = $councilId
		),
		page as materialized (
			select row_no, verdict, key1, key2
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
			select (
				(select coalesce(sum(n), 0) from groups where $afterId is not null and (key1, key2) < ($key1, $key2))
				+ (
					select count(*)
					from keyed
					where key1 = $key1
						and key2 = $key2
						and case when $back then recommendation_id < $afterId else recommendation_id <= $afterId end
				)
			)::integer as n
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

/** CTE: the latest word of a council on each recommendation that one has given its word on. */
export const LATEST_VERDICTS = `
	latest_verdicts as (
		select recommendation_id, max_by(verdict, date) as verdict
		from verdicts
		group by recommendation_id
	)`;

/** The same of `$councilId` alone. Ids begin with that of their council; a point follows a hyphen in the order of bytes. */
export const COUNCIL_VERDICTS = LATEST_VERDICTS.replace(
	'from verdicts',
	`from verdicts
		where recommendation_id > $councilId || '-' and recommendation_id < $councilId || '.'`
);

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

/** The rows of `page` in the order of the list. */
export const LIST_ROWS = `
		select
			${RECORD_VALUES.trim()},
			l.key1,
			l.key2,
			passed.n as passed
		from page l
		cross join passed
		join recommendations r on r.rowid = l.row_no
		where r.council_id = $councilId
		order by l.key1, l.key2, r.recommendation_id`;
