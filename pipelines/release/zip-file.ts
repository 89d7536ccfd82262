import { zipSync, type Zippable } from 'fflate';

/** A file inside a zip. */
export interface ZipEntry {
	/** With `/` between folders. */
	readonly path: string;
	readonly bytes: Uint8Array;
	/** What stands beside it in the archive's directory. */
	readonly comment?: string;
}

/** The earliest day that the format can hold: a file carries no day but that of the data, which stands in its texts. */
const NO_DAY = new Date(1980, 0, 1);

/**
 * A zip of the entries, sorted by path, each with the same day. Compressed without the machine's own library, so that
 * the same entries give the same bytes with every version of Node.
 */
export function formatZip(entries: readonly ZipEntry[]): Uint8Array {
	const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
	const files: Zippable = {};
	for (const { path, bytes, comment } of sorted) {
		files[path] = [bytes, { level: 6, mtime: NO_DAY, ...(comment === undefined ? {} : { comment }) }];
	}
	return zipSync(files);
}
