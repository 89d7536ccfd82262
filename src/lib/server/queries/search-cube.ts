import { IMPLEMENTATIONS, RESPONSES, STATES } from '#lib/domain/vocabulary.ts';
import { codeOrNull, defineQuery, type RowOf } from '../define-query.ts';
import { FOUND, FOUND_PARAMS } from '../list-sql.ts';

/**
 * What a search finds in one council, whatever else is filtered: one row per combination of theme, area, year and codes
 * that occurs, in that order, with the number of recommendations.
 */
export const searchCube = defineQuery({
	name: 'search-cube',
	columns: {
		year: 'INTEGER',
		themeId: 'VARCHAR',
		areaId: 'VARCHAR?',
		response: codeOrNull(RESPONSES),
		implementation: codeOrNull(IMPLEMENTATIONS),
		state: codeOrNull(STATES),
		n: 'INTEGER'
	},
	params: FOUND_PARAMS,
	sql: `
		with ${FOUND}
		select
			r.year,
			r.theme_id as "themeId",
			r.area_id as "areaId",
			r.response,
			r.implementation,
			r.state,
			count(*)::integer as n
		from found f
		join recommendations r on r.rowid = f.row_no
		group by all
		order by all nulls last`
});
export type SearchCubeRow = RowOf<typeof searchCube>;
