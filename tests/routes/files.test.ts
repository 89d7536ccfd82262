import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenRelease } from '#lib/server/release.ts';
import { GET as askFigure } from '../../src/routes/[council=council]/figur/[file]/+server.ts';
import { GET as askFile, HEAD as askFileHead } from '../../src/routes/data/[version]/[...file]/+server.ts';
import { openTestRelease } from './open-test-release.ts';
import { call } from './route-event.ts';

let release: OpenRelease;

beforeAll(async () => {
	release = await openTestRelease();
});
afterAll(() => release.close());

const file = (version: string, path: string, method = 'GET') =>
	call(method === 'HEAD' ? askFileHead : askFile, { release, params: { version, file: path }, method });
const figure = (name: string, query = '', council = 'albertslund') =>
	call(askFigure, { release, params: { council, file: name }, url: `/${council}/figur/${name}${query}` });

function answered(answer: unknown): Response {
	if (!(answer instanceof Response)) throw new Error(`no answer: ${JSON.stringify(answer)}`);
	return answer;
}

describe('the files of a release', () => {
	test('are sent as they lie there, to be kept for ever, and open to every other site', async () => {
		for (const { path, sha256, bytes } of release.manifest.files) {
			const answer = answered(await file(release.version, path));
			const body = new Uint8Array(await answer.arrayBuffer());
			expect([path, createHash('sha256').update(body).digest('hex')]).toEqual([path, sha256]);
			expect(answer.headers.get('content-length')).toBe(String(bytes));
			expect(answer.headers.get('cache-control')).toContain('immutable');
			expect(answer.headers.get('access-control-allow-origin')).toBe('*');
			expect(answer.headers.get('etag')).toMatch(/^"[^"]+"$/);
			expect(answer.headers.get('content-type')).not.toMatch(/html|javascript/);
		}
	});

	test('are found under latest by a redirect to the number', async () => {
		expect(await file('latest', 'recommendations.csv')).toEqual({
			status: 302,
			location: `/data/${release.version}/recommendations.csv`
		});
		expect(await file('latest', 'SHA256SUMS')).toEqual({
			status: 302,
			location: `/data/${release.version}/SHA256SUMS`
		});
	});

	test.each([
		['latest', 'nope.csv'],
		['1.0.0', 'nope.csv'],
		['1.0.0', ''],
		['1.0.0', '../1.0.0/recommendations.csv'],
		['1.0.0', '../../package.json'],
		['1.0.0', '..%2f..%2fpackage.json'],
		['1.0.0', './recommendations.csv'],
		['1.0.0', '/etc/passwd'],
		['1.0.0', 'sources/../recommendations.csv'],
		['1.0.0', 'sources//alb-ir-register.txt'],
		['1.0.0', 'recommendations.csv/'],
		['1.0.0', 'recommendations.csv\0.txt'],
		['1.0.0', 'RECOMMENDATIONS.CSV'],
		['1.0.0', 'genklang.duckdb.wal'],
		['latest', '../recommendations.csv'],
		['v1.0.0', 'recommendations.csv'],
		['current', 'recommendations.csv'],
		['9.9.9', 'recommendations.csv'],
		['..', 'recommendations.csv'],
		['1.0.0/..', 'recommendations.csv'],
		['', 'recommendations.csv'],
		['__proto__', 'constructor'],
		['1.0.0', 'constructor']
	])('/data/%s/%s is not found', async (version, path) => {
		expect(await file(version, path)).toEqual({ status: 404 });
	});

	test('are described by HEAD without being sent', async () => {
		const [whole, head] = [
			answered(await file(release.version, 'cube.csv')),
			answered(await file(release.version, 'cube.csv', 'HEAD'))
		];
		expect(await head.text()).toBe('');
		expect([...head.headers]).toEqual([...whole.headers]);
	});
});

describe('the rows of a figure', () => {
	const FIGURES: readonly (readonly [id: string, rows: number])[] = [
		['unit-chart', 99],
		['themes-by-year', 13 * 8],
		['responses-by-year', 8],
		['status-by-theme', 13],
		['open-by-area', 11 * 8]
	];

	test.each(FIGURES)('%s: are the same as CSV and as JSON, and are all there', async (id, count) => {
		const csv = answered(await figure(`${id}.csv`));
		const json = answered(await figure(`${id}.json`));
		expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
		expect(csv.headers.get('content-disposition')).toBe(`attachment; filename="albertslund-${id}.csv"`);
		expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
		for (const answer of [csv, json]) expect(answer.headers.get('access-control-allow-origin')).toBe('*');
		const rows = (await json.json()) as Record<string, unknown>[];
		expect(rows).toHaveLength(count);
		const asText = rows.map((row) =>
			Object.fromEntries(
				Object.entries(row).map(([key, value]) => [key, value === null ? '' : String(value)])
			)
		);
		expect(parse(await csv.text(), { columns: true })).toEqual(asText);
	});

	test('follow the filters of the address, and leave out what it does not know', async () => {
		const chosen = (await answered(
			await figure('unit-chart.json', '?from=2014&to=2014&theme=nope')
		).json()) as { year: number }[];
		expect(chosen.map(({ year }) => year)).toEqual([2014, 2014, 2014, 2014]);
	});

	test('keep every year and theme where the choice leaves nothing', async () => {
		const rows = (await answered(
			await figure('status-by-theme.json', '?state=stopped&implementation=unknown')
		).json()) as { made: number }[];
		expect(rows).toHaveLength(13);
		expect(rows.every(({ made }) => made === 0)).toBe(true);
	});

	test('have the same addresses in both languages and the same bytes', async () => {
		const ask = async (locale: 'da' | 'en') =>
			answered(
				await call(askFigure, {
					release,
					locale,
					params: { council: 'albertslund', file: 'responses-by-year.csv' }
				})
			).text();
		expect(await ask('en')).toBe(await ask('da'));
	});

	test.each([
		'nope.csv',
		'unit-chart.xml',
		'unit-chart',
		'unit-chart.csv.json',
		'../unit-chart.csv',
		'constructor.csv',
		'toString.json',
		'.csv',
		'UNIT-CHART.csv'
	])('"%s" is not found', async (name) => {
		expect(await figure(name)).toEqual({ status: 404 });
	});

	test('of a council that is not there are not found', async () => {
		expect(await figure('unit-chart.csv', '', 'nope')).toEqual({ status: 404 });
	});
});
