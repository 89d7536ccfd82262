import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * The status texts that bear on some recommendations of a council, to show where a search found its words: one row per
 * recommendation and text, in the order of the source.
 */
export const listStatements = defineQuery({
	name: 'list-statements',
	columns: {
		recommendationId: 'VARCHAR',
		statementId: 'VARCHAR',
		kind: { type: 'VARCHAR', values: ['direct', 'group'] },
		text: 'VARCHAR'
	},
	params: { councilId: 'VARCHAR', recommendationIds: 'VARCHAR[]' },
	sql: `
		with chosen as materialized (
			select r.rowid::integer as row_no, r.recommendation_id
			from recommendations r
			where r.council_id = $councilId
				and list_contains($recommendationIds, r.recommendation_id)
		),
		links as materialized (
			select chosen.recommendation_id, l.row_no, l.statement_no, l.kind
			from internal.row_statements l
			join chosen on chosen.row_no = l.row_no
		)
		select
			l.recommendation_id as "recommendationId",
			s.statement_id as "statementId",
			l.kind,
			s.text
		from links l
		join statements s on s.rowid = l.statement_no
		order by l.row_no, l.statement_no`
});
export type ListedStatement = RowOf<typeof listStatements>;
