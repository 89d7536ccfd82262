import { readdir, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { diskFault } from './disk-fault.ts';
import { makeFolder } from './make-folder.ts';
import { sync } from './release-files.ts';

const LINK_PREFIX = '.link-';
const LOCK_FILE = '.lock';

/** Name of the link to the release that is served. */
export const CURRENT = 'current';

/**
 * Runs `work` as the only command that writes into the folder, which is made where it is missing.
 *
 * The lock is the one that DuckDB takes on a file: the operating system lets go of it when the process ends,
 * however it ends, so that no lock is ever left over. Throws `RefusalError` where another process holds it, and where the disk
 * is full, cannot be written or fails.
 */
export async function withLock<T>(releases: string, work: () => Promise<T>): Promise<T> {
	try {
		for (const made of await makeFolder(resolve(releases))) await sync(dirname(made));
		const lock = await takeLock(join(releases, LOCK_FILE), releases);
		try {
			return await work();
		} finally {
			lock.closeSync();
		}
	} catch (cause) {
		throw diskFault(releases, cause);
	}
}

async function takeLock(file: string, releases: string): Promise<DuckDBInstance> {
	try {
		return await DuckDBInstance.create(file);
	} catch (cause) {
		const text = String(cause);
		if (text.includes('Could not set lock')) {
			const pid = /PID (\d+)/.exec(text)?.[1];
			const who = pid === undefined ? 'another build' : `another build (process ${pid})`;
			throw new RefusalError([`${releases}: ${who} is writing there: run this again when it has ended`], {
				cause
			});
		}
		if (diskFault(releases, cause) !== cause) throw cause;
		// A run that was killed while it made the file left half of it; nobody holds that.
		await rm(file, { force: true });
		return DuckDBInstance.create(file);
	}
}

/**
 * Makes a whole release folder the release of its version, and that version the current one.
 *
 * Each step is one rename of a link, so that a reader finds the old release or the new one and never nothing: a
 * folder cannot be renamed over one that is not empty. What is replaced stays, for readers that have just found it and for
 * going back.
 */
export async function switchTo(releases: string, build: string, version: string): Promise<void> {
	await showVersion(releases, build, version);
	await pointCurrent(releases, version);
}

/** Makes a whole release folder what a version leads to. */
export async function showVersion(releases: string, build: string, version: string): Promise<void> {
	await replaceLink(releases, version, basename(build));
}

/** Lets `current` lead to a version, or to a release folder, by one rename. */
export async function pointCurrent(releases: string, target: string): Promise<void> {
	await replaceLink(releases, CURRENT, target);
}

async function replaceLink(releases: string, name: string, target: string): Promise<void> {
	const temporary = join(releases, `${LINK_PREFIX}${name}`);
	await rm(temporary, { force: true });
	await symlink(target, temporary);
	await rename(temporary, join(releases, name));
	await sync(releases);
}

/** Removes the links that a killed run had made and not yet put in their place. */
export async function removeLooseLinks(releases: string): Promise<void> {
	for (const name of await readdir(releases)) {
		if (name.startsWith(LINK_PREFIX)) await rm(join(releases, name), { recursive: true, force: true });
	}
}
