import { createHash } from 'node:crypto';
import { readdir, readFile, readlink, realpath, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isVersion, MANIFEST_FILE, parseManifest, SUMS_FILE } from '#lib/domain/release-manifest.ts';
import { BUILD_PREFIX, removeDraft } from './draft-folder.ts';
import { compareVersions } from './kept-versions.ts';
import { CURRENT, removeLooseLinks } from './releases-folder.ts';

/** Releases that are kept for going back, beside those that a version or `current` leads to. */
const KEPT_AT_LEAST = 3;

/** A release folder as it lies in a folder of releases. Its files have not been looked at. */
export interface HeldRelease {
	/** Name of the folder: `.build-1.0.0-97658e66d07b`. */
	readonly name: string;
	/** `1.0.0`; empty where its manifest cannot be read. */
	readonly version: string;
	/** Version and beginning of the sum of its sums, as answers of the site name it: `1.0.0-97658e66d07b`. */
	readonly id: string;
	readonly madeAt: Date;
	readonly isCurrent: boolean;
	/** Whether the link named after its version leads to it. */
	readonly isVersion: boolean;
}

/** The releases that lie in a folder, by version and by when they were made, the newest first; drafts are none. */
export async function heldReleases(releases: string): Promise<HeldRelease[]> {
	const current = await nameBehind(releases, CURRENT);
	const found: HeldRelease[] = [];
	for (const entry of await readdir(releases, { withFileTypes: true })) {
		const sums = entry.isDirectory() ? await readSums(join(releases, entry.name)) : null;
		if (sums === null) continue;
		const { name } = entry;
		const version = await versionOf(join(releases, name));
		found.push({
			name,
			version,
			id: `${version}-${sums.sum.slice(0, 12)}`,
			madeAt: sums.madeAt,
			isCurrent: name === current,
			isVersion: version !== '' && name === (await nameBehind(releases, version))
		});
	}
	return found.sort(newestFirst);
}

/** Removes what killed runs left, and releases that nothing leads to but the newest of those. */
export async function removeLeftovers(releases: string): Promise<void> {
	await removeDraft(releases);
	await removeLooseLinks(releases);
	const held = await heldReleases(releases);
	const used = await namesLedTo(releases);
	const kept = new Map<string, string>();
	const loose = [...held].sort((a, b) => b.madeAt.valueOf() - a.madeAt.valueOf());
	for (const { name, id } of loose) {
		const isNew = !kept.has(id) && !held.some((one) => one.id === id && used.has(one.name));
		if (!used.has(name) && isNew && kept.size < KEPT_AT_LEAST) kept.set(id, name);
	}
	const names = new Set([...used, ...kept.values()]);
	for (const name of await readdir(releases)) {
		if (name.startsWith(BUILD_PREFIX) && !names.has(name))
			await rm(join(releases, name), { recursive: true, force: true });
	}
}

/** Names of folders that a link in the folder of releases leads to. */
async function namesLedTo(releases: string): Promise<ReadonlySet<string>> {
	const entries = await readdir(releases, { withFileTypes: true });
	const links = entries.filter((entry) => entry.isSymbolicLink());
	return new Set(
		await Promise.all(links.map(async ({ name }) => basename(await readlink(join(releases, name)))))
	);
}

async function nameBehind(releases: string, link: string): Promise<string | null> {
	try {
		return basename(await realpath(join(releases, link)));
	} catch {
		// Nothing by that name, or a link that leads nowhere.
		return null;
	}
}

/** Sum and time of the list of sums, the last file that is written; null for a folder that is no release. */
async function readSums(folder: string): Promise<{ readonly sum: string; readonly madeAt: Date } | null> {
	const file = join(folder, SUMS_FILE);
	try {
		const sum = createHash('sha256')
			.update(await readFile(file))
			.digest('hex');
		return { sum, madeAt: (await stat(file)).mtime };
	} catch {
		return null;
	}
}

async function versionOf(folder: string): Promise<string> {
	try {
		return parseManifest(await readFile(join(folder, MANIFEST_FILE), 'utf8')).version;
	} catch {
		// It is listed all the same, as damaged.
		return '';
	}
}

function newestFirst(a: HeldRelease, b: HeldRelease): number {
	const byVersion = isVersion(a.version) && isVersion(b.version) ? compareVersions(b.version, a.version) : 0;
	const byTime = b.madeAt.valueOf() - a.madeAt.valueOf();
	return byVersion || byTime || (a.name < b.name ? 1 : -1);
}
