import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * The status texts of one council: one row per text, in the order of the source. `standsFor` and `speaksOf` are ids
 * of recommendations joined by `;`, `sourceLines` lines of the source joined by `;`. `asOf` is null where the text
 * carries no date of its own.
 */
export const statementsOfCouncil = defineQuery({
	name: 'statements-of-council',
	columns: {
		statementId: 'VARCHAR',
		themeId: 'VARCHAR',
		text: 'VARCHAR',
		asOf: 'VARCHAR?',
		sourceId: 'VARCHAR',
		sourceLines: 'VARCHAR',
		standsFor: 'VARCHAR?',
		speaksOf: 'VARCHAR?'
	},
	params: { councilId: 'VARCHAR' },
	sql: `
		select
			statement_id as "statementId",
			theme_id as "themeId",
			text,
			as_of as "asOf",
			source_id as "sourceId",
			source_lines as "sourceLines",
			stands_for as "standsFor",
			speaks_of as "speaksOf"
		from statements
		where council_id = $councilId
		order by rowid`
});
export type StatementRow = RowOf<typeof statementsOfCouncil>;
