import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * What stands before and after one recommendation in the order of the source: one row; null at either end of the
 * council's recommendations. No row where there is no such recommendation.
 */
export const recordNeighbours = defineQuery({
	name: 'record-neighbours',
	columns: { previousId: 'VARCHAR?', nextId: 'VARCHAR?' },
	params: { recommendationId: 'VARCHAR' },
	sql: `
		with record as materialized (
			select rowid as row_no, council_id
			from recommendations
			where recommendation_id = $recommendationId
		),
		places as materialized (
			select unnest([row_no - 1, row_no + 1]) as row_no, unnest(['previous', 'next']) as place, council_id
			from record
		),
		neighbours as (
			select p.place, r.recommendation_id
			from places p
			join recommendations r on r.rowid = p.row_no and r.council_id = p.council_id
		)
		select
			(select recommendation_id from neighbours where place = 'previous') as "previousId",
			(select recommendation_id from neighbours where place = 'next') as "nextId"
		from record`
});
export type RecordNeighbours = RowOf<typeof recordNeighbours>;
