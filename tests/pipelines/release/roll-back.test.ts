import { mkdtemp, readdir, readFile, readlink, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from '#pipelines/commands/rollback.ts';
import { heldReleases } from '#pipelines/release/held-releases.ts';
import { rollBack } from '#pipelines/release/roll-back.ts';
import { publishText } from './publish-text.ts';

let releases: string;
beforeEach(async () => {
	releases = await mkdtemp(join(tmpdir(), 'genklang-'));
});
afterEach(async () => {
	vi.restoreAllMocks();
	await rm(releases, { recursive: true, force: true });
});

const served = () => readFile(join(releases, 'current', 'text.csv'), 'utf8');
const ids = async () => (await heldReleases(releases)).map(({ id }) => id);
const idOf = async (text: string) => {
	for (const { name, id } of await heldReleases(releases))
		if ((await readFile(join(releases, name, 'text.csv'), 'utf8')) === text) return id;
	throw new Error(`no release of ${text}`);
};

/** Releases must differ in the time at which they were made. */
async function publishAll(...texts: readonly (readonly [string, string])[]): Promise<void> {
	for (const [version, text] of texts) {
		await publishText(releases, version, text);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

describe('going back', () => {
	test('without a name goes to the release before, step by step, and says so when there is none', async () => {
		await publishAll(['1.0.0', 'a'], ['1.0.0', 'b'], ['1.1.0', 'c']);
		for (const text of ['b', 'a']) {
			await rollBack(releases, null);
			expect(await served()).toBe(text);
		}
		await expect(rollBack(releases, null)).rejects.toThrow(
			/there is none before 1\.0\.0-[0-9a-f]{12}: nothing to go back to, make one with: npm run data$/
		);
		expect(await served()).toBe('a');
	});

	test('goes to a version, an id, the beginning of an id or a folder', async () => {
		await publishAll(['1.0.0', 'a'], ['1.0.0', 'b'], ['1.1.0', 'c']);
		const id = await idOf('a');
		for (const [name, text] of [
			['1.0.0', 'b'],
			[id, 'a'],
			['1.1.0', 'c'],
			[id.slice(0, 10), 'a'],
			[basename(await realpath(join(releases, '1.0.0'))), 'b']
		] as const) {
			await rollBack(releases, name);
			expect([name, await served()]).toEqual([name, text]);
		}
	});

	test('says that there is no other release where there is none', async () => {
		await publishAll(['1.0.0', 'a']);
		await expect(rollBack(releases, '9.9.9')).rejects.toThrow(/no release "9\.9\.9": there is no other$/);
	});

	test('leads to the version where the version leads to the release, so that the next build of it is followed', async () => {
		await publishAll(['1.0.0', 'a'], ['1.1.0', 'b']);
		await rollBack(releases, '1.0.0');
		expect(await readlink(join(releases, 'current'))).toBe('1.0.0');
		await publishAll(['1.1.0', 'c']);
		expect(await readlink(join(releases, 'current'))).toBe('1.1.0');
		expect(await served()).toBe('c');
	});

	test('refuses a damaged release, names the file and changes nothing', async () => {
		await publishAll(['1.0.0', 'a'], ['1.0.0', 'b']);
		const [, before] = await heldReleases(releases);
		await writeFile(join(releases, before?.name ?? '', 'text.csv'), 'A');
		await expect(rollBack(releases, null)).rejects.toMatchObject({
			problems: [
				`${releases}/${before?.name}/text.csv: not as it was made (size or SHA-256 differs)`,
				expect.stringContaining(`${before?.id} is damaged, so nothing was changed: there are ${before?.id}`)
			]
		});
		expect(await served()).toBe('b');
	});

	test.each([
		['9.9.9', /no release "9\.9\.9": there are 1\.0\.0-/],
		['', /no release "": there are 1\.0\.0-/],
		['1.0', /"1\.0" may be 1\.0\.0-[0-9a-f]+ or 1\.0\.0-[0-9a-f]+: say which$/],
		['1.0.0', /is the current release already$/],
		['../current', /no release/]
	])('to "%s" is refused', async (name, said) => {
		await publishAll(['1.0.0', 'a'], ['1.0.0', 'b']);
		await expect(rollBack(releases, name)).rejects.toThrow(said);
		expect(await served()).toBe('b');
	});

	test('is possible where current is gone, and refused where there is nothing at all', async () => {
		await publishAll(['1.0.0', 'a'], ['1.1.0', 'b']);
		await rm(join(releases, 'current'));
		await symlink('nowhere', join(releases, 'current'));
		await rollBack(releases, null);
		expect(await served()).toBe('b');
		await expect(rollBack(join(releases, 'nothing'), null)).rejects.toThrow('no such folder');
		const empty = await mkdtemp(join(releases, 'empty-'));
		await expect(rollBack(empty, null)).rejects.toThrow('there is no release: nothing to go back to');
	});
});

describe('releases that are kept', () => {
	test('are every version, what is served and the last three that were replaced', async () => {
		await publishAll(
			['1.0.0', 'old'],
			...['a', 'b', 'c', 'd', 'e', 'f'].map((text) => ['1.1.0', text] as const)
		);
		const texts: string[] = [];
		for (const { name } of await heldReleases(releases))
			texts.push(await readFile(join(releases, name, 'text.csv'), 'utf8'));
		// What the last run replaced stays until the next, beside three before it.
		expect(texts).toEqual(['f', 'e', 'd', 'c', 'b', 'old']);
	});

	test('are not crowded out by builds of the same data', async () => {
		await publishAll(
			['1.0.0', 'a'],
			...['b', 'b', 'b', 'b', 'b', 'b'].map((text) => ['1.0.0', text] as const)
		);
		expect(new Set(await ids()).size).toBe(2);
		await rollBack(releases, null);
		expect(await served()).toBe('a');
	});

	test('hold what was gone back to, and what was left', async () => {
		await publishAll(['1.0.0', 'a'], ['1.0.0', 'b']);
		await rollBack(releases, null);
		await publishAll(['1.0.0', 'c']);
		await rollBack(releases, await idOf('b'));
		expect(await served()).toBe('b');
	});
});

describe('the command', () => {
	async function ask(...args: string[]) {
		const out: string[] = [];
		const err: string[] = [];
		vi.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line));
		vi.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line));
		return { code: await run([...args, '--out', releases]), out: out.join('\n'), err: err.join('\n') };
	}

	test('lists the releases, the current one marked, when each was made and whether it is whole', async () => {
		await publishAll(['1.0.0', 'a'], ['1.1.0', 'b']);
		await rm(join(releases, '1.0.0', 'text.csv'));
		const { code, out } = await ask('--list');
		expect(code).toBe(0);
		expect(out.split('\n')).toEqual([
			expect.stringMatching(/^\* 1\.1\.0-[0-9a-f]{12} +made \d{4}-\d\d-\d\d \d\d:\d\d UTC, whole$/),
			expect.stringMatching(
				/^ {2}1\.0\.0-[0-9a-f]{12} +made .* UTC, damaged: \.build-1\.0\.0-\w+\/text\.csv: cannot be read/
			)
		]);
	});

	test('says what is served now, and answers 1 where nothing was changed and 2 for a wrong call', async () => {
		await publishAll(['1.0.0', 'a'], ['1.1.0', 'b']);
		expect(await ask()).toMatchObject({ code: 0, out: expect.stringMatching(/^current is 1\.0\.0-/) });
		expect(await ask()).toMatchObject({ code: 1, err: expect.stringContaining('nothing to go back to') });
		expect((await ask('one', 'two')).code).toBe(2);
		expect((await ask('--list', 'one')).code).toBe(2);
		expect((await ask('--what')).code).toBe(2);
		await rm(releases, { recursive: true });
		expect(await ask('--list')).toMatchObject({
			code: 1,
			err: expect.stringContaining('no release is there')
		});
		expect(await readdir(tmpdir())).not.toContain(basename(releases));
	});
});
