import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRelease } from '#pipelines/release/make-release.ts';
import { skipWithout } from '../skip-without.ts';
import { releaseInput } from './release/release-input.ts';

const BUILD_AND_END = fileURLToPath(new URL('release/build-and-end.ts', import.meta.url));

let releases: string;
beforeAll(async () => {
	releases = await mkdtemp(join(tmpdir(), 'genklang-'));
	await makeRelease(join(releases, 'here'), releaseInput());
});
afterAll(() => rm(releases, { recursive: true }));

/** Builds in a process with another clock zone, language and umask, run by another program where one is named. */
async function buildElsewhere(folder: string, ...around: readonly string[]): Promise<void> {
	const command = [...around, process.execPath, '--import', 'tsx', BUILD_AND_END, folder];
	await promisify(execFile)('sh', ['-c', 'umask 077; exec "$@"', 'sh', ...command], {
		env: { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }
	});
}

const sumsIn = (name: string) => readFile(join(releases, name, 'current/SHA256SUMS'), 'utf8');

describe('a release', () => {
	test.skipIf(process.platform === 'win32')(
		'has the same bytes when it is built in another folder, place, language and umask',
		async () => {
			await buildElsewhere(join(releases, 'ðé elsewhere'));
			expect(await sumsIn('ðé elsewhere')).toBe(await sumsIn('here'));
		}
	);

	test.skipIf(skipWithout('faketime', 'a release built in 2038'))(
		'has the same bytes when it is built in the year 2038',
		async () => {
			const later = ['2038-01-20 03:14:08'] as const;
			const asked = ['-p', 'new Date().getUTCFullYear()'];
			const { stdout } = await promisify(execFile)('faketime', [...later, process.execPath, ...asked]);
			expect(stdout.trim()).toBe('2038');
			await buildElsewhere(join(releases, 'later'), 'faketime', ...later);
			expect(await sumsIn('later')).toBe(await sumsIn('here'));
		}
	);
});
