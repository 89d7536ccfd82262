import { defineQuery } from '../define-query.ts';
import {
	FILTER_PARAMS,
	FILTERED,
	FOUND,
	FOUND_PARAMS,
	LATEST_VERDICTS,
	LIST_COLUMNS,
	LIST_ROWS,
	PAGE,
	PAGE_PARAMS,
	SORT_KEYS
} from '../list-sql.ts';

/**
 * One page of the recommendations of one council that a search finds and that pass the filters: one row per
 * recommendation. With `$sort` `relevance` the best first, then the newest, then by id; else as in the list.
 */
export const searchRows = defineQuery({
	name: 'search-rows',
	columns: LIST_COLUMNS,
	params: { ...FOUND_PARAMS, ...FILTER_PARAMS, ...PAGE_PARAMS },
	sql: `
		with ${FOUND},
		${LATEST_VERDICTS},
		sorted as (
			select
				f.row_no,
				f.score,
				r.recommendation_id,
				r.year,
				${SORT_KEYS}
			from found f
			join recommendations r on r.rowid = f.row_no
			join themes t on t.theme_id = r.theme_id
			left join latest_verdicts l on l.recommendation_id = r.recommendation_id
			where ${FILTERED}
		),
		keyed as (
			select
				row_no,
				recommendation_id,
				case when $sort = 'relevance' then -score else key1 end as key1,
				case when $sort = 'relevance' then -year else key2 end as key2
			from sorted
		),
		${PAGE}
		${LIST_ROWS}`
});
