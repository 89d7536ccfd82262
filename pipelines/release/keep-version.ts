import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DESCRIBED_TABLES } from '#lib/domain/described-table.ts';
import { MANIFEST_FILE, parseManifest } from '#lib/domain/release-manifest.ts';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { diskFault } from './disk-fault.ts';
import { compareVersions, KEPT_FACTS_FILE, KEPT_TABLES_FILE, type KeptVersion } from './kept-versions.ts';
import { formatReleaseFacts, type ReleaseFacts } from './release-facts.ts';
import { makeFolder } from './make-folder.ts';
import { hashFile, sync, syncFolder } from './release-files.ts';

/** No version is called so: a reader passes it over. */
const DRAFT = '.draft';

/** Throws `RefusalError` where a version is not newer than every one that is published. */
export function refuseOlderVersion(version: string, published: readonly KeptVersion[]): void {
	const newest = published.at(-1)?.facts.version;
	if (newest !== undefined && compareVersions(version, newest) <= 0) {
		throw new RefusalError([`version ${version} is not newer than ${newest}, which is published`]);
	}
}

/**
 * Keeps a version: copies the CSV file of each table from its release folder into `<published>/<version>/`, holds each copy against
 * its sum, and writes beside them what the tables are and what the version says of itself. One rename shows it: it is there whole or
 * not at all. To be called by one process at a time.
 *
 * Throws `RefusalError` where the version is kept already, or the disk is full, cannot be written or fails.
 */
export async function keepVersion(release: string, published: string, facts: ReleaseFacts): Promise<string> {
	const folder = join(published, facts.version);
	try {
		if (existsSync(folder)) throw new RefusalError([`${folder}: is there already`]);
		for (const made of await makeFolder(resolve(published))) await sync(dirname(made));
		await inDraft(join(published, DRAFT), folder, async (draft) => {
			await copyTables(release, draft);
			await writeFile(join(draft, KEPT_TABLES_FILE), `${JSON.stringify(DESCRIBED_TABLES, null, 2)}\n`);
			await writeFile(join(draft, KEPT_FACTS_FILE), formatReleaseFacts(facts));
		});
		await sync(published);
		return folder;
	} catch (cause) {
		throw diskFault(published, cause);
	}
}

/** Fills a folder and gives it its name; what an earlier run left of it is removed first, and it is removed where that fails. */
async function inDraft(draft: string, name: string, fill: (draft: string) => Promise<void>): Promise<void> {
	await rm(draft, { recursive: true, force: true });
	await mkdir(draft);
	try {
		await fill(draft);
		await syncFolder(draft);
		await rename(draft, name);
	} catch (cause) {
		await rm(draft, { recursive: true, force: true }).catch(() => {});
		throw cause;
	}
}

async function copyTables(release: string, draft: string): Promise<void> {
	const { files } = parseManifest(await readFile(join(release, MANIFEST_FILE), 'utf8'));
	const sums = new Map(files.map(({ path, sha256 }) => [path, sha256]));
	for (const file of DESCRIBED_TABLES.map(({ name }) => `${name}.csv`)) {
		await copyFile(join(release, file), join(draft, file));
		const { sha256 } = await hashFile(join(draft, file));
		if (sha256 !== sums.get(file)) throw new Error(`${release}/${file}: not as it was made`);
	}
}
