import { defineQuery, type RowOf } from '../define-query.ts';

/** What the release holds, all councils together: exactly one row of counts. `lines` counts source lines. */
export const releaseFacts = defineQuery({
	name: 'release-facts',
	columns: {
		councils: 'INTEGER',
		recommendations: 'INTEGER',
		statements: 'INTEGER',
		themes: 'INTEGER',
		sources: 'INTEGER',
		lines: 'INTEGER',
		repairs: 'INTEGER',
		problems: 'INTEGER'
	},
	params: {},
	sql: `
		select
			(select count(*) from councils)::integer as councils,
			(select count(*) from recommendations)::integer as recommendations,
			(select count(*) from statements)::integer as statements,
			(select count(*) from themes)::integer as themes,
			(select count(*) from sources)::integer as sources,
			(select coalesce(sum(lines), 0) from sources)::integer as lines,
			(select count(*) from repairs)::integer as repairs,
			(select count(*) from problems)::integer as problems`
});
export type ReleaseFactsRow = RowOf<typeof releaseFacts>;
