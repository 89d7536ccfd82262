import { IMPLEMENTATIONS, RESPONSES, VERDICTS } from '#lib/domain/vocabulary.ts';
import { codeOrNull, defineQuery, type RowOf } from '../define-query.ts';

/**
 * The recommendations of a council that are in a thread, with what filters look at: one row per thread and recommendation,
 * threads in their order. Numbers of threads and rows are of the whole release.
 */
export const threadCellsOfCouncil = defineQuery({
	name: 'thread-cells-of-council',
	columns: {
		threadNo: 'INTEGER',
		rowNo: 'INTEGER',
		year: 'INTEGER',
		themeId: 'VARCHAR',
		areaId: 'VARCHAR?',
		response: codeOrNull(RESPONSES),
		implementation: codeOrNull(IMPLEMENTATIONS),
		verdict: codeOrNull(VERDICTS)
	},
	params: { councilId: 'VARCHAR' },
	sql: `
		select
			thread_no as "threadNo",
			row_no as "rowNo",
			year,
			theme_id as "themeId",
			area_id as "areaId",
			response,
			implementation,
			verdict
		from internal.thread_cells
		where council_id = $councilId
		order by rowid`
});
export type ThreadCellRow = RowOf<typeof threadCellsOfCouncil>;
