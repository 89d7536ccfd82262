import { defineQuery, type RowOf } from '../define-query.ts';
import {
	FILTER_PARAMS,
	FILTERED,
	LATEST_VERDICTS,
	LIST_COLUMNS,
	LIST_ROWS,
	PAGE,
	PAGE_PARAMS,
	SORT_KEYS
} from '../list-sql.ts';

/**
 * One page of the recommendations of one council that pass the filters: one row per recommendation, by the keys of
 * `$sort` (`oldest`, `newest`, `theme`, `status`), then id.
 */
export const listRows = defineQuery({
	name: 'list-rows',
	columns: LIST_COLUMNS,
	params: { councilId: 'VARCHAR', ...FILTER_PARAMS, ...PAGE_PARAMS },
	sql: `
		with ${LATEST_VERDICTS},
		keyed as (
			select
				r.rowid::integer as row_no,
				r.recommendation_id,
				${SORT_KEYS}
			from recommendations r
			join themes t on t.theme_id = r.theme_id
			left join latest_verdicts l on l.recommendation_id = r.recommendation_id
			where r.council_id = $councilId
				and ${FILTERED}
		),
		${PAGE}
		${LIST_ROWS}`
});
export type ListRow = RowOf<typeof listRows>;
