import { LINE_ROLES } from '#lib/domain/source-codes.ts';
import { code, defineQuery, type RowOf } from '../define-query.ts';

/**
 * A whole document as it stands: one row per line, in their order. `entityIds` are what was made of the line, joined by
 * `;`, null for nothing.
 */
export const linesOfSource = defineQuery({
	name: 'lines-of-source',
	columns: { line: 'INTEGER', text: 'VARCHAR', role: code(LINE_ROLES), entityIds: 'VARCHAR?' },
	params: { sourceId: 'VARCHAR' },
	sql: `
		select
			t.line,
			t.text,
			a.role,
			a.entity_ids as "entityIds"
		from internal.source_texts t
		join line_accounts a on a.source_id = t.source_id and a.line = t.line
		where t.source_id = $sourceId
		order by t.line`
});
export type SourceLineRow = RowOf<typeof linesOfSource>;
