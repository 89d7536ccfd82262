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
