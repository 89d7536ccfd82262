import { LINE_ROLES } from '#lib/domain/source-codes.ts';
import { code, defineQuery, type RowOf } from '../define-query.ts';

/**
 * The lines of a document from one to another, both included: one row per line, in their order. `entityIds` are what was made of the line, joined by
 * `;`, null for nothing.
 */
export const linesOfPage = defineQuery({
	name: 'lines-of-page',
	columns: { line: 'INTEGER', text: 'VARCHAR', role: code(LINE_ROLES), entityIds: 'VARCHAR?' },
	params: { sourceId: 'VARCHAR', fromLine: 'INTEGER', toLine: 'INTEGER' },
	sql: `
		select
			t.line,
			t.text,
			a.role,
			a.entity_ids as "entityIds"
		from internal.source_texts t
		join line_accounts a on a.source_id = t.source_id and a.line = t.line
		where t.source_id = $sourceId
			and t.line between $fromLine and $toLine
		order by t.line`
});
export type PageLineRow = RowOf<typeof linesOfPage>;
