/**
 * Every address of the site, built in one place. Danish is the language without a prefix, English lives below `/en`.
 * Files (`/data/...`, figures) are the same in both languages.
 */

/** Parameter by which a page about the whole site is asked for one council, by its slug. */
export const COUNCIL_KEY = 'council';

/** A language of the site. */
export type Locale = 'da' | 'en';

/** `path` in the given language: `/albertslund` or `/en/albertslund`. */
export function inLanguage(path: string, locale: Locale): string {
	if (locale === 'da') return path;
	return path === '/' ? '/en' : `/en${path}`;
}

/** The path without its language prefix, and the language it named. */
export function splitLanguage(path: string): { path: string; locale: Locale } {
	if (path === '/en' || path === '/en/') return { path: '/', locale: 'en' };
	if (path.startsWith('/en/')) return { path: path.slice(3), locale: 'en' };
	return { path, locale: 'da' };
}

/** The place that says who publishes the site and how to reach them. */
export const CONTACT_PATH = '/om#kontakt';

/** Overview of a council. */
export function councilPath(slug: string): string {
	return `/${slug}`;
}

/** Permanent address of one recommendation. */
export function recommendationPath(slug: string, recommendationId: string): string {
	return `/${slug}/anbefaling/${recommendationId}`;
}

/** The rows of a figure as a file. */
export function figurePath(
	slug: string,
	figureId: string,
	extension: 'csv' | 'json' | 'svg' | 'png'
): string {
	return `/${slug}/figur/${figureId}.${extension}`;
}

/** A file of a release; `version` is a number such as `1.0.0` or `latest`. */
export function dataPath(version: string, file: string): string {
	return `/data/${version}/${file}`;
}

/** All recommendations of a council as a list; filters come as parameters. */
export function listPath(slug: string): string {
	return `/${slug}/anbefalinger`;
}

/** One theme of a council. */
export function themePath(slug: string, themeId: string): string {
	return `/${slug}/temaer/${themeId}`;
}

/** The themes of a council. */
export function themesPath(slug: string): string {
	return `/${slug}/temaer`;
}

/** Lines of a document that a page shows. */
export const LINES_PER_PAGE = 500;

/** A document as it was read, at a line where one is given: on the page that shows it. */
export function sourcePath(sourceId: string, line?: number): string {
	if (line === undefined) return `/kilder/${sourceId}`;
	return `${sourcePagePath(sourceId, Math.ceil(line / LINES_PER_PAGE))}#L${line}`;
}

/** One page of a document, from 1. */
export function sourcePagePath(sourceId: string, page: number): string {
	return `/kilder/${sourceId}${page <= 1 ? '' : `?page=${page}`}`;
}

/** The page that an address asks for, from 1; the first where it asks for none. */
export function pageOf(params: URLSearchParams): number {
	const page = params.get('page') ?? '';
	return /^[1-9]\d{0,6}$/.test(page) ? Number(page) : 1;
}

/** One area across councils and documents. */
export function areaPath(areaId: string): string {
	return `/omraader/${areaId}`;
}

/** Repeated demands that a page shows. */
export const THREADS_PER_PAGE = 40;

/** The repeated demands of a council, at one of them where it is given: on the page that shows it, of as many as there are. */
export function threadsPath(slug: string, threadId?: string, ofThreads = 0): string {
	if (threadId === undefined) return `/${slug}/gentagelser`;
	const page = ofThreads > THREADS_PER_PAGE ? `?thread=${threadId}` : '';
	return `/${slug}/gentagelser${page}#${threadId}`;
}

/** The years of a council. */
export function yearsPath(slug: string): string {
	return `/${slug}/aar`;
}

/** What became of the recommendations of one year. */
export function yearPath(slug: string, year: number): string {
	return `${yearsPath(slug)}/${year}`;
}

/** Open recommendations of a council by area; filters come as parameters. */
export function openPath(slug: string): string {
	return `/${slug}/aabne`;
}

/** One recommendation as data. */
export function recordJsonPath(slug: string, recommendationId: string): string {
	return `${recommendationPath(slug, recommendationId)}.json`;
}
