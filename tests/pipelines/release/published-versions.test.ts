import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { made } from '#lib/domain/measures/made.ts';
import { listRecommendations } from '#lib/server/list-recommendations.ts';
import { missingRecord } from '#lib/server/missing-record.ts';
import { councils } from '#lib/server/queries/councils.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { openRelease } from '#lib/server/release.ts';
import { NO_FILTERS } from '#lib/url/filters.ts';
import type { RegisterReading } from '#pipelines/model.ts';
import { readChangeReasons, type ChangeReasons } from '#pipelines/release/change-reasons.ts';
import { keepVersion, refuseOlderVersion } from '#pipelines/release/keep-version.ts';
import { compareVersions, readKeptVersions } from '#pipelines/release/kept-versions.ts';
import { factsOf, makeRelease, type ReleaseInput } from '#pipelines/release/make-release.ts';
import { smallReading } from '../build/small-reading.ts';
import { releaseInput } from './release-input.ts';

let folder: string;
let releases: string;
let published: string;
const whyFile = () => join(folder, 'changes-why.csv');

function nameFolders(): void {
	releases = join(folder, 'releases');
	published = join(folder, 'published');
}

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	nameFolders();
});
afterEach(() => rm(folder, { recursive: true }));

/** Input of a version of the small register, with what is published and why it changed. */
async function inputOf(
	version: string,
	changes: Partial<RegisterReading> = {},
	why: string | null = null,
	retired: ReadonlyMap<string, string> = new Map()
): Promise<ReleaseInput> {
	if (why !== null) await writeFile(whyFile(), `version,table,id,field,why\n${why}`);
	const reasons: ChangeReasons = await readChangeReasons(whyFile(), retired);
	return { ...releaseInput(changes, version), published: await readKeptVersions(published), reasons };
}

async function publish(input: ReleaseInput): Promise<void> {
	await makeRelease(releases, input);
	await keepVersion(join(releases, input.version), published, factsOf(input));
}

/** The recommendations with another text for the third, which is a draft, and without the ones named. */
function withText(text: string, ...without: string[]): Partial<RegisterReading> {
	const recommendations = smallReading()
		.recommendations.map((one, place) => (place === 2 ? { ...one, text } : one))
		.filter(({ recommendationId }) => !without.includes(recommendationId));
	const judgements = smallReading().judgements.filter(
		({ recommendationId }) => !without.includes(recommendationId)
	);
	return { recommendations, judgements };
}

const read = (...path: string[]) => readFile(join(folder, ...path), 'utf8');
const changesOf = async (version: string) =>
	parse(await read('releases', version, 'changes.csv'), { columns: true }) as Record<string, string>[];

