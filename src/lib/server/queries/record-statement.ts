import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * One status text by its id: `standsFor` and `speaksOf` are ids joined by `;`, `sourceLines` lines joined by `;`. No row where
 * there is no such id. Found by the key of the table.
 */
export const recordStatement = defineQuery({
	name: 'record-statement',
	columns: {
		statementId: 'VARCHAR',
		text: 'VARCHAR',
		textSource: 'VARCHAR',
		asOf: 'VARCHAR?',
		standsFor: 'VARCHAR?',
		speaksOf: 'VARCHAR?',
		sourceId: 'VARCHAR',
		sourceLines: 'VARCHAR'
	},
	params: { statementId: 'VARCHAR' },
	sql: `
		select
			statement_id as "statementId",
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
