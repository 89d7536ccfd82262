import { createHash } from 'node:crypto';
import { cp, readFile, realpath, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import {
	DATABASE_FILE,
	MANIFEST_FILE,
	parseManifest,
	SUMS_FILE,
	type ReleaseFile
} from '#lib/domain/release-manifest.ts';
import { releasesFolder } from '#run/project.mjs';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** Writes anew what a release folder says of itself, so that what lies in it is as it was made. */
export async function describeAgain(folder: string, version: string): Promise<void> {
	const text = await readFile(join(folder, MANIFEST_FILE), 'utf8');
	// What is not read of it stays as it is.
	const manifest = { ...(JSON.parse(text) as object), version, files: parseManifest(text).files };
	const files: ReleaseFile[] = [];
	for (const file of manifest.files) {
		const bytes = file.path === DATABASE_FILE ? await readFile(join(folder, file.path)) : null;
		files.push(bytes === null ? file : { ...file, bytes: bytes.length, sha256: sha256(bytes) });
	}
	const written = JSON.stringify({ ...manifest, files });
	await writeFile(join(folder, MANIFEST_FILE), written);
	const sums = [...files, { path: MANIFEST_FILE, sha256: sha256(written) }].sort((a, b) =>
		a.path < b.path ? -1 : 1
	);
	await writeFile(join(folder, SUMS_FILE), sums.map((one) => `${one.sha256}  ${one.path}\n`).join(''));
}

/**
 * Copies the release of the tests to `<releases>/<name>`, whole and valid, but with another version and, in the database,
 * another name of every municipality: pages of two such releases can be told apart wherever they take what they show from.
 * `sql` changes more of the database.
 */
export async function alteredRelease(
	releases: string,
	{ name, version, municipality }: { name: string; version: string; municipality: string },
	sql = ''
): Promise<void> {
	const folder = join(releases, name);
	await cp(await realpath(join(releasesFolder(), 'current')), folder, { recursive: true });
	const instance = await DuckDBInstance.create(join(folder, DATABASE_FILE));
	const connection = await instance.connect();
	await connection.run(`update councils set municipality = '${municipality}'`);
	if (sql !== '') await connection.run(sql);
	await connection.run('checkpoint');
	connection.closeSync();
	instance.closeSync();
	await describeAgain(folder, version);
}

/** Lets `current` of a folder of releases lead to another folder in it, by one rename. */
export async function switchRelease(releases: string, name: string): Promise<void> {
	await symlink(name, join(releases, '.next'));
	await rename(join(releases, '.next'), join(releases, 'current'));
}
