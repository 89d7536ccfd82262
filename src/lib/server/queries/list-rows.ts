import { defineQuery, type RowOf } from '../define-query.ts';
import { FILTER_PARAMS, FILTERED } from '../facets-sql.ts';
import { COUNCIL } from '../found-sql.ts';
import { PAGE, PAGE_PARAMS, REACHED, SORT_KEYS } from '../page-sql.ts';
import { LIST_COLUMNS, LIST_ROWS } from '../record-sql.ts';

/**
 * One page of the recommendations of one council that pass the filters: one row per recommendation, by the keys of
 * `$sort` (`oldest`, `newest`, `theme`, `status`), then id.
 */
export const listRows = defineQuery({
	name: 'list-rows',
	columns: LIST_COLUMNS,
	params: { councilId: 'VARCHAR', ...FILTER_PARAMS, ...PAGE_PARAMS },
	sql: `
		with ${COUNCIL.trim()},
		cells as materialized (
			select
				k.rowid::integer as cell_no,
				k.verdict,
				k.n,
				${SORT_KEYS.trim()}
			from internal.cube k
			join themes t on t.theme_id = k.theme_id
			where k.council_id = $councilId
				and ${FILTERED}
		),
		groups as materialized (
			select key1, key2, sum(n) as n
			from cells
			group by key1, key2
		),
		${REACHED.trim()},
		near_cells as materialized (
			select k.cell_no, k.verdict, k.key1, k.key2
			from cells k
			join reached g on g.key1 = k.key1 and g.key2 = k.key2
		),
		near as materialized (
			select l.row_no, k.verdict, k.key1, k.key2
			from internal.row_cells l
			join council c on c.council_no = l.council_no
			join near_cells k on k.cell_no = l.cell_no
		),
		${PAGE.trim()}
		${LIST_ROWS.trim()}`
});
export type ListRow = RowOf<typeof listRows>;
