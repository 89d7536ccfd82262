import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * A stretch of all recommendations of the release, those from row `$fromRow` on and before row `$toRow`, counted from 0:
 * one row per recommendation, in the order of the release. As quick at the end of a large release as at its beginning.
 */
export const sitemapRecords = defineQuery({
	name: 'sitemap-records',
	columns: { slug: 'VARCHAR', recommendationId: 'VARCHAR' },
	params: { fromRow: 'INTEGER', toRow: 'INTEGER' },
	sql: `
		select
			c.slug,
			r.recommendation_id as "recommendationId"
		from recommendations r
		join councils c on c.council_id = r.council_id
		where r.rowid >= $fromRow
			and r.rowid < $toRow
		order by r.rowid`
});
export type SitemapRecordRow = RowOf<typeof sitemapRecords>;
