import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * The councils of the release: one row per council, in the order of the registers; the first is the home council.
 * `recommendations` counts what it made, `statements` its status texts. `statusAsOf` is null without any status in
 * its source.
 */
export const councils = defineQuery({
	name: 'councils',
	columns: {
		councilId: 'VARCHAR',
		slug: 'VARCHAR',
		name: 'VARCHAR',
		municipality: 'VARCHAR',
		kind: 'VARCHAR',
		legalBasis: 'VARCHAR',
		termFrom: 'INTEGER',
		termTo: 'INTEGER',
		statusAsOf: 'VARCHAR?',
		recommendations: 'INTEGER',
		statements: 'INTEGER'
	},
	params: {},
	sql: `
		with recommendation_counts as (
			select council_id, max(status_as_of) as status_as_of, count(*) as n
			from recommendations
			group by council_id
		), statement_counts as (
			select council_id, count(*) as n
			from statements
			group by council_id
		)
		select
			c.council_id as "councilId",
			c.slug,
			c.name,
			c.municipality,
			c.kind,
			c.legal_basis as "legalBasis",
			c.term_from as "termFrom",
			c.term_to as "termTo",
			r.status_as_of as "statusAsOf",
			coalesce(r.n, 0)::integer as recommendations,
			coalesce(s.n, 0)::integer as statements
		from councils c
		left join recommendation_counts r on r.council_id = c.council_id
		left join statement_counts s on s.council_id = c.council_id
		order by c.rowid`
});
export type CouncilRow = RowOf<typeof councils>;
