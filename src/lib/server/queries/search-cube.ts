import { IMPLEMENTATIONS, RESPONSES, STATES, VERDICTS } from '#lib/domain/vocabulary.ts';
import { codeOrNull, defineQuery, type RowOf } from '../define-query.ts';
import { FOUND, FOUND_PARAMS, LATEST_VERDICTS } from '../list-sql.ts';

/**
 * What a search finds in one council, whatever else is filtered: one row per combination of theme, area, year, codes
 * and verdict that occurs, in that order, with the number of recommendations.
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
		verdict: codeOrNull(VERDICTS),
		n: 'INTEGER'
	},
	params: FOUND_PARAMS,
	sql: `
		with ${FOUND},
		${LATEST_VERDICTS}
		select
			r.year,
			r.theme_id as "themeId",
			r.area_id as "areaId",
			r.response,
			r.implementation,
			r.state,
			l.verdict,
			count(*)::integer as n
		from found f
		join recommendations r on r.rowid = f.row_no
		left join latest_verdicts l on l.recommendation_id = r.recommendation_id
		group by all
		order by all nulls last`
});
export type SearchCubeRow = RowOf<typeof searchCube>;
