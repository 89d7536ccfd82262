import { text } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** What search engines may read: everything but answers to searches, of which there is no end. */
export const GET: RequestHandler = ({ url }) =>
	text(
		[
			'User-agent: *',
			'Disallow: /*?q=',
			'Disallow: /*&q=',
			'',
			`Sitemap: ${url.origin}/sitemap.xml`,
			''
		].join('\n'),
		{ headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' } }
	);
