import { inLanguage } from '#lib/url/paths.ts';
import type { Sitemap } from './sitemap.ts';

/** What every address of a sitemap is completed with. */
export interface SitemapBase {
	/** Such as `https://genklang.dk`, without a slash at the end. */
	readonly origin: string;
	/** Day on which the release was made, `YYYY-MM-DD`: no page has changed since. */
	readonly date: string;
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

/**
 * One file of a sitemap, written as it is read: every page in both languages, each naming the other. Ends with an error
 * where the database gives one.
 *
 * Source: sitemaps.org/protocol.html; alternates as Google's documentation of localised versions has them.
 */
export function sitemapFile(sitemap: Sitemap, file: number, base: SitemapBase): ReadableStream<Uint8Array> {
	const pieces = textOf(sitemap, file, base);
	const encoder = new TextEncoder();
	return new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { done, value } = await pieces.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
		async cancel() {
			await pieces.return(undefined);
		}
	});
}

/** The list of the files of a sitemap. */
export function sitemapIndex({ files }: Sitemap, { origin, date }: SitemapBase): string {
	const entries = Array.from(
		{ length: files },
		(_, index) =>
			`<sitemap><loc>${escaped(`${origin}/sitemap-${index + 1}.xml`)}</loc><lastmod>${date}</lastmod></sitemap>\n`
	);
	return `${XML}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</sitemapindex>\n`;
}

async function* textOf(
	sitemap: Sitemap,
	file: number,
	base: SitemapBase
): AsyncGenerator<string, void, undefined> {
	yield `${XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n`;
	for await (const paths of sitemap.paths(file)) yield paths.map((path) => entryOf(path, base)).join('');
	yield '</urlset>\n';
}

function entryOf(path: string, { origin, date }: SitemapBase): string {
	const [da, en] = (['da', 'en'] as const).map((locale) => escaped(origin + inLanguage(path, locale)));
	const alternates =
		`<xhtml:link rel="alternate" hreflang="da" href="${da}"/>` +
		`<xhtml:link rel="alternate" hreflang="en" href="${en}"/>`;
	return [da, en]
		.map((address) => `<url><loc>${address}</loc><lastmod>${date}</lastmod>${alternates}</url>\n`)
		.join('');
}

/** An address as text of XML; letters outside ASCII and spaces percent-encoded. */
function escaped(address: string): string {
	return encodeURI(address).replaceAll('&', '&amp;').replaceAll("'", '&apos;');
}
