import { mkdir, mkdtemp, readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { sync } from './release-files.ts';

const BUILD_PREFIX = '.build-';
const LINK_PREFIX = '.link-';
const LOCK_FILE = '.lock';

/**
 * Runs `work` as the only build that writes into the folder, which is made where it is missing.
 *
 * The lock is the one that DuckDB takes on a file: the operating system lets go of it when the process ends,
 * however it ends, so that no lock is ever left over. Throws `RefusalError` where another process holds it.
 */
export async function withLock<T>(releases: string, work: () => Promise<T>): Promise<T> {
	await mkdir(releases, { recursive: true });
	const lock = await takeLock(join(releases, LOCK_FILE), releases);
	try {
		return await work();
	} finally {
		lock.closeSync();
	}
}

async function takeLock(file: string, releases: string): Promise<DuckDBInstance> {
	try {
		return await DuckDBInstance.create(file);
	} catch (cause) {
		if (String(cause).includes('Could not set lock')) {
			throw new RefusalError([`${releases}: another build is writing there`], { cause });
		}
		// A run that was killed while it made the file left half of it; nobody holds that.
		await rm(file, { force: true });
		return DuckDBInstance.create(file);
	}
}

/** Removes what killed runs left, and builds that no version points to any more. */
export async function removeLeftovers(releases: string): Promise<void> {
	const entries = await readdir(releases, { withFileTypes: true });
	const links = entries.filter((entry) => entry.isSymbolicLink() && !entry.name.startsWith(LINK_PREFIX));
	const used = new Set(await Promise.all(links.map(({ name }) => readlink(join(releases, name)))));
	for (const { name } of entries) {
		const leftover = name.startsWith(LINK_PREFIX) || (name.startsWith(BUILD_PREFIX) && !used.has(name));
		if (leftover) await rm(join(releases, name), { recursive: true, force: true });
	}
}

/** Makes an empty folder that no reader looks into. */
export async function makeBuildFolder(releases: string): Promise<string> {
	return mkdtemp(join(releases, BUILD_PREFIX));
}

/**
 * Makes a complete build folder the release of its version, and that version the current one.
 *
 * Each step is one rename of a link, so that a reader finds the old release or the new one and never nothing: a
 * folder cannot be renamed over one that is not empty. What is replaced stays until the next run, for readers that
 * have just found it.
 */
export async function switchTo(releases: string, build: string, version: string): Promise<void> {
	await showVersion(releases, build, version);
	await replaceLink(releases, 'current', version);
	await sync(releases);
}

/** Makes a complete build folder what a version leads to. */
export async function showVersion(releases: string, build: string, version: string): Promise<void> {
	await replaceLink(releases, version, basename(build));
}

async function replaceLink(releases: string, name: string, target: string): Promise<void> {
	const temporary = join(releases, `${LINK_PREFIX}${name}`);
	await rm(temporary, { force: true });
	await symlink(target, temporary);
	await rename(temporary, join(releases, name));
}
