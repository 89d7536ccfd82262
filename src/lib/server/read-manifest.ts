import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
	DATABASE_FILE,
	formatSums,
	MANIFEST_FILE,
	parseManifest,
	SUMS_FILE,
	type ReleaseFile,
	type ReleaseManifest
} from '#lib/domain/release-manifest.ts';
import { ReleaseError } from './release-error.ts';

/**
 * The manifest of a release folder, and every file of it with its sum: those it lists, itself, and the list of sums. Throws
 * `ReleaseError` where manifest and sums cannot be read or do not belong together.
 */
export async function readManifest(
	folder: string
): Promise<{ manifest: ReleaseManifest; described: ReleaseFile[] }> {
	let sums: Buffer;
	let text: Buffer;
	let manifest: ReleaseManifest;
	try {
		sums = await readFile(join(folder, SUMS_FILE));
		text = await readFile(join(folder, MANIFEST_FILE));
		manifest = parseManifest(text.toString());
	} catch (cause) {
		throw new ReleaseError('damaged', `${folder}: ${SUMS_FILE} or ${MANIFEST_FILE} cannot be read`, {
			cause
		});
	}
	const listed = [...manifest.files, describe(MANIFEST_FILE, text)];
	if (sums.toString() !== formatSums(listed)) {
		throw new ReleaseError('damaged', `${folder}: ${SUMS_FILE} and ${MANIFEST_FILE} do not belong together`);
	}
	if (!manifest.files.some(({ path }) => path === DATABASE_FILE)) {
		throw new ReleaseError('damaged', `${folder}/${MANIFEST_FILE}: names no ${DATABASE_FILE}`);
	}
	return { manifest, described: [...listed, describe(SUMS_FILE, sums)].sort(byPath) };
}

function describe(path: string, content: Buffer): ReleaseFile {
	return { path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

function byPath(a: ReleaseFile, b: ReleaseFile): number {
	return a.path < b.path ? -1 : 1;
}
