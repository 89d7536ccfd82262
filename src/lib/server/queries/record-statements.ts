import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * The status texts that bear on one recommendation of a council, by its place in the release: one row per text, those that speak of it (`direct`) first, then in
 * the order of the source. `besides` is true where the row stands in the block of the text; `standsFor` and `speaksOf`
 * are ids joined by `;`, `sourceLines` lines joined by `;`.
 */
export const recordStatements = defineQuery({
	name: 'record-statements',
	columns: {
		statementId: 'VARCHAR',
		kind: { type: 'VARCHAR', values: ['direct', 'group'] },
		besides: 'BOOLEAN',
		text: 'VARCHAR',
		textSource: 'VARCHAR',
		asOf: 'VARCHAR?',
		standsFor: 'VARCHAR?',
		speaksOf: 'VARCHAR?',
		sourceId: 'VARCHAR',
		sourceLines: 'VARCHAR'
	},
	params: { councilId: 'VARCHAR', recommendationId: 'VARCHAR', rowNo: 'INTEGER' },
	sql: `
		with links as materialized (
			select statement_no, kind
			from internal.row_statements
			where row_no = $rowNo
		)
		select
			s.statement_id as "statementId",
			l.kind,
			coalesce(list_contains(string_split(s.stands_for, ';'), $recommendationId), false) as besides,
			s.text,
			s.text_source as "textSource",
			s.as_of as "asOf",
			s.stands_for as "standsFor",
			s.speaks_of as "speaksOf",
			s.source_id as "sourceId",
			s.source_lines as "sourceLines"
		from links l
		join statements s on s.rowid = l.statement_no
		where s.council_id = $councilId
		order by l.kind, l.statement_no`
});
export type RecordStatement = RowOf<typeof recordStatements>;
