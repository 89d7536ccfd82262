import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { DATABASE_FILE, SUMS_FILE, type ReleaseManifest } from '#lib/domain/release-manifest.ts';
import { openDatabase, type Database, type DatabaseOptions } from './database.ts';
import { openDataFiles, type DataFiles } from './data-files.ts';
import { openOlderVersions, type OlderVersion } from './older-versions.ts';
import { readManifest } from './read-manifest.ts';
import { ReleaseError } from './release-error.ts';

/** A release that has been checked whole and stays as it is until it is closed, whatever happens in its folder. */
export interface OpenRelease {
	readonly version: string;
	/** Version and beginning of the sum of its sums, `1.0.0-0a1b2c3d4e5f`: two builds of one version differ. */
	readonly id: string;
	/** Day on which the version was made, `YYYY-MM-DD`. */
	readonly date: string;
	readonly manifest: ReleaseManifest;
	readonly db: Database;
	readonly files: DataFiles;
	/** Published versions before it that can be served, the oldest first. */
	readonly older: readonly OlderVersion[];
	/** A published version before it, opened when it is first asked for; null where there is none of that number. */
	readonly at: (version: string) => Promise<OpenRelease | null>;
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
	return openFolder(releases, folder, options);
}

async function openFolder(releases: string, folder: string, options?: DatabaseOptions): Promise<OpenRelease> {
	const { manifest, described } = await readManifest(folder);
	const files = await openDataFiles(folder, described);
	try {
		const older = await openOlderVersions(releases, manifest.older ?? []);
		const db = await openDatabase(join(folder, DATABASE_FILE), options);
		const opened = new Map<string, Promise<OpenRelease>>();
		const at = async (version: string) => {
			const known = older.find((one) => one.version === version);
			if (known === undefined) return null;
			const release = opened.get(version) ?? openFolder(releases, known.folder, options);
			opened.set(version, release);
			// What could not be opened is tried again.
			release.catch(() => opened.delete(version));
			return release;
		};
		const close = async () => {
			for (const release of opened.values()) await (await release).close();
			await db.close();
			await files.close();
		};
		const { version, date } = manifest;
		const id = `${version}-${files.find(SUMS_FILE)?.sha256.slice(0, 12)}`;
		return { version, id, date, manifest, db, files, older, at, close };
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
