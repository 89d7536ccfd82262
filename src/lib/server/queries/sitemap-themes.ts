import { defineQuery, type RowOf } from '../define-query.ts';

/** The themes of every council: one row per theme, councils and themes in the order of the release. */
export const sitemapThemes = defineQuery({
	name: 'sitemap-themes',
	columns: { slug: 'VARCHAR', themeId: 'VARCHAR' },
	params: {},
	sql: `
		select
			c.slug,
			t.theme_id as "themeId"
		from themes t
		join councils c on c.council_id = t.council_id
		order by c.rowid, t.rowid`
});
export type SitemapThemeRow = RowOf<typeof sitemapThemes>;
