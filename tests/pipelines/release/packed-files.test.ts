import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESCRIBED_TABLES } from '#lib/domain/described-table.ts';
import { parseManifest } from '#lib/domain/release-manifest.ts';
import { findDamage } from '#pipelines/release/find-damage.ts';
import { formatArrow, readArrow } from '#pipelines/release/arrow-file.ts';
import { keepVersion } from '#pipelines/release/keep-version.ts';
import { readKeptRows, readKeptVersions } from '#pipelines/release/kept-versions.ts';
import { factsOf, makeRelease } from '#pipelines/release/make-release.ts';
import { holdsKept, rebuildKept } from '#pipelines/release/rebuild-kept.ts';
import { formatZip } from '#pipelines/release/zip-file.ts';
import { releaseInput } from './release-input.ts';

let folder: string;
const steps: string[] = [];
const file = (name: string) => readFile(join(folder, 'current', name));

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	await makeRelease(folder, releaseInput(), (step) => steps.push(step));
});
afterAll(() => rm(folder, { recursive: true }));

const table = (name: string) => {
	const found = DESCRIBED_TABLES.find((one) => one.name === name);
	if (!found) throw new Error(`no table ${name}`);
	return found;
};

describe('an Arrow file', () => {
	test('says the same as the JSON file of its table, typed', async () => {
		for (const { name, columns } of DESCRIBED_TABLES) {
			const rows = JSON.parse((await file(`${name}.json`)).toString()) as object[];
			const read = readArrow(await file(`${name}.arrow`));
			expect(read.names).toEqual(Object.keys(columns));
			expect(read.columns).toEqual(
				Object.keys(columns).map((name) => rows.map((row) => (row as Record<string, unknown>)[name]))
			);
		}
	});

	test('is of the file form, with types, what may be empty, and what each column says', async () => {
		const bytes = await file('recommendations.arrow');
		expect(bytes.subarray(0, 6).toString()).toBe('ARROW1');
		expect(bytes.subarray(-6).toString()).toBe('ARROW1');
		const { schema } = tableFromIPC(bytes);
		const types = Object.fromEntries(
			schema.fields.map(({ name, type, nullable }) => [name, `${type} ${nullable}`])
		);
		expect(types).toMatchObject({
			year: 'Int32 false',
			certain: 'Bool true',
			text: 'Utf8 false',
			quote: 'Utf8 true'
		});
		expect(schema.fields[2]?.metadata.get('description')).toBe('Year in which it was made, by the source.');
	});

	test('keeps its columns where it has no rows', () => {
		const read = readArrow(formatArrow(table('verdicts'), [[], [], [], []]));
		expect(read).toEqual({
			names: ['recommendation_id', 'verdict', 'date', 'note'],
			columns: [[], [], [], []]
		});
	});

	test('holds more rows than one batch', () => {
		const column = (cell: (n: number) => string | null) => Array.from({ length: 150_000 }, (_, n) => cell(n));
		const many = [
			column((n) => `a-${n}`),
			column(() => 'a'),
			column((n) => (n % 3 ? 'x' : 'æ €🌱')),
			column((n) => (n % 2 ? null : 'b'))
		];
		expect(readArrow(formatArrow(table('themes'), many)).columns).toEqual(many);
	});
});

describe('the zip', () => {
	test('holds every other file of the release but the partitions as it lies there, and sums of its own', async () => {
		const { files } = parseManifest((await file('release.json')).toString());
		const entries = unzipSync(await file('genklang-1.0.0.zip'));
		const packed = files.filter(({ path }) => !/^genklang-1.0.0.zip$|^parquet\//.test(path));
		const sums = packed.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
		const expected = Object.fromEntries(packed.map(({ path, sha256 }) => [`genklang-1.0.0/${path}`, sha256]));
		const found = Object.entries(entries).map(([path, bytes]) => [
			path,
			createHash('sha256').update(bytes).digest('hex')
		]);
		const listed = entries['genklang-1.0.0/SHA256SUMS'];
		expect(Buffer.from(listed ?? []).toString()).toBe(sums);
		expect(Object.fromEntries(found.filter(([path]) => !path?.endsWith('SHA256SUMS')))).toEqual(expected);
	});

	test('has the same bytes whatever the order of its entries', () => {
		const [a, b] = ['a', 'b'].map((path) => ({ path, bytes: Buffer.from(path.repeat(99)) }));
		if (!a || !b) throw new Error('no entries');
		expect(formatZip([a, b])).toEqual(formatZip([b, a]));
	});
});

test('files for people are among those of a release', async () => {
	const { files } = parseManifest((await file('release.json')).toString());
	expect(files.map(({ path }) => path)).toEqual(
		expect.arrayContaining([
			'anbefalinger-excel.csv',
			'anbefalinger.xlsx',
			'KODEBOG.md',
			'genklang-1.0.0.zip'
		])
	);
	expect((await file('LICENS.md')).toString()).toContain('- Anbefalinger: ');
});

test('each step of a release is told as it begins', () => {
	expect(steps).toEqual([
		...['building the database', 'looking for names', 'writing the files', 'writing the descriptions'],
		...['reading the files back', 'making published versions', 'switching']
	]);
});

describe('a version that is kept', () => {
	test('has its tables as they were released, and is found in a folder of releases that holds them', async () => {
		const [release, published] = [join(folder, '1.0.0'), join(folder, 'published')];
		expect(await readKeptVersions(published)).toEqual([]);
		const facts = factsOf({ ...releaseInput(), summary: 'Nyt.' });
		expect(await keepVersion(release, published, facts)).toBe(join(published, '1.0.0'));
		await expect(keepVersion(release, published, facts)).rejects.toThrow('1.0.0: is there already');
		expect(await readdir(published)).toEqual(['1.0.0']);
		const [kept, ...others] = await readKeptVersions(published);
		if (!kept) throw new Error('nothing kept');
		expect([others, kept.facts, kept.tables]).toEqual([[], facts, DESCRIBED_TABLES]);
		expect((await readKeptRows(kept, table('areas'))).length).toBe(2);
		expect(await holdsKept(join(folder, 'nowhere'), kept)).toBe(false);
		expect(await holdsKept(folder, kept)).toBe(true);
		const file = join(kept.folder, 'areas.csv');
		const text = await readFile(file, 'utf8');
		await writeFile(file, text.replace('School', 'Scool'));
		expect(await holdsKept(folder, kept)).toBe(false);
		await writeFile(file, text);
		expect(await holdsKept(folder, kept)).toBe(true);
		const older = [{ ...facts, version: '0.9.0' }];
		const anew = await mkdtemp(join(folder, 'anew-'));
		expect(await rebuildKept(anew, kept, older)).toMatchObject({ version: '1.0.0', result: null });
		expect(await readFile(join(anew, 'areas.csv'), 'utf8')).toBe(text);
		expect(parseManifest(await readFile(join(anew, 'release.json'), 'utf8')).older).toEqual([
			{ version: '0.9.0', date: '2026-11-22' }
		]);
		expect(await findDamage(anew)).toBeNull();
		const json = join(release, 'areas.json');
		const whole = await readFile(json);
		await writeFile(json, '[]');
		expect(await holdsKept(folder, kept)).toBe(false);
		await writeFile(json, whole);
	});
});
