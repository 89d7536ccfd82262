import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SUMS_FILE, type ReleaseFile } from '#lib/domain/release-manifest.ts';
import { hashFiles, sync, syncFolder } from './release-files.ts';

/** Where a release is written; there is one at most, for one build is at work at a time. No reader looks into it. */
const DRAFT = '.draft';
/** Start of the name of a release folder that is whole: `.build-1.0.0-97658e66d07b`. */
export const BUILD_PREFIX = '.build-';

/** What a draft was filled with. */
export interface Filled<T> {
	readonly version: string;
	/** Every file that was written, with the sum of what was meant to be written. */
	readonly written: readonly ReleaseFile[];
	readonly result: T;
}

/**
 * Makes a whole release folder: fills a draft, hands every file and then every folder of it to the disk, reads every file back, and
 * only then gives it a name under which it counts as a release. Answers that folder.
 *
 * Throws as `fill` does, and naming the first file that is not as it was written; nothing is left then.
 */
export async function makeWhole<T>(
	releases: string,
	fill: (draft: string) => Promise<Filled<T>>
): Promise<{ readonly folder: string; readonly version: string; readonly result: T }> {
	const draft = join(releases, DRAFT);
	await removeDraft(releases);
	await mkdir(draft);
	try {
		await chmod(draft, 0o755);
		const { version, written, result } = await fill(draft);
		await syncFolder(draft);
		refuseChanged(draft, written, await hashFiles(draft));
		const sums = written.find(({ path }) => path === SUMS_FILE)?.sha256.slice(0, 12) ?? '';
		const folder = await freeName(releases, `${BUILD_PREFIX}${version}-${sums}`);
		await rename(draft, folder);
		await sync(releases);
		return { folder, version, result };
	} catch (cause) {
		// What failed is worth more to know than that it could not be tidied away: the next run does that first.
		await removeDraft(releases).catch(() => {});
		throw cause;
	}
}

/** Removes what a run left that did not end. */
export async function removeDraft(releases: string): Promise<void> {
	await rm(join(releases, DRAFT), { recursive: true, force: true });
}

/** The same data built again give the same name; a folder cannot take the place of one that is not empty. */
async function freeName(releases: string, name: string): Promise<string> {
	const taken = new Set(await readdir(releases));
	let [free, number] = [name, 1];
	while (taken.has(free)) free = `${name}-${++number}`;
	return join(releases, free);
}

function refuseChanged(folder: string, written: readonly ReleaseFile[], read: readonly ReleaseFile[]): void {
	const found = new Map(read.map((file) => [file.path, file.sha256]));
	const changed = written.find(({ path, sha256 }) => found.get(path) !== sha256);
	if (changed) throw new Error(`${folder}/${changed.path}: not as it was written`);
	if (read.length !== written.length)
		throw new Error(`${folder}: ${read.length} files, not ${written.length}`);
}
