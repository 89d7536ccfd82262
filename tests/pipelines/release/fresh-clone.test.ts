import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { made } from '#lib/domain/measures/made.ts';
import { listRecommendations } from '#lib/server/list-recommendations.ts';
import { councils } from '#lib/server/queries/councils.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { openRelease } from '#lib/server/release.ts';
import { NO_FILTERS } from '#lib/url/filters.ts';
import { makeRelease } from '#pipelines/release/make-release.ts';
import { SmallVersions, withText } from './small-versions.ts';

let versions: SmallVersions;

describe('a fresh clone', () => {
	let whole: SmallVersions;

	beforeAll(async () => {
		whole = versions = new SmallVersions(await mkdtemp(join(tmpdir(), 'genklang-')));
		await versions.publish(await versions.inputOf('1.0.0'));
		await versions.publish(await versions.inputOf('1.0.1', withText('Svømning nu'), '1.0.1,,,,Rettet\n'));
		await makeRelease(versions.releases, await versions.inputOf('1.1.0', withText('Svømning nu')));
		await cp(versions.releases, join(versions.folder, 'first'), { recursive: true, verbatimSymlinks: true });
		await rm(versions.releases, { recursive: true });
		await makeRelease(versions.releases, await versions.inputOf('1.1.0', withText('Svømning nu')));
	});
	beforeEach(async () => {
		versions = new SmallVersions(await mkdtemp(join(tmpdir(), 'genklang-')));
		await cp(whole.folder, versions.folder, { recursive: true, verbatimSymlinks: true });
	});
	afterEach(() => rm(versions.folder, { recursive: true }));
	afterAll(() => rm(whole.folder, { recursive: true }));

	test('holds every published version, its tables byte for byte, in all forms', async () => {
		for (const version of ['1.0.0', '1.0.1']) {
			const files = await readdir(join(versions.releases, version));
			for (const file of files.filter((name) => /\.(csv|json|parquet|arrow)$/.test(name))) {
				if (['release.json', 'datapackage.json'].includes(file)) continue;
				const [old, now] = await Promise.all(
					['first', 'releases'].map((place) => readFile(join(versions.folder, place, version, file)))
				);
				expect([version, file, now?.equals(old ?? Buffer.of())]).toEqual([version, file, true]);
			}
			expect(files).toEqual(
				expect.arrayContaining(['genklang.duckdb', 'anbefalinger.xlsx', `genklang-${version}.zip`])
			);
		}
		expect(await versions.read('releases/1.0.0/recommendations.csv')).toContain('Svømning,');
		expect(await versions.read('releases/current/release.json')).toContain('"version": "1.1.0"');
	});

	test('is served whole: the newest release knows the older and finds their files', async () => {
		const release = await openRelease(versions.releases);
		expect(release.older.map(({ version }) => version)).toEqual(['1.0.0', '1.0.1']);
		const file = release.older[0]?.find('recommendations.csv');
		const text = await new Response(file?.stream()).text();
		expect(text).toBe(await versions.read('published/1.0.0/recommendations.csv'));
		for (const path of ['../1.0.1/recommendations.csv', 'nope.csv', '__proto__', '.lock'])
			expect(release.older[0]?.find(path)).toBeUndefined();
		await release.close();
	});

	test('shows its pages as of an older version too, and as of no other', async () => {
		const release = await openRelease(versions.releases);
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
		const path = join(versions.releases, '1.0.0', 'themes.csv');
		await writeFile(path, (await readFile(path, 'utf8')).replace('Børn', 'Bern'));
		const damaged = await openRelease(versions.releases);
		expect(damaged.older.map(({ version }) => version)).toEqual(['1.0.1']);
		await damaged.close();
		await makeRelease(versions.releases, await versions.inputOf('1.1.0', withText('Svømning nu')));
		const mended = await openRelease(versions.releases);
		expect(mended.older.map(({ version }) => version)).toEqual(['1.0.0', '1.0.1']);
		await mended.close();
	});
});
