import { defineQuery } from '../define-query.ts';
import { FACET_COLUMNS, FACETS, FILTER_PARAMS } from '../facets-sql.ts';
import { FOUND, FOUND_PARAMS } from '../found-sql.ts';

/**
 * What each filter would leave of what a search finds in one council: rows as those of `listFacets`.
 */
export const searchFacets = defineQuery({
	name: 'search-facets',
	columns: FACET_COLUMNS,
	params: { ...FOUND_PARAMS, ...FILTER_PARAMS },
	sql: `
		with ${FOUND.trim()},
		found_cells as (
			select cell_no, count(*) as n
			from found
			group by cell_no
		),
		cells as (
			select k.year, k.theme_id, k.area_id, k.response, k.implementation, k.state, k.verdict, f.n
			from found_cells f
			join internal.cube k on k.rowid = f.cell_no
			where k.council_id = $councilId
		),
		${FACETS.trim()}`
});
