import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepVersion } from '#pipelines/release/keep-version.ts';
import { factsOf, makeRelease } from '#pipelines/release/make-release.ts';
import { readReleaseInput } from '#pipelines/release/read-release-input.ts';
import { emptyData, HAVNBY, importInto, LIST } from './imported-register.ts';

let data: string;
let releases: string;
let removeData: () => Promise<void>;

beforeEach(async () => {
	({ data, remove: removeData } = await emptyData());
	releases = await mkdtemp(join(tmpdir(), 'imported-releases-'));
});
afterEach(async () => {
	await removeData();
	await rm(releases, { recursive: true, force: true });
});

test('a release of an imported register holds its rows and what could not be used', async () => {
	await importInto(data, LIST);
	const { tables } = await makeRelease(releases, await readReleaseInput(data));
	const rows = Object.fromEntries(tables.map((table) => [table.name, table.rows]));
	expect(rows).toMatchObject({
		councils: 1,
		recommendations: 4,
		statements: 3,
		judgements: 3,
		line_accounts: 8,
		problems: 1
	});
});

test('a register that comes after a version was published needs a higher version', async () => {
	await importInto(data, LIST);
	const input = await readReleaseInput(data);
	await makeRelease(releases, input);
	await keepVersion(join(releases, input.version), join(data, 'published'), factsOf(input));
	const other = { ...HAVNBY, id: 'hav-aer', slug: 'havnby-aeldre', name: 'Ældrerådet i Havnby' };
	await importInto(data, LIST, { council: other });
	await expect(makeRelease(releases, await readReleaseInput(data))).rejects.toThrow(/version/);
	const file = join(data, 'release.json');
	await writeFile(file, (await readFile(file, 'utf8')).replace(/"version": *"[^"]+"/, '"version": "9.0.0"'));
	const { tables } = await makeRelease(releases, await readReleaseInput(data));
	expect(tables.find(({ name }) => name === 'councils')?.rows).toBe(2);
});
