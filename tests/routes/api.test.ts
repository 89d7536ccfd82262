import { Validator } from '@seriousme/openapi-schema-validator';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorResponse, isDataPath } from '#lib/server/api/data-response.ts';
import { openApi } from '#lib/server/api/openapi.ts';
import { FILE_OPERATIONS, ROWS_OPERATIONS, type RowsOperation } from '#lib/server/api/operations.ts';
import type { OpenRelease } from '#lib/server/release.ts';
import { GET as askZip } from '../../src/routes/[council=council]/anbefalinger.zip/+server.ts';
import { openTestRelease } from './open-test-release.ts';
import { call } from './route-event.ts';

/** The endpoint of every address with a form, by its path; Vite finds them, so that none is forgotten. */
const HANDLERS = import.meta.glob<{ GET: (event: never) => unknown }>(
	'../../src/routes/**/*.[[]form=form[]]/+server.ts'
);
const PARAMS = {
	council: 'albertslund',
	year: '2014',
	theme: 'alb-ir-t01',
	area: 'education',
	source: 'alb-ir-register'
} as const;

let release: OpenRelease;
beforeAll(async () => {
	release = await openTestRelease();
});
afterAll(() => release.close());

const routeOf = (file: string) =>
	file
		.replace(/^.*src\/routes/, '')
		.replace(/\.\[form=form\]\/\+server\.ts$/, '')
		.replaceAll(/\[(\w+)(?:=\w+)?\]/g, '{$1}');

async function ask(
	{ path }: RowsOperation,
	form: 'csv' | 'json',
	query = '',
	params: Record<string, string> = PARAMS
) {
	const file = Object.keys(HANDLERS).find((one) => routeOf(one) === path);
	const handler = file && (await HANDLERS[file]?.());
	if (!handler) throw new Error(`no endpoint answers ${path}`);
	const at = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
	return call(handler.GET, { release, params: { ...params, form }, url: `${at}.${form}${query}` });
}

async function body(answer: unknown) {
	if (!(answer instanceof Response)) throw new Error(`no answer: ${JSON.stringify(answer)}`);
	expect(answer.headers.get('access-control-allow-origin')).toBe('*');
	return answer.text();
}

test('every address with a form is described, and every one described answers', () => {
	const described = ROWS_OPERATIONS.map(({ path }) => path).sort();
	expect(Object.keys(HANDLERS).map(routeOf).sort()).toEqual(described);
});

describe.each(ROWS_OPERATIONS.map((operation) => [operation.path, operation] as const))(
	'%s',
	(_path, operation) => {
		test('gives as JSON exactly the values that are described, each of its type and from its code list', async () => {
			const { ok, version, total, next, rows } = JSON.parse(await body(await ask(operation, 'json'))) as {
				ok: boolean;
				version: string;
				total: number;
				next: string | null;
				rows: Record<string, unknown>[];
			};
			expect({ ok, version }).toEqual({ ok: true, version: release.version });
			expect(rows.length).toBeGreaterThan(0);
			if (next === null) expect(total).toBe(rows.length);
			for (const row of rows) {
				expect(Object.keys(row)).toEqual(Object.keys(operation.columns));
				for (const [name, { type, nullable, values }] of Object.entries(operation.columns)) {
					const value = row[name];
					if (value === null) expect([name, nullable]).toEqual([name, true]);
					else {
						const types = { string: 'string', integer: 'number', boolean: 'boolean' };
						expect([name, typeof value]).toEqual([name, types[type]]);
						if (type === 'integer') expect(Number.isInteger(value)).toBe(true);
						if (values) expect(values).toContain(value);
					}
				}
			}
		});

		test('gives as CSV the same rows, all of them', async () => {
			const json = JSON.parse(await body(await ask(operation, 'json'))) as { total: number };
			const [head, ...rows] = parse(await body(await ask(operation, 'csv'))) as string[][];
			expect(head).toEqual(Object.keys(operation.columns));
			expect(rows).toHaveLength(json.total);
		});

		test('ends with 404 where its path names nothing', async () => {
			for (const name of [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, part = '']) => part)) {
				expect(await ask(operation, 'json', '', { ...PARAMS, [name]: 'nope' })).toEqual({ status: 404 });
			}
		});

		test('takes the filters that are described and names what means nothing', async () => {
			const names = operation.parameters.map(({ name }) => name);
			const query = '?implementation=implemented&theme=nope';
			const { dropped } = JSON.parse(await body(await ask(operation, 'json', query))) as {
				dropped: { key: string; value: string }[];
			};
			expect(dropped).toContainEqual({ key: 'theme', value: 'nope' });
			const takes = !dropped.some(({ key, value }) => key === 'implementation' && value === 'implemented');
			// Implemented ones are never open, so that the open list does not take that one code.
			if (operation.id !== 'openRecommendations') expect(takes).toBe(names.includes('implementation'));
		});
	}
);

