import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import {
	formatSums,
	MANIFEST_FILE,
	SUMS_FILE,
	type ReleaseFile,
	type ReleaseManifest
} from '#lib/domain/release-manifest.ts';
import type { DocumentsReading } from '#pipelines/model.ts';

/**
 * Writes the sources as they were read to `sources/<source_id>.txt`, or with the ending that they came with.
 * Answers the charset of each path that is not UTF-8.
 */
export async function writeSources(
	folder: string,
	readings: readonly DocumentsReading[]
): Promise<ReadonlyMap<string, string>> {
	const charsets = new Map<string, string>();
	await mkdir(join(folder, 'sources'));
	for (const { descriptor, bytes, encoding } of readings.flatMap((reading) => reading.sources)) {
		const path = `sources/${descriptor.id}${extname(descriptor.file).toLowerCase() || '.txt'}`;
		await writeFile(join(folder, path), bytes, { flag: 'wx' });
		if (encoding !== 'utf-8') charsets.set(path, encoding);
	}
	return charsets;
}

/**
 * Every file under a folder, sorted by path in byte order, with its size and sum as they are read from the disk; those of the
 * files given are taken from there.
 */
export async function hashFiles(folder: string, known: readonly ReleaseFile[] = []): Promise<ReleaseFile[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const paths = entries
		.filter((entry) => entry.isFile())
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(folder.length + 1)
				.replaceAll('\\', '/')
		);
	const found = new Map(known.map((file) => [file.path, file]));
	const files: ReleaseFile[] = [];
	for (const path of paths.sort())
		files.push(found.get(path) ?? { path, ...(await hashFile(join(folder, path))) });
	return files;
}

/** Size and sum of a file as it is read from the disk. Throws where it cannot be read. */
export async function hashFile(file: string): Promise<Omit<ReleaseFile, 'path'>> {
	const hash = createHash('sha256');
	let bytes = 0;
	for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
		hash.update(chunk);
		bytes += chunk.length;
	}
	return { bytes, sha256: hash.digest('hex') };
}

/** Writes `release.json`, and `SHA256SUMS` over it and every file that it lists. */
export async function writeManifest(folder: string, manifest: ReleaseManifest): Promise<ReleaseFile[]> {
	const text = `${JSON.stringify(manifest, null, 2)}\n`;
	await writeFile(join(folder, MANIFEST_FILE), text, { flag: 'wx' });
	const all = [...manifest.files, { path: MANIFEST_FILE, ...sumOf(text) }].sort(byPath);
	const sums = formatSums(all);
	await writeFile(join(folder, SUMS_FILE), sums, { flag: 'wx' });
	return [...all, { path: SUMS_FILE, ...sumOf(sums) }].sort(byPath);
}

/** Hands every file of a folder, and the folders themselves, to the disk. Order: files first. */
export async function syncFolder(folder: string): Promise<void> {
	const entries = await readdir(folder, { withFileTypes: true });
	for (const entry of entries) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) await syncFolder(path);
		else if (entry.isFile()) await sync(path);
	}
	await sync(folder);
}

/** Hands one file, or the list of names of one folder, to the disk. */
export async function sync(path: string): Promise<void> {
	const handle = await open(path, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

function sumOf(text: string): Omit<ReleaseFile, 'path'> {
	return { bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') };
}

function byPath(a: ReleaseFile, b: ReleaseFile): number {
	return a.path < b.path ? -1 : 1;
}
