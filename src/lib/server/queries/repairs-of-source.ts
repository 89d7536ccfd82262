import { REPAIR_KINDS } from '#lib/domain/source-codes.ts';
import { code, defineQuery, type RowOf } from '../define-query.ts';

/**
 * The changes made to the text of one document: one row per change, by line, then in the order made. `before` and `after`
 * are null where something was put in or taken away.
 */
export const repairsOfSource = defineQuery({
	name: 'repairs-of-source',
	columns: {
		line: 'INTEGER',
		kind: code(REPAIR_KINDS),
		before: 'VARCHAR?',
		after: 'VARCHAR?',
		reason: 'VARCHAR'
	},
	params: { sourceId: 'VARCHAR' },
	sql: `
		select
			line,
			kind,
			before,
			after,
			reason
		from repairs
		where source_id = $sourceId
		order by line, rowid`
});
export type SourceRepairRow = RowOf<typeof repairsOfSource>;
