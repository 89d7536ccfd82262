import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * What became of a published id that is no longer in use: the version and day that took it out of its table, and why. One
 * row; none for an id that is in use or was never published. What took its place is told in the reason.
 */
export const retiredId = defineQuery({
	name: 'retired-id',
	columns: { version: 'VARCHAR', date: 'VARCHAR', tableName: 'VARCHAR', why: 'VARCHAR' },
	params: { id: 'VARCHAR' },
	sql: `
		select
			version,
			date,
			"table" as "tableName",
			why
		from changes
		where id = $id
			and field is null
			and after is null
		order by date desc, rowid
		limit 1`
});
export type RetiredIdRow = RowOf<typeof retiredId>;
