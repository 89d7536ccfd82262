import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * One status text by its id, as it bears on a recommendation: `besides` is true where the row stands in the block of the
 * text; `standsFor` and `speaksOf` are ids joined by `;`, `sourceLines` lines joined by `;`. No row where there is no such
 * id. Found by the key of the table.
 */
export const recordStatement = defineQuery({
	name: 'record-statement',
	columns: {
		statementId: 'VARCHAR',
		besides: 'BOOLEAN',
		text: 'VARCHAR',
		textSource: 'VARCHAR',
		asOf: 'VARCHAR?',
		standsFor: 'VARCHAR?',
		speaksOf: 'VARCHAR?',
		sourceId: 'VARCHAR',
		sourceLines: 'VARCHAR'
	},
	params: { statementId: 'VARCHAR', recommendationId: 'VARCHAR' },
	sql: `
		select
			statement_id as "statementId",
			coalesce(list_contains(string_split(stands_for, ';'), $recommendationId), false) as besides,
			text,
			text_source as "textSource",
			as_of as "asOf",
			stands_for as "standsFor",
			speaks_of as "speaksOf",
			source_id as "sourceId",
			source_lines as "sourceLines"
		from statements
		where statement_id = $statementId`
});

export type RecordStatement = RowOf<typeof recordStatement>;