describe('a published version', () => {
	test('is built again as often as one likes while nothing changes', async () => {
		await publish(await inputOf('1.0.0'));
		await makeRelease(releases, await inputOf('1.0.0'));
		expect(await read('releases/current/themes.csv')).toBe(await read('published/1.0.0/themes.csv'));
	});

	test('is never changed: the build names the table and the line, says what to do, and leaves the release', async () => {
		await publish(await inputOf('1.0.0'));
		const before = await read('releases/current/SHA256SUMS');
		const refused = makeRelease(releases, await inputOf('1.0.0', withText('Svømning nu')));
		await expect(refused).rejects.toMatchObject({
			problems: [
				`recommendations: differs from ${published}/1.0.0/recommendations.csv, first in line 4`,
				expect.stringMatching(
					/published and never changes: raise "version" in data\/release\.json \(1\.0\.1 for/
				)
			]
		});
		expect(await read('releases/current/SHA256SUMS')).toBe(before);
	});

	test('is refused where a kept file was tampered with', async () => {
		await publish(await inputOf('1.0.0'));
		const kept = await read('published/1.0.0/areas.csv');
		await writeFile(join(published, '1.0.0/areas.csv'), kept.replace('School', 'Scool'));
		await expect(makeRelease(releases, await inputOf('1.0.0'))).rejects.toThrow('areas: differs');
	});

	test('must be newer than those before it', async () => {
		await publish(await inputOf('1.2.0'));
		const kept = await readKeptVersions(published);
		expect(() => refuseOlderVersion('1.10.0', kept)).not.toThrow();
		for (const version of ['1.2.0', '1.1.9', '0.9.0'])
			expect(() => refuseOlderVersion(version, kept)).toThrow('is not newer than 1.2.0');
	});

	test('is refused where a part of it is missing or it goes by another name', async () => {
		await publish(await inputOf('1.0.0'));
		await cp(join(published, '1.0.0'), join(published, '1.0.1'), { recursive: true });
		await expect(readKeptVersions(published)).rejects.toThrow('1.0.1: says that it is version 1.0.0');
		await rm(join(published, '1.0.1'), { recursive: true });
		await rm(join(published, '1.0.0/cube.csv'));
		await expect(readKeptVersions(published)).rejects.toThrow('cube.csv: no such file');
	});

	test('is kept though an earlier run was ended half-way, and never over one that is kept', async () => {
		await mkdir(join(published, '.draft', 'half'), { recursive: true });
		const input = await inputOf('1.0.0');
		await publish(input);
		expect(await readdir(published)).toEqual(['1.0.0']);
		await expect(keepVersion(join(releases, '1.0.0'), published, factsOf(input))).rejects.toThrow(
			`${published}/1.0.0: is there already`
		);
	});

	test('is not kept where a file of the release is no longer as it was made', async () => {
		const input = await inputOf('1.0.0');
		await makeRelease(releases, input);
		await writeFile(join(releases, '1.0.0/areas.csv'), 'x', { flag: 'a' });
		await expect(keepVersion(join(releases, '1.0.0'), published, factsOf(input))).rejects.toThrow(
			'1.0.0/areas.csv: not as it was made'
		);
		expect(await readdir(published)).toEqual([]);
	});

	test('leaves nothing behind where it cannot be kept', async () => {
		const input = await inputOf('1.0.0');
		await expect(keepVersion(join(releases, 'nowhere'), published, factsOf(input))).rejects.toThrow('ENOENT');
		expect(await readdir(published)).toEqual([]);
	});
});

describe('a version after a published one', () => {
	test('lists each changed cell, new row and row taken away, with its reason', async () => {
		await publish(await inputOf('1.0.0'));
		const why =
			'1.1.0,recommendations,tst-ir-2011-01,text,Slåfejl rettet\n1.1.0,line_accounts,,,Følger heraf\n';
		const changes = withText('Svømning nu', 'tst-ir-2011-02');
		const lineAccounts = smallReading().lineAccounts.map((one) =>
			one.entityIds.includes('tst-ir-2011-02') ? { ...one, entityIds: [] } : one
		);
		const retired = new Map([['tst-ir-2011-02', 'Stod to gange i kilden']]);
		await makeRelease(releases, await inputOf('1.1.0', { ...changes, lineAccounts }, why, retired));
		const shared = { version: '1.1.0', date: '2026-11-22' };
		expect(await changesOf('1.1.0')).toEqual([
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
			...(await changesOf('1.1.0')).slice(2)
		]);
		const others = (await changesOf('1.1.0')).slice(2);
		expect(others.every((change) => change['why'] !== '')).toBe(true);
		expect(await read('releases/1.1.0/CHANGELOG.md')).toContain(
			'- recommendations: ændrede celler: 1, rækker taget ud: 1'
		);
		const release = await openRelease(releases);
		await expect(missingRecord(release.db, 'tst-ir-2011-02')).rejects.toMatchObject({
			status: 410,
			body: { retired: { version: '1.1.0', why: 'Stod to gange i kilden' } }
		});
		await expect(missingRecord(release.db, 'tst-ir-2011-09')).rejects.toMatchObject({ status: 404 });
		await release.close();
	});

	test('is refused where a change has no reason, with the lines that need one', async () => {
		await publish(await inputOf('1.0.0'));
		await expect(
			makeRelease(releases, await inputOf('1.0.1', withText('Svømning nu')))
		).rejects.toMatchObject({
			problems: [
				expect.stringContaining('1 change(s) of version 1.0.1 have no reason'),
				'  1.0.1,recommendations,tst-ir-2011-01,text,'
			]
		});
	});

	test('is refused where a reason is for nothing that changed', async () => {
		await publish(await inputOf('1.0.0'));
		const why = '1.0.1,recommendations,,,Rettet\n1.0.1,areas,,,Rettet\n';
		await expect(
			makeRelease(releases, await inputOf('1.0.1', withText('Svømning nu'), why))
		).rejects.toMatchObject({ problems: [`${whyFile()}:3: reason for nothing that version 1.0.1 changes`] });
	});

	test('needs no reason for what is added', async () => {
		await publish(await inputOf('1.0.0', { repairs: [] }));
		await makeRelease(releases, await inputOf('1.1.0'));
		expect((await changesOf('1.1.0')).map(({ table, before, why }) => [table, before, why])).toEqual([
			['repairs', '', '']
		]);
	});

	test('carries the changes of the versions before it', async () => {
		await publish(await inputOf('1.0.0'));
		await publish(await inputOf('1.0.1', withText('Svømning nu'), '1.0.1,,,,Rettet\n'));
		await makeRelease(
			releases,
			await inputOf('1.0.2', withText('Svømning igen'), '1.0.1,,,,Rettet\n1.0.2,,,,Rettet igen\n')
		);
		expect(
			(await changesOf('1.0.2')).map(({ version, before, after, why }) => [version, before, after, why])
		).toEqual([
			['1.0.1', 'Svømning', 'Svømning nu', 'Rettet'],
			['1.0.2', 'Svømning nu', 'Svømning igen', 'Rettet igen']
		]);
	});
});

describe('a fresh clone', () => {
	let whole: string;

	beforeAll(async () => {
		whole = folder = await mkdtemp(join(tmpdir(), 'genklang-'));
		nameFolders();
		await publish(await inputOf('1.0.0'));
		await publish(await inputOf('1.0.1', withText('Svømning nu'), '1.0.1,,,,Rettet\n'));
		await makeRelease(releases, await inputOf('1.1.0', withText('Svømning nu')));
		await cp(releases, join(folder, 'first'), { recursive: true, verbatimSymlinks: true });
		await rm(releases, { recursive: true });
		await makeRelease(releases, await inputOf('1.1.0', withText('Svømning nu')));
	});
	beforeEach(() => cp(whole, folder, { recursive: true, verbatimSymlinks: true }));
	afterAll(() => rm(whole, { recursive: true }));

	test('holds every published version, its tables byte for byte, in all forms', async () => {
		for (const version of ['1.0.0', '1.0.1']) {
			const files = await readdir(join(releases, version));
			for (const file of files.filter((name) => /\.(csv|json|parquet|arrow)$/.test(name))) {
				if (['release.json', 'datapackage.json'].includes(file)) continue;
				const [old, now] = await Promise.all(
					['first', 'releases'].map((place) => readFile(join(folder, place, version, file)))
				);
				expect([version, file, now?.equals(old ?? Buffer.of())]).toEqual([version, file, true]);
			}
			expect(files).toEqual(
				expect.arrayContaining(['genklang.duckdb', 'anbefalinger.xlsx', `genklang-${version}.zip`])
			);
		}
		expect(await read('releases/1.0.0/recommendations.csv')).toContain('Svømning,');
		expect(await read('releases/current/release.json')).toContain('"version": "1.1.0"');
	});

	test('is served whole: the newest release knows the older and finds their files', async () => {
		const release = await openRelease(releases);
		expect(release.older.map(({ version }) => version)).toEqual(['1.0.0', '1.0.1']);
		const file = release.older[0]?.find('recommendations.csv');
		const text = await new Response(file?.stream()).text();
		expect(text).toBe(await read('published/1.0.0/recommendations.csv'));
		for (const path of ['../1.0.1/recommendations.csv', 'nope.csv', '__proto__', '.lock'])
			expect(release.older[0]?.find(path)).toBeUndefined();
		await release.close();
	});

	test('shows its pages as of an older version too, and as of no other', async () => {
		const release = await openRelease(releases);
		const textsOf = async (version: string) => {
			const asked = await release.at(version);
			if (asked === null) return null;
			const councilId = (await asked.db.run(councils, {}))[0]?.councilId ?? '';
			const list = await listRecommendations(asked.db, { councilId, filters: NO_FILTERS, q: 'svømning' });
			const cube = await asked.db.run(cubeOfCouncil, { councilId });
			return { version: asked.version, texts: list.rows.map(({ text }) => text), made: made(cube) };
		};
		expect(await textsOf('1.0.0')).toEqual({ version: '1.0.0', texts: ['Svømning'], made: 4 });
		expect(await textsOf('1.0.1')).toEqual({ version: '1.0.1', texts: ['Svømning nu'], made: 4 });
		for (const version of ['1.1.0', '9.9.9', '../1.0.0', '']) expect(await textsOf(version)).toBeNull();
		await release.close();
	});

	test('is served without an older version that was damaged, and mends it at the next build', async () => {
		const path = join(releases, '1.0.0', 'themes.csv');
		await writeFile(path, (await readFile(path, 'utf8')).replace('Børn', 'Bern'));
		const damaged = await openRelease(releases);
		expect(damaged.older.map(({ version }) => version)).toEqual(['1.0.1']);
		await damaged.close();
		await makeRelease(releases, await inputOf('1.1.0', withText('Svømning nu')));
		const mended = await openRelease(releases);
		expect(mended.older.map(({ version }) => version)).toEqual(['1.0.0', '1.0.1']);
		await mended.close();
	});
});

test('versions are ordered by their numbers', () => {
	const versions = ['1.10.0', '1.2.0', '0.9.9', '1.2.0', '2.0.0', '1.2.1'];
	expect(versions.sort(compareVersions)).toEqual(['0.9.9', '1.2.0', '1.2.0', '1.2.1', '1.10.0', '2.0.0']);
});
