import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { missingRecord } from '#lib/server/missing-record.ts';
import { openRelease } from '#lib/server/release.ts';
import { keepVersion, refuseOlderVersion } from '#pipelines/release/keep-version.ts';
import { compareVersions, readKeptVersions } from '#pipelines/release/kept-versions.ts';
import { factsOf, makeRelease } from '#pipelines/release/make-release.ts';
import { smallReading } from '../build/small-reading.ts';
import { SmallVersions, withText } from './small-versions.ts';

let versions: SmallVersions;

beforeEach(async () => {
	versions = new SmallVersions(await mkdtemp(join(tmpdir(), 'genklang-')));
});
afterEach(() => rm(versions.folder, { recursive: true }));

describe('a published version', () => {
	test('is built again as often as one likes while nothing changes', async () => {
		await versions.publish(await versions.inputOf('1.0.0'));
		await makeRelease(versions.releases, await versions.inputOf('1.0.0'));
		expect(await versions.read('releases/current/themes.csv')).toBe(
			await versions.read('published/1.0.0/themes.csv')
		);
	});

	test('is never changed: the build names the table and the line, says what to do, and leaves the release', async () => {
		await versions.publish(await versions.inputOf('1.0.0'));
		const before = await versions.read('releases/current/SHA256SUMS');
		const refused = makeRelease(versions.releases, await versions.inputOf('1.0.0', withText('Svømning nu')));
		await expect(refused).rejects.toMatchObject({
			problems: [
				`recommendations: differs from ${versions.published}/1.0.0/recommendations.csv, first in line 4`,
				expect.stringMatching(
					/published and never changes: raise "version" in data\/release\.json \(1\.0\.1 for/
				)
			]
		});
		expect(await versions.read('releases/current/SHA256SUMS')).toBe(before);
	});

	test('is refused where a kept file was tampered with', async () => {
		await versions.publish(await versions.inputOf('1.0.0'));
		const kept = await versions.read('published/1.0.0/areas.csv');
		await writeFile(join(versions.published, '1.0.0/areas.csv'), kept.replace('School', 'Scool'));
		await expect(makeRelease(versions.releases, await versions.inputOf('1.0.0'))).rejects.toThrow(
			'areas: differs'
		);
	});

	test('must be newer than those before it', async () => {
		await versions.publish(await versions.inputOf('1.2.0'));
		const kept = await readKeptVersions(versions.published);
		expect(() => refuseOlderVersion('1.10.0', kept)).not.toThrow();
		for (const version of ['1.2.0', '1.1.9', '0.9.0'])
			expect(() => refuseOlderVersion(version, kept)).toThrow('is not newer than 1.2.0');
	});

	test('is refused where a part of it is missing or it goes by another name', async () => {
		await versions.publish(await versions.inputOf('1.0.0'));
		await cp(join(versions.published, '1.0.0'), join(versions.published, '1.0.1'), { recursive: true });
		await expect(readKeptVersions(versions.published)).rejects.toThrow(
			'1.0.1: says that it is version 1.0.0'
		);
		await rm(join(versions.published, '1.0.1'), { recursive: true });
		await rm(join(versions.published, '1.0.0/cube.csv'));
		await expect(readKeptVersions(versions.published)).rejects.toThrow('cube.csv: no such file');
	});

	test('is kept though an earlier run was ended half-way, and never over one that is kept', async () => {
		await mkdir(join(versions.published, '.draft', 'half'), { recursive: true });
		const input = await versions.inputOf('1.0.0');
		await versions.publish(input);
		expect(await readdir(versions.published)).toEqual(['1.0.0']);
		await expect(
			keepVersion(join(versions.releases, '1.0.0'), versions.published, factsOf(input))
		).rejects.toThrow(`${versions.published}/1.0.0: is there already`);
	});

	test('is not kept where a file of the release is no longer as it was made', async () => {
		const input = await versions.inputOf('1.0.0');
		await makeRelease(versions.releases, input);
		await writeFile(join(versions.releases, '1.0.0/areas.csv'), 'x', { flag: 'a' });
		await expect(
			keepVersion(join(versions.releases, '1.0.0'), versions.published, factsOf(input))
		).rejects.toThrow('1.0.0/areas.csv: not as it was made');
		expect(await readdir(versions.published)).toEqual([]);
	});

	test('leaves nothing behind where it cannot be kept', async () => {
		const input = await versions.inputOf('1.0.0');
		await expect(
			keepVersion(join(versions.releases, 'nowhere'), versions.published, factsOf(input))
		).rejects.toThrow('ENOENT');
		expect(await readdir(versions.published)).toEqual([]);
	});
});

describe('a version after a published one', () => {
	test('lists each changed cell, new row and row taken away, with its reason', async () => {
		await versions.publish(await versions.inputOf('1.0.0'));
		const why =
			'1.1.0,recommendations,tst-ir-2011-01,text,Slåfejl rettet\n1.1.0,line_accounts,,,Følger heraf\n';
		const changes = withText('Svømning nu', 'tst-ir-2011-02');
		const lineAccounts = smallReading().lineAccounts.map((one) =>
			one.entityIds.includes('tst-ir-2011-02') ? { ...one, entityIds: [] } : one
		);
		const retired = new Map([['tst-ir-2011-02', 'Stod to gange i kilden']]);
		await makeRelease(
			versions.releases,
			await versions.inputOf('1.1.0', { ...changes, lineAccounts }, why, retired)
		);
		const shared = { version: '1.1.0', date: '2026-11-22' };
		expect(await versions.changesOf('1.1.0')).toEqual([
			{
				...shared,
				table: 'recommendations',
				id: 'tst-ir-2011-01',
				field: 'text',
				before: 'Svømning',
				after: 'Svømning nu',
				why: 'Slåfejl rettet'
			},
			{
				...shared,
				table: 'recommendations',
				id: 'tst-ir-2011-02',
				field: '',
				before: 'tst-ir-2011-02',
				after: '',
				why: 'Stod to gange i kilden'
			},
			...(await versions.changesOf('1.1.0')).slice(2)
		]);
		const others = (await versions.changesOf('1.1.0')).slice(2);
		expect(others.every((change) => change['why'] !== '')).toBe(true);
		expect(await versions.read('releases/1.1.0/CHANGELOG.md')).toContain(
			'- recommendations: ændrede celler: 1, rækker taget ud: 1'
		);
		const release = await openRelease(versions.releases);
		await expect(missingRecord(release.db, 'tst-ir-2011-02')).rejects.toMatchObject({
			status: 410,
			body: { retired: { version: '1.1.0', why: 'Stod to gange i kilden' } }
		});
		await expect(missingRecord(release.db, 'tst-ir-2011-09')).rejects.toMatchObject({ status: 404 });
		await release.close();
	});

	test('is refused where a change has no reason, with the lines that need one', async () => {
		await versions.publish(await versions.inputOf('1.0.0'));
		await expect(
			makeRelease(versions.releases, await versions.inputOf('1.0.1', withText('Svømning nu')))
		).rejects.toMatchObject({
			problems: [
				expect.stringContaining('1 change(s) of version 1.0.1 have no reason'),
				'  1.0.1,recommendations,tst-ir-2011-01,text,'
			]
		});
	});

	test('is refused where a reason is for nothing that changed', async () => {
		await versions.publish(await versions.inputOf('1.0.0'));
		const why = '1.0.1,recommendations,,,Rettet\n1.0.1,areas,,,Rettet\n';
		await expect(
			makeRelease(versions.releases, await versions.inputOf('1.0.1', withText('Svømning nu'), why))
		).rejects.toMatchObject({
			problems: [`${versions.whyFile}:3: reason for nothing that version 1.0.1 changes`]
		});
	});

	test('needs no reason for what is added', async () => {
		await versions.publish(await versions.inputOf('1.0.0', { repairs: [] }));
		await makeRelease(versions.releases, await versions.inputOf('1.1.0'));
		expect((await versions.changesOf('1.1.0')).map(({ table, before, why }) => [table, before, why])).toEqual(
			[['repairs', '', '']]
		);
	});

	test('carries the changes of the versions before it, whose folders stay as they are', async () => {
		await versions.publish(await versions.inputOf('1.0.0'));
		await versions.publish(await versions.inputOf('1.0.1', withText('Svømning nu'), '1.0.1,,,,Rettet\n'));
		await makeRelease(
			versions.releases,
			await versions.inputOf('1.0.2', withText('Svømning igen'), '1.0.1,,,,Rettet\n1.0.2,,,,Rettet igen\n')
		);
		expect(
			(await versions.changesOf('1.0.2')).map(({ version, before, after, why }) => [
				version,
				before,
				after,
				why
			])
		).toEqual([
			['1.0.1', 'Svømning', 'Svømning nu', 'Rettet'],
			['1.0.2', 'Svømning nu', 'Svømning igen', 'Rettet igen']
		]);
		const builds = (await readdir(versions.releases)).filter((name) => name.startsWith('.build-'));
		expect(builds.map((name) => name.slice(0, '.build-1.0.0'.length)).sort()).toEqual([
			...['.build-1.0.0', '.build-1.0.1', '.build-1.0.2']
		]);
	});
});

test('versions are ordered by their numbers', () => {
	const versions = ['1.10.0', '1.2.0', '0.9.9', '1.2.0', '2.0.0', '1.2.1'];
	expect(versions.sort(compareVersions)).toEqual(['0.9.9', '1.2.0', '1.2.0', '1.2.1', '1.10.0', '2.0.0']);
});
