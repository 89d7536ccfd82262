import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv, type AnySchema, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESCRIBED_TABLES } from '#lib/domain/described-table.ts';
import { readReleaseInput } from '#pipelines/release/read-release-input.ts';
import { makeRelease } from '#pipelines/release/make-release.ts';
import { skipWithout } from '../skip-without.ts';
import { BASE, readJsonLd, readTurtle, violations } from './release/linked-data-checks.ts';
import { releaseInput } from './release/release-input.ts';
import { breaches, rowsOf, type TableResource } from './release/table-schema.ts';

const VALIDATORS = 'tests/fixtures/validators';
const DANISH_SHAPES = '../shared/validators/dcat-ap-dk-2.0.2-shapes.ttl';

interface Package {
	readonly licenses?: readonly object[];
	readonly resources: readonly TableResource[];
}

let folder: string;
let descriptor: Package;
let isPackage: ValidateFunction;
const text = async (name: string) => (await readFile(join(folder, 'current', name))).toString();

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	await makeRelease(folder, { ...(await readReleaseInput('data')), published: [] });
	descriptor = JSON.parse(await text('datapackage.json')) as Package;
	const ajv = new Ajv({ strict: false, logger: false, allErrors: true });
	addFormats.default(ajv);
	const schema = JSON.parse(readFileSync(`${VALIDATORS}/datapackage-2.0.schema.json`, 'utf8')) as AnySchema;
	isPackage = ajv.compile(schema);
});
afterAll(() => rm(folder, { recursive: true }));

describe('datapackage.json', () => {
	test('is a Data Package of version 2', () => {
		isPackage(descriptor);
		expect(isPackage.errors ?? []).toEqual([]);
	});

	test.each<[string, (copy: Record<string, unknown>) => void]>([
		['without resources', (copy) => delete copy['resources']],
		['with a licence that has neither name nor address', (copy) => (copy['licenses'] = [{ title: 'CC' }])],
		[
			'with a resource without a name',
			(copy) => delete (copy['resources'] as Record<string, unknown>[])[0]?.['name']
		],
		['with a day that is none', (copy) => (copy['created'] = 'yesterday')],
		[
			'with a sum that is none',
			(copy) => ((copy['resources'] as Record<string, unknown>[])[0]!['hash'] = 'sha256:xyz')
		]
	])('is refused %s', (_, change) => {
		const copy = structuredClone(descriptor) as unknown as Record<string, unknown>;
		change(copy);
		expect(isPackage(copy)).toBe(false);
	});

	test('names the licence, and has keys as lists, which version 2 asks for and its schema does not', () => {
		expect(descriptor.licenses).toEqual([expect.objectContaining({ name: 'CC-BY-4.0' })]);
		for (const { schema } of descriptor.resources) {
			for (const key of [
				schema.primaryKey ?? [],
				...(schema.foreignKeys ?? []).map(({ fields }) => fields)
			]) {
				expect(Array.isArray(key)).toBe(true);
			}
		}
	});

	test('describes every table with size and sum of its file', async () => {
		expect(descriptor.resources.map(({ name }) => name)).toEqual(DESCRIBED_TABLES.map(({ name }) => name));
		for (const { path, bytes, hash } of descriptor.resources) {
			const content = await readFile(join(folder, 'current', path));
			expect([path, bytes, hash]).toEqual([path, content.length, `sha256:${sumOf(content)}`]);
		}
	});

	test('gives every column a heading and a meaning in Danish and English, and every code one', () => {
		const fields = descriptor.resources.flatMap(({ schema }) => schema.fields) as unknown as {
			titles: object;
			descriptions: object;
			constraints: { enum?: string[] };
			codes?: { code: string; da: string; en: string }[];
		}[];
		for (const { titles, descriptions, constraints, codes } of fields) {
			for (const texts of [titles, descriptions]) {
				expect(texts).toEqual({ da: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) });
			}
			expect(codes?.map(({ code }) => code)).toEqual(constraints.enum);
		}
	});
});

