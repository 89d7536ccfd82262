import { sitemapOf } from '#lib/server/sitemap.ts';
import { sitemapFile, sitemapIndex } from '#lib/server/sitemap-xml.ts';
import type { RequestHandler } from './$types';

/** Every page of the site for search engines; where one file may not hold them, the list of the files that do. */
export const GET: RequestHandler = async ({ url, locals: { release } }) => {
	const sitemap = await sitemapOf(release.db);
	const base = { origin: url.origin, date: release.date };
	return new Response(sitemap.files === 1 ? sitemapFile(sitemap, 1, base) : sitemapIndex(sitemap, base), {
		headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-cache' }
	});
};
