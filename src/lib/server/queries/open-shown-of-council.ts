import { defineQuery, type RowOf } from '../define-query.ts';
import { FILTER_PARAMS, FILTERED } from '../facets-sql.ts';
import { ASKED, OPEN_ROWS, OPEN_TYPES, QUOTED } from '../open-sql.ts';
import { COUNCIL_VERDICTS } from '../record-sql.ts';

/**
 * Of the recommendations of `openOfCouncil` those that pass the filters and that a page lists: of each answer the `most` first open
 * ones, and those that the council puts first. The same columns in the same order; of answers that are many, only the first
 * are read.
 */
export const openShownOfCouncil = defineQuery({
	name: 'open-shown-of-council',
	columns: OPEN_TYPES,
	params: { councilId: 'VARCHAR', most: 'INTEGER', ...FILTER_PARAMS },
	sql: `
		with ${ASKED.trim()}, own as materialized (
			select
				rowid::integer as row_no,
				recommendation_id,
				year,
				theme_id,
				area_id,
				response,
				implementation,
				state
			from recommendations
			where council_id = $councilId
		), ${COUNCIL_VERDICTS.trim()}, k as (
			select o.*, l.verdict, p.rank, p.date, p.note
			from own o
			left join latest_verdicts l on l.recommendation_id = o.recommendation_id
			left join priorities p on p.recommendation_id = o.recommendation_id
			where o.state = 'open' or p.rank is not null
		), placed as (
			select
				k.*,
				row_number() over (
					partition by k.state = 'open', k.response
					order by k.year, coalesce(a.times, 1) desc, k.recommendation_id
				) as place
			from k
			left join asked a on a.row_no = k.row_no
			where ${FILTERED}
		), chosen as materialized (
			select c.row_no, c.recommendation_id, r.quote, c.rank, c.date, c.note, c.verdict
			from placed c
			join recommendations r on r.rowid = c.row_no
			where c.rank is not null
				or (c.state = 'open' and c.place <= $most)
		), ${QUOTED.trim()}
		${OPEN_ROWS.trim()}`
});
export type OpenShownRow = RowOf<typeof openShownOfCouncil>;
