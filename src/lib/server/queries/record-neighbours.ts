import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * What stands before and after one recommendation of a council in the order of the source, by its place in the release: one
 * row; null at either end of the council's recommendations.
 */
export const recordNeighbours = defineQuery({
	name: 'record-neighbours',
	columns: { previousId: 'VARCHAR?', nextId: 'VARCHAR?' },
	params: { councilId: 'VARCHAR', rowNo: 'INTEGER' },
	sql: `
		select
			max(recommendation_id) filter (rowid < $rowNo) as "previousId",
			max(recommendation_id) filter (rowid > $rowNo) as "nextId"
		from recommendations
		where council_id = $councilId
			and rowid between $rowNo - 1 and $rowNo + 1`
});
export type RecordNeighbours = RowOf<typeof recordNeighbours>;
