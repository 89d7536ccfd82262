import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { mutatedText, oddText } from './mutations.ts';
import { anyParams } from './any-params.ts';

/** A request as it goes over the wire. */
export interface FuzzRequest {
	/** The route of the app that the path was made from. */
	readonly route: string;
	readonly method: string;
	/** Path and query; ASCII without blanks, as a client may send. */
	readonly target: string;
	readonly headers: Readonly<Record<string, string>>;
}

/** The routes of the app, read off its folders: every one with a page or an endpoint. */
export function routePatterns(): readonly string[] {
	return readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
		.filter((path) => /(?:^|\/)\+(?:page|server)(?:\.server)?\.(?:svelte|ts)$/.test(path))
		.map((path) => `/${path.split('/').slice(0, -1).join('/')}`)
		.filter((route, index, all) => all.indexOf(route) === index)
		.sort();
}

/** What stands for the variable parts of a route: what there is, and what there is not. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
	council: ['albertslund', 'ballerup', 'nowhere', 'ALBERTSLUND'],
	form: ['csv', 'json', 'xml'],
	year: ['2014', '2099', '20l4'],
	id: ['alb-ir-2014-01', 'alb-ir-1900-01', 'bal-ir-2015-01'],
	theme: ['alb-ir-t06', 'alb-ir-t99'],
	source: ['alb-ir-register', 'nothing'],
	area: ['health', 'education', 'nothing'],
	file: [
		'unit-chart.csv',
		'themes-by-year.svg',
		'responses-by-year.json',
		'status-by-theme.csv',
		'nothing.svg',
		'1',
		'0'
	],
	figure: ['unit-chart', 'status-by-theme', 'nothing'],
	version: ['latest', '1.0.0', '99.0.0', '../..'],
	'...file': ['recommendations.csv', 'SHA256SUMS', 'sources/nothing', '../genklang.duckdb', 'parquet/x']
};

const HEADERS: fc.Arbitrary<Record<string, string>> = fc.dictionary(
	fc.constantFrom(
		...[
			'accept',
			'accept-encoding',
			'accept-language',
			'if-none-match',
			'if-modified-since',
			'range',
			'if-range',
			'user-agent'
		],
		...[
			'origin',
			'referer',
			'cookie',
			'x-forwarded-host',
			'x-forwarded-proto',
			'x-http-method-override',
			'forwarded',
			'te',
			'purpose'
		]
	),
	fc
		.oneof(
			fc.constantFrom(
				'*',
				'*/*',
				'text/html',
				'application/json;q=0.5',
				'br, gzip;q=0',
				'bytes=0-1',
				'bytes=5-2',
				'bytes=-1',
				'bytes=0-0,2-3'
			),
			oddText(60)
		)
		.map(asHeader),
	{ maxKeys: 4 }
);

/** Letters that a client can send in a header. */
function asHeader(text: string): string {
	return text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '').trim();
}

/** What a client can send as a target: blanks, controls and letters beyond ASCII percent-encoded, bad percent signs left. */
function asTarget(text: string): string {
	return text
		.toWellFormed()
		.replace(/[^\x21-\x7e]/gu, encodeURIComponent)
		.slice(0, 4_000);
}

function filled(route: string, choices: readonly number[]): string {
	let at = 0;
	return route.replace('[x+2e]', '.').replace(/\[([^\]=]+)(?:=\w+)?\]/g, (_, name: string) => {
		const values = PARTS[name] ?? ['x'];
		return values[(choices[at++ % choices.length] ?? 0) % values.length] ?? '';
	});
}

/** Requests of one route: its path filled in, changed in half of the cases, with parameters and headers. */
export function requestsOf(route: string): fc.Arbitrary<FuzzRequest> {
	const path = fc.array(fc.nat(7), { minLength: 4, maxLength: 4 }).map((choices) => filled(route, choices));
	const changed = path.chain((seed) =>
		mutatedText(
			[seed],
			['/', '//', '..', '%2e', '%00', '%', '\\', ';', '.json', '.csv', '/en', '__data.json']
		)
	);
	return fc
		.record({
			path: fc.oneof({ weight: 2, arbitrary: path }, { weight: 1, arbitrary: changed }),
			english: fc.boolean(),
			params: fc.oneof(
				{ weight: 1, arbitrary: fc.constant(new URLSearchParams()) },
				{ weight: 3, arbitrary: anyParams }
			),
			raw: fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: oddText(40) }),
			method: fc.oneof(
				{ weight: 12, arbitrary: fc.constant('GET') },
				{
					weight: 1,
					arbitrary: fc.constantFrom('HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH', 'PROPFIND')
				}
			),
			headers: HEADERS
		})
		.map(({ path: chosen, english, params, raw, method, headers }) => {
			const query = [params.toString(), raw].filter((part) => part !== '').join('&');
			const target = asTarget(`${english ? '/en' : ''}${chosen}${query === '' ? '' : `?${query}`}`);
			return { route, method, target: target.startsWith('/') ? target : `/${target}`, headers };
		});
}