test('a list is walked through by its cursor, every row once', async () => {
	const operation = ROWS_OPERATIONS.find(({ id }) => id === 'recommendations');
	if (!operation) throw new Error('no list');
	const seen: string[] = [];
	for (let query: string | null = ''; query !== null;) {
		const page = JSON.parse(await body(await ask(operation, 'json', query))) as {
			next: string | null;
			rows: { recommendation_id: string }[];
		};
		seen.push(...page.rows.map((row) => row.recommendation_id));
		query = page.next === null ? null : page.next.slice(page.next.indexOf('?'));
	}
	expect(new Set(seen).size).toBe(99);
	expect(seen).toHaveLength(99);
});

test('the numbers of the overview carry what they are taken of', async () => {
	const operation = ROWS_OPERATIONS.find(({ path }) => path === '/{council}');
	if (!operation) throw new Error('no overview');
	const { rows } = JSON.parse(await body(await ask(operation, 'json'))) as {
		rows: { measure: string; k: number; k_at_most: number | null; n: number }[];
	};
	expect(rows).toContainEqual({ measure: 'direct', k: 46, k_at_most: null, n: 99 });
	expect(rows).toContainEqual({ measure: 'implemented', k: 4, k_at_most: 61, n: 99 });
	expect(rows).toContainEqual({ measure: 'open', k: 93, k_at_most: null, n: 99 });
});

describe('the description', () => {
	const paths = () =>
		(openApi('1.0.0', 'https://example.org') as { paths: Record<string, { get: object }> }).paths;

	test('names every operation once, with every part of its path', () => {
		const ids = Object.values(paths()).map(({ get }) => (get as { operationId: string }).operationId);
		expect(new Set(ids).size).toBe(ids.length);
		for (const [path, { get }] of Object.entries(paths())) {
			const { parameters } = get as { parameters: { name: string; in: string }[] };
			const described = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
			expect(described).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
		}
		expect(Object.keys(paths())).toHaveLength(ROWS_OPERATIONS.length * 2 + FILE_OPERATIONS.length);
	});

	test('holds by the schema of OpenAPI 3.1, and a broken copy does not', async () => {
		// The validator works on what it is given.
		const copy = () =>
			JSON.parse(JSON.stringify(openApi('1.0.0', 'https://example.org'))) as Record<string, object>;
		expect(await new Validator().validate(copy())).toMatchObject({ valid: true });
		for (const part of ['info', 'paths', 'openapi']) {
			const broken = copy();
			broken[part] = {};
			expect(await new Validator().validate(broken)).toMatchObject({ valid: part === 'paths' });
		}
		const [path = ''] = Object.keys(copy().paths ?? {});
		const broken = copy() as { paths: Record<string, { get: { responses: unknown } }> };
		if (broken.paths[path]) broken.paths[path].get.responses = 'none';
		expect(await new Validator().validate(broken)).toMatchObject({ valid: false });
	});

	test('refers to nothing that it does not hold', () => {
		const document = openApi('1.0.0', 'https://example.org');
		const text = JSON.stringify(document);
		for (const [, path = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
			const found = path
				.split('/')
				.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document);
			expect([path, typeof found]).toEqual([path, 'object']);
		}
	});
});

test('a list is had as zip with what was chosen in its name, beside the list and in the text', async () => {
	const answer = await call(askZip, {
		release,
		params: { council: 'albertslund' },
		url: '/albertslund/anbefalinger.zip?from=2014&to=2014&state=open'
	});
	if (!(answer instanceof Response)) throw new Error('no answer');
	expect(answer.headers.get('content-disposition')).toContain(
		`genklang-${release.version}-albertslund-anbefalinger-from-2014-to-2014-state-open.zip`
	);
	const bytes = new Uint8Array(await answer.arrayBuffer());
	const files = unzipSync(bytes);
	expect(Object.keys(files).sort()).toEqual(['LAESMIG.txt', 'anbefalinger.csv']);
	const [, ...rows] = parse(strFromU8(files['anbefalinger.csv'] ?? new Uint8Array())) as string[][];
	const note = strFromU8(files['LAESMIG.txt'] ?? new Uint8Array());
	expect(note).toContain(`${rows.length} rækker`);
	expect(note).toMatch(/2014/);
	expect(note).toContain('/albertslund/anbefalinger?from=2014&to=2014&state=open');
	expect(new TextDecoder().decode(bytes)).toContain(note.split('\r\n')[1]);
});

test('an error has one shape', async () => {
	const answer = errorResponse(404, ['there is nothing']);
	expect(answer.status).toBe(404);
	expect(await answer.json()).toEqual({ ok: false, errors: ['there is nothing'], status: 404 });
	expect(['/a/anbefalinger.json', '/data/1.0.0/x.csv', '/a/b'].map(isDataPath)).toEqual([true, true, false]);
});
