import { error } from '@sveltejs/kit';
import { sitemapOf } from '#lib/server/sitemap.ts';
import { sitemapFile } from '#lib/server/sitemap-xml.ts';
import type { RequestHandler } from './$types';

/** One file of a sitemap that needs several, the first is number 1; 404 where there is none of this number. */
export const GET: RequestHandler = async ({ params, url, locals: { release } }) => {
	if (!/^[1-9]\d{0,4}$/.test(params.file)) error(404);
	const sitemap = await sitemapOf(release.db);
	const file = Number(params.file);
	if (file > sitemap.files) error(404);
	return new Response(sitemapFile(sitemap, file, { origin: url.origin, date: release.date }), {
		headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-cache' }
	});
};
