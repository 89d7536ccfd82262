import { defineQuery } from '../define-query.ts';

/**
 * Where a recommendation stands in the release, counted from 0, by its id: one row; none where there is no such id, and very
 * rarely one more, of another id. As quick in a large release as in a small one.
 */
export const recordPlaces = defineQuery({
	name: 'record-places',
	columns: { rowNo: 'INTEGER' },
	params: { recommendationId: 'VARCHAR' },
	sql: `
		select row_no as "rowNo"
		from internal.row_ids
		where id_hash = md5_number_lower($recommendationId)
		order by row_no`
});
