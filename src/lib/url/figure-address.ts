import { type Filters, NO_FILTERS, withFilters } from './filters.ts';
import { figurePath, inLanguage, type Locale, splitLanguage } from './paths.ts';

/** The addresses of one figure in all its forms, with the filters of the page that it stands on. */
export interface FigureAddresses {
	readonly csv: string;
	readonly json: string;
	readonly svg: string;
	readonly png: string;
	/** Twice as many pixels each way. */
	readonly pngLarge: string;
	readonly embed: string;
}

/**
 * The other addresses of a figure, from that of its rows as CSV. Data are the same in both languages; pictures have words.
 * Throws where the address is not that of a figure's rows.
 */
export function figureAddresses(csv: string, locale: Locale): FigureAddresses {
	const [, slug = '', id = '', query = ''] = /^\/([a-z0-9-]+)\/figur\/([a-z-]+)\.csv(\?.*)?$/.exec(csv) ?? [];
	if (slug === '') throw new Error(`not the rows of a figure: "${csv}"`);
	const form = (extension: 'json' | 'svg' | 'png') => figurePath(slug, id, extension) + query;
	return {
		csv,
		json: form('json'),
		svg: inLanguage(form('svg'), locale),
		png: inLanguage(form('png'), locale),
		pngLarge: withParam(inLanguage(form('png'), locale), 'scale=2'),
		embed: inLanguage(embedPath(slug, id) + query, locale)
	};
}

/** One figure for the pages of others. */
export function embedPath(slug: string, figureId: string): string {
	return `/indlejr/${slug}/${figureId}`;
}

/** The picture of a figure for those who share a link, 1200 by 630: what `PageMeta` takes as its image. */
export function sharePicturePath(
	slug: string,
	figureId: string,
	locale: Locale,
	filters: Filters = NO_FILTERS
): string {
	return withParam(withFilters(inLanguage(figurePath(slug, figureId, 'png'), locale), filters), 'og=1');
}

function withParam(path: string, param: string): string {
	return `${path}${path.includes('?') ? '&' : '?'}${param}`;
}

/**
 * The address of a picture that is asked for with `?lang=`, which is the same as the prefix of its path. Null where it is
 * asked for without.
 */
export function figureLanguage(url: URL): string | null {
	const lang = url.searchParams.get('lang');
	if (lang !== 'da' && lang !== 'en') return null;
	const params = new URLSearchParams(url.searchParams);
	params.delete('lang');
	const query = params.toString();
	return inLanguage(splitLanguage(url.pathname).path, lang) + (query === '' ? '' : `?${query}`);
}
