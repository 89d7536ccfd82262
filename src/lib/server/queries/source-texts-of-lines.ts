import { defineQuery, type RowOf } from '../define-query.ts';

/** Some lines of a source as they stand: one row per line, in their order; none for a line that there is not. */
export const sourceTextsOfLines = defineQuery({
	name: 'source-texts-of-lines',
	columns: { line: 'INTEGER', text: 'VARCHAR' },
	params: { sourceId: 'VARCHAR', lines: 'INTEGER[]' },
	sql: `
		select
			line,
			text
		from internal.source_texts
		where source_id = $sourceId
			and line between list_min($lines) and list_max($lines)
			and list_contains($lines, line)
		order by line`
});

export type SourceLine = RowOf<typeof sourceTextsOfLines>;
