import { createHash } from 'node:crypto';
import { cp, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { formatSums } from '#lib/domain/release-manifest.ts';
import { mediaTypeOf, type DataFile } from '#lib/server/data-files.ts';
import { councils } from '#lib/server/queries/councils.ts';
import { releaseFacts } from '#lib/server/queries/release-facts.ts';
import { openRelease } from '#lib/server/release.ts';
import { makeRelease } from '#pipelines/release/make-release.ts';
import { releaseInput } from '../pipelines/release/release-input.ts';

let built: string;
let releases: string;

beforeAll(async () => {
	built = await mkdtemp(join(tmpdir(), 'genklang-'));
	await makeRelease(built, releaseInput());
});

beforeEach(async () => {
	releases = await mkdtemp(join(tmpdir(), 'genklang-'));
	await cp(built, releases, { recursive: true, verbatimSymlinks: true });
});

afterEach(() => rm(releases, { recursive: true }));
afterAll(() => rm(built, { recursive: true }));

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const bytesOf = async (file: DataFile | undefined) =>
	new Uint8Array(await new Response(file?.stream()).arrayBuffer());
const inRelease = (path: string) => join(releases, 'current', path);

async function flipByte(path: string): Promise<void> {
	const handle = await open(inRelease(path), 'r+');
	const { size } = await handle.stat();
	const place = Math.floor(size * 0.6);
	const byte = Buffer.alloc(1);
	await handle.read(byte, 0, 1, place);
	await handle.write(Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, place);
	await handle.close();
}

test('a release says its version and date and answers queries', async () => {
	const release = await openRelease(releases);
	expect(release).toMatchObject({ version: '1.0.0', date: '2026-11-22' });
	expect(await release.db.run(releaseFacts, {})).toMatchObject([
		{ councils: 1, recommendations: 4, lines: 9 }
	]);
	await release.close();
});

test('a folder without a release is missing, and says how to make one', async () => {
	await rm(join(releases, 'current'));
	await expect(openRelease(releases)).rejects.toMatchObject({
		name: 'ReleaseError',
		fault: 'missing',
		message: expect.stringContaining('npm run data')
	});
});

test('one flipped byte in any file of it is refused by name', async () => {
	const entries = await readdir(join(releases, 'current'), { recursive: true, withFileTypes: true });
	const manifest = JSON.parse(await readFile(inRelease('release.json'), 'utf8'));
	const files = manifest.files.map(({ path }: { path: string }) => path);
	expect(files).toHaveLength(entries.filter((entry) => entry.isFile()).length - 2);
	for (const path of [...files, 'release.json', 'SHA256SUMS']) {
		const before = await readFile(inRelease(path));
		await flipByte(path);
		await expect(openRelease(releases), path).rejects.toMatchObject({
			name: 'ReleaseError',
			fault: 'damaged',
			message: expect.stringContaining(path)
		});
		await writeFile(inRelease(path), before);
	}
	await (await openRelease(releases)).close();
});

test('a file cut short, made longer or taken away is refused by name', async () => {
	const bytes = await readFile(inRelease('themes.csv'));
	const refused = expect.objectContaining({ message: expect.stringContaining('themes.csv') });
	await writeFile(inRelease('themes.csv'), bytes.subarray(0, -1));
	await expect(openRelease(releases)).rejects.toEqual(refused);
	await writeFile(inRelease('themes.csv'), Buffer.concat([bytes, Buffer.from('\n')]));
	await expect(openRelease(releases)).rejects.toEqual(refused);
	await rm(inRelease('themes.csv'));
	await expect(openRelease(releases)).rejects.toEqual(refused);
});

test.each([
	'../1.0.0/areas.csv',
	'/etc/passwd',
	'a/../../1.0.0/areas.csv',
	'./areas.csv',
	'.lock',
	'a\\b',
	''
])('a manifest that leads out of the release is refused, whatever its sums: %j', async (path) => {
	const manifest = JSON.parse(await readFile(inRelease('release.json'), 'utf8'));
	manifest.files[0].path = path;
	const text = JSON.stringify(manifest);
	await writeFile(inRelease('release.json'), text);
	const listed = [...manifest.files, { path: 'release.json', sha256: sha256(Buffer.from(text)) }];
	await writeFile(inRelease('SHA256SUMS'), formatSums(listed));
	await expect(openRelease(releases)).rejects.toMatchObject({
		fault: 'damaged',
		cause: { message: expect.stringContaining('invalid file') }
	});
});

test('an open release stays as it is while others are built and cleaned up', async () => {
	const release = await openRelease(releases);
	const before = release.files.find('recommendations.csv');
	const changed = releaseInput({ repairs: [] });
	for (let i = 0; i < 3; i += 1) await makeRelease(releases, changed);
	expect(await release.db.run(releaseFacts, {})).toMatchObject([{ repairs: 1 }]);
	const repairs = release.files.find('repairs.csv');
	expect(sha256(await bytesOf(repairs))).toBe(repairs?.sha256);
	expect(release.files.find('recommendations.csv')).toBe(before);
	await release.close();
	const next = await openRelease(releases);
	expect(await next.db.run(releaseFacts, {})).toMatchObject([{ repairs: 0 }]);
	await next.close();
});

describe('the files of a release', () => {
	test('are found by the name in the manifest, with type, size, tag and bytes', async () => {
		const release = await openRelease(releases);
		for (const file of release.files.all) {
			const bytes = await bytesOf(file);
			expect(bytes.length, file.path).toBe(file.bytes);
			expect(sha256(bytes), file.path).toBe(file.sha256);
			expect(file.etag).toBe(`"${file.sha256}"`);
			expect(bytes).toEqual(new Uint8Array(await readFile(inRelease(file.path))));
		}
		const all = release.files.all.map(({ path }) => path);
		expect(all).toEqual([...all].sort());
		expect(all).toEqual(expect.arrayContaining(['SHA256SUMS', 'release.json', 'genklang.duckdb']));
		await release.close();
	});

	test.each([
		'',
		'/',
		'.',
		'..',
		'../current',
		'../1.0.0/areas.csv',
		'./areas.csv',
		'/areas.csv',
		'areas.csv/',
		'areas.csv\0',
		'AREAS.CSV',
		'areas.CSV',
		'sources',
		'sources/',
		'sources//tst-ir-register.txt',
		'sources/../areas.csv',
		'sources\\tst-ir-register.txt',
		'%2e%2e/areas.csv',
		'areas.csv?x',
		'__proto__',
		'constructor',
		'toString',
		'.lock',
		'/etc/passwd'
	])('are not found by %j', async (path) => {
		const release = await openRelease(releases);
		expect(release.files.find(path)).toBeUndefined();
		await release.close();
	});

	test('can be read in part', async () => {
		const release = await openRelease(releases);
		const file = release.files.find('areas.csv');
		const whole = await readFile(inRelease('areas.csv'));
		expect(await new Response(file?.stream(5, 9)).text()).toBe(whole.subarray(5, 9).toString());
		expect(await new Response(file?.stream(whole.length - 3)).text()).toBe(whole.subarray(-3).toString());
		await release.close();
	});

	test('can be read by many at once, and by readers that leave', async () => {
		const release = await openRelease(releases);
		const file = release.files.find('genklang.duckdb');
		const leaving = file?.stream().getReader();
		await leaving?.read();
		const sums = await Promise.all(Array.from({ length: 20 }, async () => sha256(await bytesOf(file))));
		await leaving?.cancel();
		expect(new Set(sums)).toEqual(new Set([file?.sha256]));
		await release.close();
	});

	test('break off, and never go over to another file, when the release is closed', async () => {
		const release = await openRelease(releases);
		const reader = release.files.find('genklang.duckdb')?.stream().getReader();
		await reader?.read();
		await release.close();
		const rest = async () => {
			for (;;) if ((await reader?.read())?.done) return;
		};
		await expect(rest()).rejects.toThrow();
		await expect(release.db.run(councils, {})).rejects.toMatchObject({ fault: 'closed' });
	});

	test.each([
		['areas.csv', 'text/csv; header=present; charset=utf-8'],
		['areas.json', 'application/json; charset=utf-8'],
		['areas.parquet', 'application/vnd.apache.parquet'],
		['genklang.duckdb', 'application/octet-stream'],
		['SHA256SUMS', 'text/plain; charset=utf-8'],
		['sources/alb-ir-register.txt', 'text/plain; charset=utf-8'],
		['x.html', 'application/octet-stream']
	])('%s is served as %s', (path, type) => {
		expect(mediaTypeOf(path)).toBe(type);
	});

	test('a text that is not UTF-8 says so', () => {
		expect(mediaTypeOf('sources/x.txt', 'windows-1252')).toBe('text/plain; charset=windows-1252');
	});
});