describe('the table schema', () => {
	let rows: Map<string, Record<string, string>[]>;
	const resource = (name: string) => {
		const found = descriptor.resources.find((one) => one.name === name);
		if (!found) throw new Error(`no resource ${name}`);
		return found;
	};
	beforeAll(async () => {
		rows = new Map();
		for (const one of descriptor.resources) rows.set(one.name, rowsOf(one, await text(one.path)));
	});

	test('is kept by every table', () => {
		const found = descriptor.resources.map((one) => [
			one.name,
			breaches(one, rows.get(one.name) ?? [], rows)
		]);
		expect(found.filter(([, faults]) => (faults?.length ?? 0) > 0)).toEqual([]);
	});

	test.each([
		['implementation', 'done', 'row 1, implementation: not in the list: done'],
		['response', 'Direct', 'row 1, response: not in the list: Direct'],
		['year', '20l6', 'row 1, year: no whole number'],
		['year', '', 'row 1, year: missing'],
		['certain', 'ja', 'row 1, certain: no boolean'],
		['theme_id', 'alb-ir-t99', 'theme_id: refers to no row of themes'],
		['source_lines', '3,4', 'row 1, source_lines: not of the pattern']
	])('is broken by %s = "%s"', (field, value, breach) => {
		const [first, ...rest] = rows.get('recommendations') ?? [];
		const broken = [{ ...first, [field]: value } as Record<string, string>, ...rest];
		expect(breaches(resource('recommendations'), broken, rows)).toContain(breach);
	});

	test('is broken by an id that stands twice', () => {
		const [first, second, ...rest] = rows.get('recommendations') ?? [];
		const doubled = { ...second, recommendation_id: first?.['recommendation_id'] ?? '' };
		const broken = [first, doubled, ...rest] as Record<string, string>[];
		expect(breaches(resource('recommendations'), broken, rows)).toContain('primary key: stands twice');
	});

	test('is not that of a file with another column', async () => {
		const renamed = (await text('themes.csv')).replace('label', 'name');
		expect(() => rowsOf(resource('themes'), renamed)).toThrow('columns are');
	});
});

describe('the sums', () => {
	test('find a changed byte', async () => {
		const [line = ''] = (await text('SHA256SUMS')).split('\n').filter((one) => one.endsWith('  themes.csv'));
		const bytes = await readFile(join(folder, 'current', 'themes.csv'));
		expect(line).toBe(`${sumOf(bytes)}  themes.csv`);
		bytes[40] = (bytes[40] ?? 0) ^ 1;
		expect(line).not.toContain(sumOf(bytes));
	});
});

