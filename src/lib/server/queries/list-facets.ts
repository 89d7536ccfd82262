import { defineQuery, type RowOf } from '../define-query.ts';
import { FACET_COLUMNS, FACETS, FILTER_PARAMS } from '../facets-sql.ts';

/**
 * What each filter would leave of the recommendations of one council: one row per facet and value that occurs, by both, with
 * the number of recommendations that pass all filters but that of the facet; those of `term` by year. Two rows more:
 * `total` counts what passes every filter, `all` what there is before any. Read from the cube: the cost grows with its cells, not with the recommendations.
 */
export const listFacets = defineQuery({
	name: 'list-facets',
	columns: FACET_COLUMNS,
	params: { councilId: 'VARCHAR', ...FILTER_PARAMS },
	sql: `
		with cells as (
			select year, theme_id, area_id, response, implementation, state, verdict, n
			from internal.cube
			where council_id = $councilId
		),
		${FACETS.trim()}`
});
export type FacetCountRow = RowOf<typeof listFacets>;
