import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DESCRIBED_TABLES } from '#lib/domain/described-table.ts';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { compareVersions, KEPT_FACTS_FILE, KEPT_TABLES_FILE, type KeptVersion } from './kept-versions.ts';
import { formatReleaseFacts, type ReleaseFacts } from './release-facts.ts';
import { syncFolder } from './release-files.ts';

/** Throws `RefusalError` where a version is not newer than every one that is published. */
export function refuseOlderVersion(version: string, published: readonly KeptVersion[]): void {
	const newest = published.at(-1)?.facts.version;
	if (newest !== undefined && compareVersions(version, newest) <= 0) {
		throw new RefusalError([`version ${version} is not newer than ${newest}, which is published`]);
	}
}

/**
 * Keeps a version: copies the CSV file of each table from its release folder into `<published>/<version>/`, and writes beside
 * them what the tables are and what the version says of itself. One rename shows it: it is there whole or not at all.
 */
export async function keepVersion(release: string, published: string, facts: ReleaseFacts): Promise<string> {
	await mkdir(published, { recursive: true });
	const draft = await mkdtemp(join(published, '.draft-'));
	try {
		for (const { name } of DESCRIBED_TABLES) {
			await copyFile(join(release, `${name}.csv`), join(draft, `${name}.csv`));
		}
		const tables = `${JSON.stringify(DESCRIBED_TABLES, null, 2)}\n`;
		await writeFile(join(draft, KEPT_TABLES_FILE), tables);
		await writeFile(join(draft, KEPT_FACTS_FILE), formatReleaseFacts(facts));
		await syncFolder(draft);
		const folder = join(published, facts.version);
		await rename(draft, folder);
		return folder;
	} catch (cause) {
		await rm(draft, { recursive: true, force: true });
		throw cause;
	}
}
