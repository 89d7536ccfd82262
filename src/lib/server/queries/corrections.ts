import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * The published cells that later versions changed, with the reason: one row per cell, the newest version first, inside a
 * version in the order of the tables. At most `limit` rows. Null where a cell was empty.
 */
export const corrections = defineQuery({
	name: 'corrections',
	columns: {
		version: 'VARCHAR',
		date: 'VARCHAR',
		tableName: 'VARCHAR',
		id: 'VARCHAR',
		field: 'VARCHAR',
		before: 'VARCHAR?',
		after: 'VARCHAR?',
		why: 'VARCHAR?'
	},
	params: { limit: 'INTEGER' },
	sql: `
		select
			version,
			date,
			"table" as "tableName",
			id,
			field,
			before,
			after,
			why
		from changes
		where id is not null
			and field is not null
		order by date desc, rowid
		limit $limit`
});
export type CorrectionRow = RowOf<typeof corrections>;
