import { LINE_ROLES } from '#lib/domain/source-codes.ts';
import { code, defineQuery, type RowOf } from '../define-query.ts';

/**
 * Some lines of a source as they stand: one row per line, in their order. `entityIds` are the theme, recommendation and
 * statement that the line belongs to, joined by `;`.
 */
export const sourceTextsOfLines = defineQuery({
	name: 'source-texts-of-lines',
	columns: { line: 'INTEGER', text: 'VARCHAR', role: code(LINE_ROLES), entityIds: 'VARCHAR?' },
	params: { sourceId: 'VARCHAR', lines: 'INTEGER[]' },
	sql: `
		select
			t.line,
			t.text,
			a.role,
			a.entity_ids as "entityIds"
		from internal.source_texts t
		join line_accounts a on a.source_id = t.source_id and a.line = t.line
		where t.source_id = $sourceId
			and t.line between list_min($lines) and list_max($lines)
			and list_contains($lines, t.line)
		order by t.line`
});
export type SourceLine = RowOf<typeof sourceTextsOfLines>;