describe('the catalogue', () => {
	test('says the same in Turtle and JSON-LD', async () => {
		const [turtle, json] = [
			readTurtle(await text('catalog.ttl')),
			await readJsonLd(await text('catalog.jsonld'))
		];
		const lines = (quads: typeof turtle) =>
			quads
				.map(({ subject, predicate, object }) =>
					[subject, predicate, object].map(({ value }) => value).join(' ')
				)
				.sort();
		expect(turtle.length).toBeGreaterThan(100);
		expect(lines(turtle)).toEqual(lines(json));
	});

	test.each(['dcat-ap-3.0.1-shapes.ttl', 'dcat-ap-3.0.1-range.ttl'])('passes %s', async (shapes) => {
		expect(await violations(readTurtle(await text('catalog.ttl')), `${VALIDATORS}/${shapes}`)).toEqual([]);
	});

	test.skipIf(skipWithout('../shared', 'the catalogue by DCAT-AP-DK 2.0.2'))(
		'passes DCAT-AP-DK 2.0.2',
		async () => {
			expect(await violations(readTurtle(await text('catalog.ttl')), DANISH_SHAPES)).toEqual([]);
		}
	);

	test.each([
		['a title of the data set', /(#dataset> a dcat:Dataset ;\n)\tdct:title [^\n]*\n/],
		['the publisher', /\tdct:publisher [^\n]*\n/],
		['an address of a file', /\tdcat:accessURL [^\n]*\n/]
	])('does not pass without %s', async (_, pattern) => {
		const whole = await text('catalog.ttl');
		const broken = whole.replace(pattern, '$1'.includes('$') && pattern.source.startsWith('(') ? '$1' : '');
		expect(broken).not.toBe(whole);
		const found = await violations(readTurtle(broken), `${VALIDATORS}/dcat-ap-3.0.1-shapes.ttl`);
		expect(found).not.toEqual([]);
	});

	test('names the files of the release, each of which is there, and its licence', async () => {
		const quads = readTurtle(await text('catalog.ttl'));
		const of = (end: string) =>
			quads.filter(({ predicate }) => predicate.value.endsWith(end)).map(({ object }) => object.value);
		const files = await readdir(join(folder, 'current'));
		const named = of('downloadURL').map((address) => address.replace(BASE, ''));
		expect(named).toHaveLength(7);
		expect(files).toEqual(expect.arrayContaining(named));
		expect(new Set(of('terms/license'))).toEqual(
			new Set(['http://publications.europa.eu/resource/authority/licence/CC_BY_4_0'])
		);
	});
});

describe('texts of a release', () => {
	test('the code book names every table, column and code', async () => {
		const book = await text('KODEBOG.md');
		for (const { name, columns } of DESCRIBED_TABLES) {
			expect(book).toContain(`## ${name}: `);
			for (const [column, { codes = [] }] of Object.entries(columns)) {
				expect(book).toContain(`| \`${column}\` |`);
				for (const { code } of codes) expect(book).toContain(`- \`${code}\`: `);
			}
		}
	});

	test('the licence names its own and the terms of every source', async () => {
		const licence = await text('LICENS.md');
		expect(licence).toContain('https://creativecommons.org/licenses/by/4.0/');
		const sources = JSON.parse(await text('sources.json')) as { title: string; terms: string }[];
		for (const { title, terms } of sources) expect(licence).toContain(`- ${title}: ${terms}`);
	});

	test('the reference is read as YAML and BibTeX', async () => {
		const cff = await text('CITATION.cff');
		const python = 'import sys, json, yaml; print(json.dumps(yaml.safe_load(sys.stdin), default=str))';
		const { status, stdout } = spawnSync('python3', ['-c', python], { input: cff, encoding: 'utf8' });
		if (status === 0) {
			expect(JSON.parse(stdout)).toMatchObject({
				'cff-version': '1.2.0',
				type: 'dataset',
				version: '1.0.0',
				license: 'CC-BY-4.0',
				authors: [{ name: 'Genklang' }]
			});
		}
		expect(cff).toMatch(/^cff-version: 1\.2\.0\nmessage: ".*"\ntype: "dataset"\n/);
		expect(await text('citation.bib')).toMatch(/^@misc\{genklang-1\.0\.0,\n {2}author = \{\{Genklang\}\},\n/);
	});

	test('no text names the machine or an address that nobody gave', async () => {
		for (const name of await readdir(join(folder, 'current'))) {
			if (!/\.(md|json|jsonld|ttl|cff|bib)$/.test(name)) continue;
			expect(await text(name), name).not.toMatch(/\/tmp\/|\/home\/|localhost|genklang\.example/);
		}
	});

	test('name the public address where it is given', async () => {
		const other = await mkdtemp(join(tmpdir(), 'genklang-'));
		await makeRelease(other, { ...releaseInput(), homepage: 'https://genklang.example.dk' });
		const read = async (name: string) => (await readFile(join(other, 'current', name))).toString();
		expect(await read('CITATION.cff')).toContain('url: "https://genklang.example.dk/data/1.0.0/"');
		expect(await read('citation.bib')).toContain('url = {https://genklang.example.dk/data/1.0.0/}');
		const given = readTurtle(await read('catalog.ttl'));
		expect(given.map(({ object }) => object.value)).toContain('https://genklang.example.dk');
		expect(JSON.parse(await read('datapackage.json'))).toMatchObject({
			id: 'https://genklang.example.dk/data/1.0.0/',
			homepage: 'https://genklang.example.dk'
		});
		expect(await violations(given, `${VALIDATORS}/dcat-ap-3.0.1-shapes.ttl`)).toEqual([]);
		await rm(other, { recursive: true });
	});
});

function sumOf(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}
