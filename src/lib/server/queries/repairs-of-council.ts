import { REPAIR_KINDS } from '#lib/domain/source-codes.ts';
import { code, defineQuery, type RowOf } from '../define-query.ts';

/**
 * The changes made to a council's source texts: one row per change, in the order of the sources and their lines.
 * `before` is null where something was put between, `after` where something was taken away.
 */
export const repairsOfCouncil = defineQuery({
	name: 'repairs-of-council',
	columns: {
		sourceId: 'VARCHAR',
		line: 'INTEGER',
		kind: code(REPAIR_KINDS),
		before: 'VARCHAR?',
		after: 'VARCHAR?',
		reason: 'VARCHAR'
	},
	params: { councilId: 'VARCHAR' },
	sql: `
		select
			r.source_id as "sourceId",
			r.line,
			r.kind,
			r.before,
			r.after,
			r.reason
		from repairs r
		join sources s on s.source_id = r.source_id
		where s.council_id = $councilId
		order by s.rowid, r.line, r.rowid`
});
export type RepairRow = RowOf<typeof repairsOfCouncil>;
