import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * The status texts that bear on one recommendation: one row per text, those that speak of it (`direct`) first, then in
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
	params: { recommendationId: 'VARCHAR' },
	sql: `
		with record as materialized (
			select rowid::integer as row_no
			from recommendations
			where recommendation_id = $recommendationId
		),
		links as materialized (
			select l.statement_no, l.kind
			from internal.row_statements l
			join record on record.row_no = l.row_no
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
		order by l.kind, l.statement_no`
});
export type RecordStatement = RowOf<typeof recordStatements>;
