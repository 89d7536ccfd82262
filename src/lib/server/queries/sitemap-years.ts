import { defineQuery, type RowOf } from '../define-query.ts';

/** The years of every council in which it recommended something: one row per council and year, councils in the order of the release. */
export const sitemapYears = defineQuery({
	name: 'sitemap-years',
	columns: { slug: 'VARCHAR', year: 'INTEGER' },
	params: {},
	sql: `
		with made as (
			select distinct council_id, year
			from internal.cube
		)
		select
			c.slug,
			m.year
		from made m
		join councils c on c.council_id = m.council_id
		order by c.rowid, m.year`
});
export type SitemapYearRow = RowOf<typeof sitemapYears>;
