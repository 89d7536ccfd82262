import { CODING_STATUSES, IMPLEMENTATIONS, RESPONSES, STATES, VERDICTS } from '#lib/domain/vocabulary.ts';
import { codeOrNull, defineQuery } from '../define-query.ts';

/**
 * The cube of one council as rows of `#lib/domain/cube`, by year, theme and codes. Every
 * number about the council is computed from these rows by `#lib/domain/measures`.
 */
export const cubeOfCouncil = defineQuery({
	name: 'cube-of-council',
	columns: {
		councilId: 'VARCHAR',
		year: 'INTEGER',
		themeId: 'VARCHAR',
		areaId: 'VARCHAR?',
		response: codeOrNull(RESPONSES),
		implementation: codeOrNull(IMPLEMENTATIONS),
		state: codeOrNull(STATES),
		certain: 'BOOLEAN?',
		codingStatus: codeOrNull(CODING_STATUSES),
		verdict: codeOrNull(VERDICTS),
		n: 'INTEGER'
	},
	params: { councilId: 'VARCHAR' },
	sql: `
		select
			council_id as "councilId",
			year,
			theme_id as "themeId",
			area_id as "areaId",
			response,
			implementation,
			state,
			certain,
			coding_status as "codingStatus",
			verdict,
			n
		from internal.cube
		where council_id = $councilId
		order by rowid`
});
