import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeRelease } from '#pipelines/release/make-release.ts';
import { publishFolder } from '#pipelines/release/publish-folder.ts';
import { hashFiles } from '#pipelines/release/release-files.ts';
import { releaseInput } from './release-input.ts';

let releases: string;

beforeEach(async () => {
	releases = await mkdtemp(join(tmpdir(), 'genklang-'));
});
afterEach(() => rm(releases, { recursive: true }));

describe('what lies on the disk is not what was written', () => {
	test.each<[string, (draft: string) => Promise<void>, string]>([
		[
			'a file of other bytes',
			(draft) => writeFile(join(draft, 'a.csv'), 'year\n2011\n'),
			'a.csv: not as it was written'
		],
		['a file that is gone', (draft) => rm(join(draft, 'a.csv')), 'a.csv: not as it was written'],
		['a file that nobody wrote', (draft) => writeFile(join(draft, 'b.csv'), ''), '2 files, not 1']
	])('%s stops the release, and nothing is left of it', async (_, change, message) => {
		const fill = async (draft: string) => {
			await writeFile(join(draft, 'a.csv'), 'year\n2010\n');
			const written = await hashFiles(draft);
			await change(draft);
			return { version: '1.0.0', written, result: null };
		};
		await expect(publishFolder(releases, fill)).rejects.toThrow(message);
		expect(await readdir(releases)).toEqual(['.lock']);
	});

	test('a file that says something else than its table stops the build, and the release before stays', async () => {
		await makeRelease(releases, releaseInput());
		const before = await realpath(join(releases, 'current'));
		const csv = join(releases, '.draft', 'areas.csv');
		const change = (step: string) => {
			if (step === 'reading the files back')
				writeFileSync(csv, readFileSync(csv, 'utf8').replace('School', 'Scool'));
		};
		await expect(makeRelease(releases, releaseInput(), change)).rejects.toThrow(
			'areas.csv: differs from table areas'
		);
		expect(await realpath(join(releases, 'current'))).toBe(before);
		expect(await readFile(join(before, 'areas.csv'), 'utf8')).toContain('School');
	});
});
