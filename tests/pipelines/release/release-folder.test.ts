import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatSums } from '#lib/domain/release-manifest.ts';
import { findDamage } from '#pipelines/release/find-damage.ts';
import { heldReleases, removeLeftovers } from '#pipelines/release/held-releases.ts';
import { makeFolder } from '#pipelines/release/make-folder.ts';
import { hashFiles, writeManifest, writeSources } from '#pipelines/release/release-files.ts';
import { smallReading } from '../build/small-reading.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'genklang-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a release folder', () => {
	const manifestOf = (files: object[]) => ({ version: '1.0.0', date: '2026-11-22', tables: [], files });

	/** A release of two files. */
	async function write(name = 'r', paths: readonly string[] = ['genklang.duckdb', 'a.csv']): Promise<string> {
		const path = join(folder, name);
		await mkdir(path);
		for (const file of paths) await writeFile(join(path, file), file);
		await writeManifest(path, { ...manifestOf([]), files: await hashFiles(path) } as never);
		return path;
	}

	test('is whole as it was written, and what it does not list does not count', async () => {
		const path = await write();
		await writeFile(join(path, 'other'), '');
		expect(await findDamage(path)).toBeNull();
	});

	test.each<[string, (path: string) => Promise<void>, RegExp]>([
		['no sums', (path) => rm(join(path, 'SHA256SUMS')), /^SHA256SUMS: cannot be read \(ENOENT.+\)$/],
		['no manifest', (path) => rm(join(path, 'release.json')), /^release\.json: cannot be read \(ENOENT.+\)$/],
		['another manifest', (path) => writeFile(join(path, 'release.json'), '{'), /^release\.json: ./],
		[
			'other sums',
			(path) => writeFile(join(path, 'SHA256SUMS'), ''),
			/^SHA256SUMS: does not belong to release\.json$/
		],
		[
			'a changed file',
			(path) => writeFile(join(path, 'a.csv'), 'A.csv'),
			/^a\.csv: not as it was made \(size or SHA-256 differs\)$/
		],
		['a file that is gone', (path) => rm(join(path, 'a.csv')), /^a\.csv: cannot be read \(ENOENT.+\)$/]
	])('with %s is damaged, and says where', async (_, change, message) => {
		const path = await write();
		await change(path);
		expect(await findDamage(path)).toMatch(message);
	});

	test('without a database is damaged, whatever its sums say', async () => {
		expect(await findDamage(await write('r', ['a.csv']))).toBe('release.json: names no genklang.duckdb');
	});

	test('is listed in byte order whatever the order of the disk, with folders in their place', async () => {
		await mkdir(join(folder, 'b'));
		for (const name of ['c', 'b/x', 'a', 'B']) await writeFile(join(folder, name), name);
		const files = await hashFiles(folder);
		expect(files.map(({ path, bytes }) => [path, bytes])).toEqual([
			...[
				['B', 1],
				['a', 1],
				['b/x', 3],
				['c', 1]
			]
		]);
		const known = [{ path: 'a', bytes: 99, sha256: 'known' }];
		expect((await hashFiles(folder, known))[1]).toBe(known[0]);
	});

	test('has its manifest and its list of sums among what was written, in byte order', async () => {
		await writeFile(join(folder, 'z'), 'z');
		const written = await writeManifest(folder, manifestOf(await hashFiles(folder)) as never);
		expect(written.map(({ path }) => path)).toEqual(['SHA256SUMS', 'release.json', 'z']);
		expect(written).toEqual(await hashFiles(folder));
		expect(await readFile(join(folder, 'SHA256SUMS'), 'utf8')).toBe(formatSums(written.slice(1)));
	});

	test('has the sources under their ids, with their endings and their charset', async () => {
		const [source] = smallReading().sources;
		if (!source) throw new Error('no source');
		const named = (id: string, file: string, encoding: string) => ({
			...source,
			descriptor: { ...source.descriptor, id, file },
			encoding
		});
		const sources = [named('a', 'A.CSV', 'utf-8'), named('b', 'liste', 'windows-1252')];
		const charsets = await writeSources(folder, [{ ...smallReading(), sources } as never]);
		expect([...charsets]).toEqual([['sources/b.txt', 'windows-1252']]);
		expect((await hashFiles(folder)).map(({ path }) => path)).toEqual(['sources/a.csv', 'sources/b.txt']);
	});

	test('that cannot be read is held all the same, and folders that are no release are not', async () => {
		await rm(join(await write('.build-1.0.0-a'), 'release.json'));
		await mkdir(join(folder, '.build-1.0.0-b'));
		await writeFile(join(folder, 'file'), '');
		const held = await heldReleases(folder);
		expect(held).toMatchObject([{ name: '.build-1.0.0-a', version: '', isCurrent: false, isVersion: false }]);
		expect(held[0]?.id).toMatch(/^-[0-9a-f]{12}$/);
	});

	test('that a link leads to is kept, what is no release is removed', async () => {
		await write('.build-1.0.0-a');
		await mkdir(join(folder, '.build-half'));
		await mkdir(join(folder, 'other'));
		await symlink('.build-1.0.0-a', join(folder, '1.0.0'));
		await removeLeftovers(folder);
		expect((await heldReleases(folder)).map(({ name, isVersion }) => [name, isVersion])).toEqual([
			['.build-1.0.0-a', true]
		]);
		await expect(readFile(join(folder, '.build-half'))).rejects.toThrow('ENOENT');
		await expect(readFile(join(folder, 'other'))).rejects.toThrow('EISDIR');
	});
});

describe('a folder that is made', () => {
	test('is answered with those around it that were made, the outermost first', async () => {
		const [outer, inner] = [join(folder, 'a'), join(folder, 'a/b')];
		expect(await makeFolder(inner)).toEqual([outer, inner]);
		expect(await makeFolder(inner)).toEqual([]);
		expect(await makeFolder('/')).toEqual([]);
	});

	test('fails as the system does', async () => {
		await writeFile(join(folder, 'file'), '');
		await expect(makeFolder(join(folder, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
		await expect(makeFolder(join(folder, 'file/a'))).rejects.toMatchObject({ code: 'ENOTDIR' });
	});
});
