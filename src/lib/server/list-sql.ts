/**
 * What the statements of the list share. Constant text only: values come as parameters.
 */

/**
 * CTEs that end in `found`: one row per recommendation of the council in which every term is found, with its score.
 *
 * Asks for `$councilId`, for `$wordIds`, `$terms` and `$scores` of one length (word, number of the term that it answers,
 * how well), and for `$termCount`. A term counts by the best place in which it is found: a word of the text or the heading
 * three times a word of a status text, one of the quote one and a half times.
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
		join (select * from hits where field = 'theme') h on h.council_no = l.council_no and h.doc_no = l.theme_no
		union all
		select l.row_no, h.term, h.score * 2
		from internal.row_statements l
		join (select * from hits where field = 'status') h
			on h.council_no = l.council_no and h.doc_no = l.statement_no
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

/** Types of the parameters that `FOUND` asks for. */
export const FOUND_PARAMS = {
	councilId: 'VARCHAR',
	wordIds: 'INTEGER[]',
	terms: 'INTEGER[]',
	scores: 'INTEGER[]',
	termCount: 'INTEGER'
} as const;

/** Condition over `recommendations r`: every filter, where an empty list or null means all. */
export const FILTERED = `
	(len($themes) = 0 or list_contains($themes, r.theme_id))
	and (len($areas) = 0 or list_contains($areas, r.area_id))
	and ($fromYear is null or r.year >= $fromYear)
	and ($toYear is null or r.year <= $toYear)
	and (len($responses) = 0 or list_contains($responses, r.response))
	and (len($implementations) = 0 or list_contains($implementations, r.implementation))
	and (len($states) = 0 or list_contains($states, r.state))`;

/** Types of the parameters that `FILTERED` asks for. */
export const FILTER_PARAMS = {
	themes: 'VARCHAR[]',
	areas: 'VARCHAR[]',
	fromYear: 'INTEGER?',
	toYear: 'INTEGER?',
	responses: 'VARCHAR[]',
	implementations: 'VARCHAR[]',
	states: 'VARCHAR[]'
} as const;
