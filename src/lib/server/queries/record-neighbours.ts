import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * What stands before and after one recommendation of a council in the order of the source, by its place in the release: one
 * row for each that there is, the one before first; `beside` is -1 or 1.
 */
export const recordNeighbours = defineQuery({
	name: 'record-neighbours',
	columns: { beside: 'INTEGER', recommendationId: 'VARCHAR' },
	params: { councilId: 'VARCHAR', rowNo: 'INTEGER' },
	sql: `
		select
			p.beside,
			r.recommendation_id as "recommendationId"
		from (select unnest([-1, 1]) as beside, $rowNo + unnest([-1, 1]) as row_no) p
		join recommendations r on r.rowid = p.row_no
		where r.council_id = $councilId
		order by p.beside`
});
export type RecordNeighbour = RowOf<typeof recordNeighbours>;
