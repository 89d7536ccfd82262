import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import {
	DATABASE_FILE,
	MANIFEST_FILE,
	parseManifest,
	SUMS_FILE,
	type ReleaseFile,
	type ReleaseManifest
} from '#lib/domain/release-manifest.ts';
import { openDatabase, type Database, type DatabaseOptions } from './database.ts';
import { openDataFiles, type DataFiles } from './data-files.ts';
import { ReleaseError } from './release-error.ts';

/** A release that has been checked whole and stays as it is until it is closed, whatever happens in its folder. */
export interface OpenRelease {
	readonly version: string;
	/** Day on which the version was made, `YYYY-MM-DD`. */
	readonly date: string;
	readonly manifest: ReleaseManifest;
	readonly db: Database;
	readonly files: DataFiles;
	readonly close: () => Promise<void>;
}

/**
 * Opens the release that `current` in a folder of releases points to.
 *
 * Every file is held against its sum first: a database with a flipped bit can open and answer. Throws `ReleaseError`:
 * `missing` where there is no release, `damaged` naming the file that is not as it was made.
 */
export async function openRelease(releases: string, options?: DatabaseOptions): Promise<OpenRelease> {
	const folder = await currentFolder(releases);
	const { manifest, described } = await readManifest(folder);
	const files = await openDataFiles(folder, described);
	try {
		const db = await openDatabase(join(folder, DATABASE_FILE), options);
		const close = async () => {
			await db.close();
			await files.close();
		};
		return { version: manifest.version, date: manifest.date, manifest, db, files, close };
	} catch (cause) {
		await files.close();
		throw new ReleaseError('damaged', `${folder}/${DATABASE_FILE}: cannot be opened`, { cause });
	}
}

async function currentFolder(releases: string): Promise<string> {
	try {
		return await realpath(join(releases, 'current'));
	} catch (cause) {
		throw new ReleaseError('missing', `${releases}: no current release, make one with: npm run data`, {
			cause
		});
	}
}

/** The manifest, and every file of the release with its sum: those it lists, itself, and the list of sums. */
async function readManifest(
	folder: string
): Promise<{ manifest: ReleaseManifest; described: ReleaseFile[] }> {
	let sums: Buffer;
	let text: Buffer;
	let manifest: ReleaseManifest;
	try {
		sums = await readFile(join(folder, SUMS_FILE));
		text = await readFile(join(folder, MANIFEST_FILE));
		manifest = parseManifest(text.toString());
	} catch (cause) {
		throw new ReleaseError('damaged', `${folder}: ${SUMS_FILE} or ${MANIFEST_FILE} cannot be read`, {
			cause
		});
	}
	const listed = [...manifest.files, describe(MANIFEST_FILE, text)].sort(byPath);
	if (sums.toString() !== listed.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')) {
		throw new ReleaseError('damaged', `${folder}: ${SUMS_FILE} and ${MANIFEST_FILE} do not belong together`);
	}
	if (!manifest.files.some(({ path }) => path === DATABASE_FILE)) {
		throw new ReleaseError('damaged', `${folder}/${MANIFEST_FILE}: names no ${DATABASE_FILE}`);
	}
	return { manifest, described: [...listed, describe(SUMS_FILE, sums)].sort(byPath) };
}

function describe(path: string, content: Buffer): ReleaseFile {
	return { path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

function byPath(a: ReleaseFile, b: ReleaseFile): number {
	return a.path < b.path ? -1 : 1;
}
