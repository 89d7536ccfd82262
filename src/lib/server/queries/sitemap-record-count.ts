import { defineQuery, type RowOf } from '../define-query.ts';

/** How many rows the recommendations of the release take: one row. A row number is always below `rows`. */
export const sitemapRecordCount = defineQuery({
	name: 'sitemap-record-count',
	columns: { rows: 'INTEGER' },
	params: {},
	sql: `
		select coalesce(max(rowid) + 1, 0)::integer as rows
		from recommendations`
});
export type SitemapRecordCountRow = RowOf<typeof sitemapRecordCount>;
