import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { checkedDataFiles, type DataFile } from './data-files.ts';
import { readManifest } from './read-manifest.ts';
import { reasonOf, tellLog } from './tell-log.ts';

/** A published version before the open one: its files are served as they are. */
export interface OlderVersion {
	readonly version: string;
	/** Day of the version, `YYYY-MM-DD`. */
	readonly date: string;
	/** Where it lies. */
	readonly folder: string;
	/** The file that its manifest names so; undefined for any other name. */
	readonly find: (path: string) => DataFile | undefined;
}

/**
 * The older versions named, as they lie in a folder of releases, the oldest first. Every file is held against its sum, and
 * opened when it is asked for: versions may be many. One that is missing or not as it was made is left out, and the log
 * says so; the newest version is worth serving without it.
 */
export async function openOlderVersions(
	releases: string,
	versions: readonly { readonly version: string; readonly date: string }[]
): Promise<OlderVersion[]> {
	const opened: OlderVersion[] = [];
	for (const { version, date } of versions) {
		try {
			const folder = await realpath(join(releases, version));
			const { described } = await readManifest(folder);
			opened.push({ version, date, folder, find: await checkedDataFiles(folder, described) });
		} catch (fault) {
			const reason = reasonOf(fault);
			tellLog({
				level: 'error',
				event: 'version_left_out',
				message: `version ${version} is left out: ${reason}`,
				fields: { version, reason }
			});
		}
	}
	return opened;
}
