import { REPAIR_KINDS } from '#lib/domain/source-codes.ts';
import { code, defineQuery, type RowOf } from '../define-query.ts';

/**
 * The changes made to some lines of a source: one row per change, by line, then in the order made. `before` and `after`
 * are null where something was put in or taken away.
 */
export const recordRepairs = defineQuery({
	name: 'record-repairs',
	columns: {
		line: 'INTEGER',
		kind: code(REPAIR_KINDS),
		before: 'VARCHAR?',
		after: 'VARCHAR?',
		reason: 'VARCHAR'
	},
	params: { sourceId: 'VARCHAR', lines: 'INTEGER[]' },
	sql: `
		select
			line,
			kind,
			before,
			after,
			reason
		from repairs
		where source_id = $sourceId
			and list_contains($lines, line)
		order by line, rowid`
});
export type RecordRepair = RowOf<typeof recordRepairs>;
