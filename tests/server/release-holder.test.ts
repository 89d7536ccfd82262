import { createHash } from 'node:crypto';
import {
	cp,
	mkdir,
	mkdtemp,
	open,
	readlink,
	rename,
	rm,
	symlink,
	truncate,
	writeFile
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { councils } from '#lib/server/queries/councils.ts';
import { ReleaseHolder, type TakenRelease } from '#lib/server/release-holder.ts';
import { checkSums } from '#lib/server/release-sums.ts';
import { alteredRelease } from '../altered-release.ts';

/** Two builds of one version that differ by the name of the municipality. */
let built: string;
let releases: string;
let holder: ReleaseHolder | undefined;
let faults: string[];
let switched: string[];
let taken: TakenRelease[];

beforeAll(async () => {
	built = await mkdtemp(join(tmpdir(), 'genklang-'));
	await alteredRelease(built, { name: 'one', version: '1.0.0', municipality: 'Aaby' });
	await alteredRelease(built, { name: 'other', version: '1.0.0', municipality: 'Bebyen' });
});
afterAll(() => rm(built, { recursive: true }));

beforeEach(async () => {
	[faults, switched, taken] = [[], [], []];
	releases = await mkdtemp(join(tmpdir(), 'genklang-'));
	await cp(built, releases, { recursive: true });
});
afterEach(async () => {
	for (const { letGo } of taken) letGo();
	holder?.close();
	await rm(releases, { recursive: true });
});

/** By one rename, as a release is switched. */
async function switchTo(name: string): Promise<void> {
	await symlink(name, join(releases, 'next'));
	await rename(join(releases, 'next'), join(releases, 'current'));
}

async function holding(): Promise<ReleaseHolder> {
	holder = new ReleaseHolder(releases, {
		everyMs: 20,
		switched: ({ id }) => switched.push(id),
		report: (fault) => faults.push(String(fault))
	});
	await holder.opened;
	return holder;
}

async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** As a request does; whatever is not let go by the test is when it has ended. */
function take(): TakenRelease | null {
	const one = holder?.take() ?? null;
	if (one !== null) taken.push(one);
	return one;
}

const nameIn = async (one: TakenRelease | null) =>
	(await one?.release.db.run(councils, {}))?.[0]?.municipality;

test('two builds of one version have names of their own', async () => {
	await switchTo('one');
	await holding();
	const first = take();
	await switchTo('other');
	await until(() => switched.length === 2);
	const second = take();
	expect(first?.release.id).toMatch(/^1\.0\.0-[0-9a-f]{12}$/);
	expect(second?.release.id).toMatch(/^1\.0\.0-[0-9a-f]{12}$/);
	expect(second?.release.id).not.toBe(first?.release.id);
	expect(switched).toEqual([first?.release.id, second?.release.id]);
});

test('a request ends with the release it began with, and the last one closes it', async () => {
	await switchTo('one');
	await holding();
	const [first, other] = [take(), take()];
	await switchTo('other');
	await until(() => switched.length === 2);
	const next = take();
	expect([await nameIn(first), await nameIn(next)]).toEqual(['Aaby', 'Bebyen']);
	other?.letGo();
	other?.letGo();
	expect(await nameIn(first)).toBe('Aaby');
	first?.letGo();
	await expect(nameIn(first)).rejects.toMatchObject({ fault: 'closed' });
	expect(await nameIn(next)).toBe('Bebyen');
});

test('a damaged release is named once, and the one before goes on serving', async () => {
	await switchTo('one');
	await holding();
	await truncate(join(releases, 'other/themes.csv'), 5);
	await switchTo('other');
	await until(() => faults.length > 0);
	for (let look = 0; look < 5; look += 1) await holder?.look();
	expect(faults).toEqual([expect.stringMatching(/other\/themes\.csv: not as it was made/)]);
	expect(await nameIn(take())).toBe('Aaby');
	expect(switched).toHaveLength(1);
});

test('a whole release with tables of another version of the program is refused, and leaves nothing open', async () => {
	await alteredRelease(
		releases,
		{ name: 'foreign', version: '9.0.0', municipality: 'Aaby' },
		'drop table problems'
	);
	await switchTo('one');
	await holding();
	await switchTo('foreign');
	await until(() => faults.length > 0);
	expect(faults).toEqual([
		expect.stringMatching(/9\.0\.0-\w+\/genklang\.duckdb: not of this version of the program/)
	]);
	expect(await nameIn(take())).toBe('Aaby');
});

test('a damaged release that is put right is opened', async () => {
	await switchTo('one');
	await holding();
	await truncate(join(releases, 'other/themes.csv'), 5);
	await switchTo('other');
	await until(() => faults.length > 0);
	await cp(join(built, 'other/themes.csv'), join(releases, 'other/themes.csv'));
	await holder?.look();
	expect(await nameIn(take())).toBe('Bebyen');
});

test('where there is no release it waits for one', async () => {
	await holding();
	expect(take()).toBeNull();
	expect(faults).toEqual([expect.stringContaining('no current release, make one with: npm run data')]);
	await switchTo('one');
	await until(() => switched.length === 1);
	expect(await nameIn(take())).toBe('Aaby');
	expect(faults).toHaveLength(1);
});

test('a release that was taken away goes on serving from what is open', async () => {
	await switchTo('one');
	await holding();
	const target = await readlink(join(releases, 'current'));
	await rm(join(releases, target), { recursive: true });
	await until(() => faults.length > 0);
	expect(await nameIn(take())).toBe('Aaby');
});

test('a folder that is written over in place is seen as another release', async () => {
	await cp(join(built, 'one'), join(releases, 'current'), { recursive: true });
	await holding();
	await cp(join(built, 'other'), join(releases, 'current'), { recursive: true, force: true });
	await until(() => switched.length === 2);
	expect(await nameIn(take())).toBe('Bebyen');
});

test('a large release is held against its sums in a thread, and a file that grew is named', async () => {
	const bytes = Buffer.alloc(33 * 1024 * 1024, 'bænk');
	const path = join(releases, 'large.bin');
	await writeFile(path, bytes);
	const file = {
		path: 'large.bin',
		bytes: bytes.length,
		sha256: createHash('sha256').update(bytes).digest('hex')
	};
	const handle = await open(path, 'r');
	await checkSums(releases, [file], [handle]);
	await writeFile(path, 'x', { flag: 'a' });
	await expect(checkSums(releases, [file], [handle])).rejects.toMatchObject({
		fault: 'damaged',
		message: expect.stringContaining('large.bin')
	});
	await handle.close();
});

test.each([0, 33 * 1024 * 1024])(
	'a file that cannot be read to its end is named, in a release of %i bytes more',
	async (more) => {
		await writeFile(join(releases, 'large.bin'), Buffer.alloc(more));
		const sha256 = createHash('sha256').update(Buffer.alloc(more)).digest('hex');
		const files = ['large.bin', 'folder.csv'].map((path) => ({ path, bytes: more, sha256 }));
		await mkdir(join(releases, 'folder.csv'));
		const handles = [
			await open(join(releases, 'large.bin'), 'r'),
			await open(join(releases, 'folder.csv'), 'r')
		];
		await expect(checkSums(releases, files, handles)).rejects.toMatchObject({
			fault: 'damaged',
			message: expect.stringMatching(/folder\.csv: cannot be read \(.*EISDIR/)
		});
		for (const handle of handles) await handle.close();
	}
);

test('once closed it takes nothing, and closes what nobody uses', async () => {
	await switchTo('one');
	await holding();
	const before = take();
	holder?.close();
	expect(take()).toBeNull();
	expect(await nameIn(before)).toBe('Aaby');
	before?.letGo();
	await expect(nameIn(before)).rejects.toMatchObject({ fault: 'closed' });
});
