import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * The first status texts of one theme: one row per text, in the order of the source. `standsFor` and `speaksOf` are ids
 * of recommendations joined by `;`, `sourceLines` lines of the source joined by `;`. `asOf` is null where the text
 * carries no date of its own. At most `limit`; `ofStatements` counts all of the theme.
 */
export const statementsOfTheme = defineQuery({
	name: 'statements-of-theme',
	columns: {
		statementId: 'VARCHAR',
		themeId: 'VARCHAR',
		text: 'VARCHAR',
		asOf: 'VARCHAR?',
		sourceId: 'VARCHAR',
		sourceLines: 'VARCHAR',
		standsFor: 'VARCHAR?',
		speaksOf: 'VARCHAR?',
		ofStatements: 'INTEGER'
	},
	params: { councilId: 'VARCHAR', themeId: 'VARCHAR', limit: 'INTEGER' },
	sql: `
		select
			statement_id as "statementId",
			theme_id as "themeId",
			text,
			as_of as "asOf",
			source_id as "sourceId",
			source_lines as "sourceLines",
			stands_for as "standsFor",
			speaks_of as "speaksOf",
			count(*) over ()::integer as "ofStatements"
		from statements
		where council_id = $councilId
			and theme_id = $themeId
		order by rowid
		limit $limit`
});
export type ThemeStatementRow = RowOf<typeof statementsOfTheme>;
