import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
	DATABASE_FILE,
	formatSums,
	MANIFEST_FILE,
	parseManifest,
	SUMS_FILE
} from '#lib/domain/release-manifest.ts';
import { hashFile } from './release-files.ts';

/**
 * What is wrong with a release folder: the first file that is missing or has another size or sum than the release says of it, as
 * `SHA256SUMS: ...`; null for a release that is whole. Every file that it lists is read in full. Files that it does not list are not
 * served and do not count.
 */
export async function findDamage(folder: string): Promise<string | null> {
	let [sums, text] = ['', ''];
	for (const file of [SUMS_FILE, MANIFEST_FILE]) {
		try {
			const read = await readFile(join(folder, file), 'utf8');
			if (file === SUMS_FILE) sums = read;
			else text = read;
		} catch (cause) {
			return `${file}: cannot be read (${reasonOf(cause)})`;
		}
	}
	let files;
	try {
		files = parseManifest(text).files;
	} catch (cause) {
		return `${MANIFEST_FILE}: ${reasonOf(cause)}`;
	}
	const sum = createHash('sha256').update(text).digest('hex');
	if (sums !== formatSums([...files, { path: MANIFEST_FILE, sha256: sum }]))
		return `${SUMS_FILE}: does not belong to ${MANIFEST_FILE}`;
	if (!files.some(({ path }) => path === DATABASE_FILE)) return `${MANIFEST_FILE}: names no ${DATABASE_FILE}`;
	for (const { path, bytes, sha256 } of files) {
		try {
			const found = await hashFile(join(folder, path));
			if (found.bytes !== bytes || found.sha256 !== sha256)
				return `${path}: not as it was made (size or SHA-256 differs)`;
		} catch (cause) {
			return `${path}: cannot be read (${reasonOf(cause)})`;
		}
	}
	return null;
}

function reasonOf(cause: unknown): string {
	return cause instanceof Error ? cause.message : String(cause);
}
