import { createHash } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { parsePictureTheme } from '#lib/charts/figure-picture-options.ts';
import { figureContent } from '#lib/components/figure-content.ts';
import { figurePageAddress, figurePictureOf } from '#lib/components/figure-picture-of.ts';
import serif from '#lib/fonts/newsreader.woff2?url';
import sans from '#lib/fonts/source-sans-3.woff2?url';
import { readFigureData } from '#lib/server/figure-data.ts';
import { embedDocument, HEIGHT_SCRIPT } from './embed-document.ts';
import type { RequestHandler } from './$types';

/** The one policy of the site that lets other pages show what it is of: a figure, without anything that could be pressed. */
const POLICY = [
	"default-src 'none'",
	`script-src 'sha256-${createHash('sha256').update(HEIGHT_SCRIPT).digest('base64')}'`,
	"style-src 'unsafe-inline'",
	"font-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	'frame-ancestors *'
].join('; ');

/** One figure of a council for the pages of others, for the filters of the address; 404 where there is none. */
export const GET: RequestHandler = async ({ params, url, locals: { release, locale } }) => {
	const { council: slug, figure: id } = params;
	const data = await readFigureData(release, {
		slug,
		id,
		form: 'picture',
		params: url.searchParams,
		locale
	});
	const content = data === null ? null : figureContent(id, { ...data, low: false });
	if (data === null || content === null) error(404);
	const context = { ...data, origin: url.origin };
	const html = embedDocument({
		picture: figurePictureOf(content, context),
		table: content.table,
		locale,
		theme: parsePictureTheme(url.searchParams),
		fonts: { serif, sans },
		pageAddress: figurePageAddress(id, context)
	});
	return new Response(html, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-cache',
			'content-security-policy': POLICY,
			'cross-origin-resource-policy': 'cross-origin'
		}
	});
};
