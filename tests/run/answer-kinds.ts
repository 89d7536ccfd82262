import type { RawAnswer } from './raw-request.ts';

/** A kind of answer that the built server gives. */
export interface AnswerKind {
	readonly name: string;
	/** Address of the built site, or what finds it there. */
	readonly path: string | ((find: FindFile) => string);
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
	readonly status: number;
	/** How the Content-Type begins; null where there is no body. */
	readonly type: string | null;
	/** What its policy must say of scripts; `none` where it is no document and no worker. */
	readonly scripts?: 'hashes' | 'self' | 'wasm';
	/** Whether others may frame it. */
	readonly framed?: boolean;
	/** Asked of the site that has no release. */
	readonly without?: 'release';
	/** Sent anew each time, without an entity tag. */
	readonly changing?: boolean;
}

/** The address of a file of the built app whose name matches. */
export type FindFile = (name: RegExp) => string;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Every kind of answer, in the order of how a reader meets them. */
export const KINDS: readonly AnswerKind[] = [
	{ name: 'a page', path: '/albertslund', status: 200, type: 'text/html', scripts: 'hashes' },
	{ name: 'a page in English', path: '/en/metode', status: 200, type: 'text/html', scripts: 'hashes' },
	{
		name: 'a page with filters',
		path: '/albertslund/anbefalinger?from=2012&q=bus',
		status: 200,
		type: 'text/html',
		scripts: 'hashes'
	},
	{
		name: 'an embedded figure',
		path: '/indlejr/albertslund/status-by-theme',
		status: 200,
		type: 'text/html',
		scripts: 'hashes',
		framed: true
	},
	{ name: 'a script', path: (find) => find(/\/chunks\/[^/]+\.js$/), status: 200, type: 'text/javascript' },
	{ name: 'a style sheet', path: (find) => find(/\.css$/), status: 200, type: 'text/css' },
	{ name: 'a typeface', path: (find) => find(/\.woff2$/), status: 200, type: 'font/woff2' },
	{ name: 'a static file', path: '/favicon.svg', status: 200, type: 'image/svg+xml' },
	{
		name: 'a worker of our own',
		path: (find) => find(/\/workers\/[^/]+\.js$/),
		status: 200,
		type: 'text/javascript',
		scripts: 'self'
	},
	{
		name: 'the worker of the database',
		path: (find) => find(/\/duckdb-browser-[^/]+\.js$/),
		status: 200,
		type: 'text/javascript',
		scripts: 'wasm'
	},
	{ name: 'WebAssembly', path: (find) => find(/\.wasm$/), status: 200, type: 'application/wasm' },
	{
		name: 'data of a page',
		path: '/albertslund/__data.json',
		status: 200,
		type: 'application/json'
	},
	{ name: 'a JSON answer', path: '/albertslund.json', status: 200, type: 'application/json' },
	{ name: 'a CSV answer', path: '/albertslund/anbefalinger.csv', status: 200, type: 'text/csv' },
	{
		name: 'an archive of a list',
		path: '/albertslund/anbefalinger.zip',
		status: 200,
		type: 'application/zip'
	},
	{ name: 'a CSV file', path: '/data/{version}/recommendations.csv', status: 200, type: 'text/csv' },
	{ name: 'a JSON file', path: '/data/{version}/cube.json', status: 200, type: 'application/json' },
	{ name: 'a workbook', path: '/data/{version}/anbefalinger.xlsx', status: 200, type: XLSX },
	{
		name: 'a Parquet file',
		path: '/data/{version}/recommendations.parquet',
		status: 200,
		type: 'application/vnd.apache.parquet'
	},
	{
		name: 'an Arrow file',
		path: '/data/{version}/cube.arrow',
		status: 200,
		type: 'application/vnd.apache.arrow.file'
	},
	{
		name: 'the whole release',
		path: '/data/{version}/genklang-{version}.zip',
		status: 200,
		type: 'application/zip'
	},
	{ name: 'a text file', path: '/data/{version}/SHA256SUMS', status: 200, type: 'text/plain' },
	{
		name: 'a figure as SVG',
		path: '/albertslund/figur/status-by-theme.svg',
		status: 200,
		type: 'image/svg+xml'
	},
	{ name: 'a figure as PNG', path: '/albertslund/figur/status-by-theme.png', status: 200, type: 'image/png' },
	{ name: 'a feed', path: '/albertslund/aabne.atom', status: 200, type: 'application/atom+xml' },
	{ name: 'the site map', path: '/sitemap.xml', status: 200, type: 'application/xml' },
	{ name: 'the description of the API', path: '/openapi.json', status: 200, type: 'application/json' },
	{ name: 'robots.txt', path: '/robots.txt', status: 200, type: 'text/plain' },
	{ name: 'security.txt', path: '/.well-known/security.txt', status: 200, type: 'text/plain' },
	{ name: 'the state of the server', path: '/readyz', status: 200, type: 'text/plain', changing: true },
	{
		name: 'a part of a file',
		path: '/favicon.svg',
		headers: { range: 'bytes=0-9' },
		status: 206,
		type: 'image/svg+xml'
	},
	{
		name: 'a page without a body',
		path: '/albertslund',
		method: 'HEAD',
		status: 200,
		type: 'text/html',
		scripts: 'hashes'
	},
	{
		name: 'an unchanged page',
		path: '/albertslund',
		headers: { 'if-none-match': '*' },
		status: 304,
		type: null,
		scripts: 'hashes'
	},
	{ name: 'a moved address', path: '/albertslund/', status: 308, type: null },
	{ name: 'an address that leads on', path: '/was', status: 302, type: null },
	{ name: 'an address that cannot be read', path: '/%', status: 400, type: 'text/plain' },
	{ name: 'a page that is not there', path: '/nope', status: 404, type: 'text/html', scripts: 'hashes' },
	{ name: 'data that is not there', path: '/nope.json', status: 404, type: 'application/json' },
	{ name: 'an address of two slashes', path: '//nope', status: 404, type: 'text/plain' },
	{ name: 'a method that changes', path: '/albertslund', method: 'DELETE', status: 405, type: 'text/plain' },
	{
		name: 'a body',
		path: '/albertslund',
		headers: { 'content-length': '5000' },
		body: 'x'.repeat(5000),
		status: 413,
		type: 'text/plain'
	},
	{ name: 'what is no HTTP', path: 'malformed', status: 400, type: null },
	{ name: 'headers too long', path: 'overlong', status: 431, type: null },
	{
		name: 'a page without a release',
		path: '/albertslund',
		status: 503,
		type: 'text/html',
		without: 'release'
	},
	{
		name: 'data without a release',
		path: '/albertslund.json',
		status: 503,
		type: 'application/json',
		without: 'release'
	},
	{
		name: 'the state without a release',
		path: '/readyz',
		status: 503,
		type: 'text/plain',
		without: 'release'
	}
];

/** What is asked about one kind: its answer, and answers to the same question asked in other ways. */
export interface Asked {
	readonly kind: AnswerKind;
	readonly answer: RawAnswer;
	/** Asked a second time. */
	readonly again: RawAnswer;
	/** Asked with the answer's tag in a list; null where it has none. */
	readonly known: RawAnswer | null;
	/** Asked with a tag that is not the answer's. */
	readonly other: RawAnswer;
	/** Asked for without its body. */
	readonly head: RawAnswer;
	/** Asked for in Brotli. */
	readonly small: RawAnswer;
	/** The release that is served; null where none is. */
	readonly release: string | null;
}
