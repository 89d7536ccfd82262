import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { run as rollback } from '#pipelines/commands/rollback.ts';
import { findDamage } from '#pipelines/release/find-damage.ts';
import { keepVersion } from '#pipelines/release/keep-version.ts';
import { makeRelease } from '#pipelines/release/make-release.ts';
import { smallDisk, skipWithoutSmallDisk, type SmallDisk } from '../small-disk.ts';
import { publishText } from './release/publish-text.ts';
import { releaseInput } from './release/release-input.ts';

const BUILD_AND_END = fileURLToPath(new URL('release/build-and-end.ts', import.meta.url));
const served = async (releases: string) => {
	expect(await findDamage(await realpath(join(releases, 'current')))).toBeNull();
	return readFile(join(releases, 'current/text.csv'), 'utf8');
};

describe.skipIf(skipWithoutSmallDisk('publishing to a full disk, and to one that can only be read'))(
	'a disk',
	() => {
		let disk: SmallDisk;
		let releases: string;
		beforeEach(async () => {
			disk = smallDisk(1_024);
			releases = join(disk.folder, 'releases');
			await publishText(releases, '1.0.0', 'old');
		});
		afterEach(() => {
			vi.restoreAllMocks();
			disk.remove();
		});

		test('that is full while the files are written is named, what is served stays, and the next run succeeds', async () => {
			const refused = publishText(releases, '1.0.0', 'x'.repeat(2_000_000));
			await expect(refused).rejects.toMatchObject({
				name: 'RefusalError',
				problems: [
					expect.stringMatching(
						new RegExp(
							`^${releases}: the disk is full: free space on it, then run this again; what is served is whole`
						)
					)
				]
			});
			expect(await served(releases)).toBe('old');
			expect((await readdir(releases)).filter((name) => name === '.draft')).toEqual([]);
			await publishText(releases, '1.0.0', 'new');
			expect(await served(releases)).toBe('new');
		});

		test('that is full while the database is made is named too', async () => {
			await expect(makeRelease(releases, releaseInput())).rejects.toMatchObject({
				name: 'RefusalError',
				problems: [expect.stringContaining(`${releases}: the disk is full: free space on it`)]
			});
			expect(await served(releases)).toBe('old');
		});

		test('that can only be read is named, by a build, by going back and by what keeps a version', async () => {
			await publishText(releases, '1.1.0', 'new');
			disk.forbidWriting();
			const said = 'the disk can only be read: mount it for writing, or name another folder';
			for (const doing of [
				() => publishText(releases, '1.1.0', 'newer'),
				() => publishText(join(disk.folder, 'others'), '1.1.0', 'newer'),
				() => keepVersion(join(releases, 'current'), join(disk.folder, 'published'), releaseInput() as never)
			])
				await expect(doing()).rejects.toMatchObject({
					name: 'RefusalError',
					problems: [expect.stringContaining(said)]
				});
			const error = vi.spyOn(console, 'error').mockImplementation(() => {});
			expect(await rollback(['--out', releases])).toBe(1);
			expect(error.mock.calls.join()).toContain(said);
			expect(await served(releases)).toBe('new');
		});
	}
);

describe('a folder of releases', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	});
	afterEach(() => rm(folder, { recursive: true }));

	test('that is a file is named', async () => {
		await writeFile(join(folder, 'file'), '');
		for (const path of ['file', 'file/releases'])
			await expect(publishText(join(folder, path), '1.0.0', 'x')).rejects.toMatchObject({
				name: 'RefusalError',
				problems: [expect.stringContaining(`${join(folder, path)}: a file is in the way`)]
			});
	});

	test('is written where the system has no folder for temporary files', async () => {
		const env = { ...process.env, TMPDIR: join(folder, 'nowhere') };
		await promisify(execFile)(process.execPath, ['--import', 'tsx', BUILD_AND_END, folder], { env });
		expect(await findDamage(join(folder, 'current'))).toBeNull();
	});
});
