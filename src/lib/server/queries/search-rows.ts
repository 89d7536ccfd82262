import { defineQuery } from '../define-query.ts';
import { FILTER_PARAMS, FILTERED } from '../facets-sql.ts';
import { FOUND, FOUND_PARAMS } from '../found-sql.ts';
import { PAGE, PAGE_PARAMS, REACHED, SORT_KEYS } from '../page-sql.ts';
import { LIST_COLUMNS, LIST_ROWS } from '../record-sql.ts';

/**
 * One page of the recommendations of one council that a search finds and that pass the filters: one row per
 * recommendation. With `$sort` `relevance` the best first, then the newest, then by id; else as in the list.
 */
export const searchRows = defineQuery({
	name: 'search-rows',
	columns: LIST_COLUMNS,
	params: { ...FOUND_PARAMS, ...FILTER_PARAMS, ...PAGE_PARAMS },
	sql: `
		with ${FOUND.trim()},
		cells as materialized (
			select
				k.rowid::integer as cell_no,
				k.year,
				k.verdict,
				${SORT_KEYS.trim()}
			from internal.cube k
			join themes t on t.theme_id = k.theme_id
			where k.council_id = $councilId
				and ${FILTERED}
		),
		placed as materialized (
			select
				f.row_no,
				k.verdict,
				case when $sort = 'relevance' then -f.score else k.key1 end as key1,
				case when $sort = 'relevance' then -k.year else k.key2 end as key2
			from found f
			join cells k on k.cell_no = f.cell_no
		),
		groups as materialized (
			select key1, key2, count(*) as n
			from placed
			group by key1, key2
		),
		${REACHED.trim()},
		near as materialized (
			select p.row_no, p.verdict, p.key1, p.key2
			from placed p
			join reached g on g.key1 = p.key1 and g.key2 = p.key2
		),
		${PAGE.trim()}
		${LIST_ROWS.trim()}`
});
