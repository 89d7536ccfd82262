import { statusPlace } from './record-sql.ts';

/**
 * First key by which rows of the cube, `k`, under `themes t` are ordered, ascending; the second is the year where it is
 * not the first. Status is ordered by the vocabulary, rows that nobody has judged last.
 */
export const SORT_KEYS = `
				case $sort
					when 'newest' then -k.year
					when 'theme' then t.rowid::integer
					when 'status' then coalesce(
						${statusPlace('k.implementation')},
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
