import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CompressedBodies, compressBody, SMALLEST_COMPRESSED } from './server/compression.mjs';
import { etagOf } from './server/conditional.mjs';

/** Text files of the built app; fonts and pictures are dense already. */
const COMPRESSIBLE = /\.(?:js|css|html|json|svg|txt|webmanifest|xml|wasm)$/;

/** Held in memory compressed while the server runs; larger ones are read from disk, see server/large-files.mjs. */
const LARGEST_KEPT = 2 * 1024 * 1024;

/** What the name of a compressed form ends in. */
export const CODINGS = /** @type {const} */ ({ br: 'br', gzip: 'gz' });

/** @param {string} folder @returns {Promise<string[]>} paths of its files, those of folders below too */
async function filesBelow(folder) {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** @param {string} buildFolder @returns {Promise<string[]>} */
async function compressibleFiles(buildFolder) {
	const files = [
		...(await filesBelow(join(buildFolder, 'client'))),
		...(await filesBelow(join(buildFolder, 'prerendered')))
	];
	return files.filter((file) => COMPRESSIBLE.test(file)).sort();
}

/**
 * Writes the smallest Brotli and gzip forms beside the files of a built app.
 * @param {string} buildFolder
 * @returns {Promise<number>} how many files it wrote
 */
export async function precompress(buildFolder) {
	let written = 0;
	const files = await compressibleFiles(buildFolder);
	await Promise.all(
		files.map(async (file) => {
			const body = await readFile(file);
			if (body.length < SMALLEST_COMPRESSED) return;
			for (const coding of /** @type {const} */ (['br', 'gzip'])) {
				await writeFile(`${file}.${CODINGS[coding]}`, await compressBody(coding, body, 'small'));
				written += 1;
			}
		})
	);
	return written;
}

/**
 * Reads what precompress wrote of files up to 2 MB, for a server to send.
 * @param {string} buildFolder
 * @returns {Promise<CompressedBodies>} empty where nothing was written
 */
export async function readPrecompressed(buildFolder) {
	const bodies = new CompressedBodies(64 * 1024 * 1024);
	const all = new Set(await filesBelow(join(buildFolder, 'client')));
	for (const file of await compressibleFiles(buildFolder)) {
		if ((await stat(file)).size > LARGEST_KEPT) continue;
		for (const coding of /** @type {const} */ (['br', 'gzip'])) {
			const compressed = `${file}.${CODINGS[coding]}`;
			if (all.has(compressed)) bodies.keep(etagOf(await readFile(file)), coding, await readFile(compressed));
		}
	}
	return bodies;
}

/**
 * The files that precompress compressed and that are too large to be held.
 * @param {string} buildFolder
 * @returns {Promise<string[]>} paths of the files themselves
 */
export async function largeFiles(buildFolder) {
	const files = await compressibleFiles(buildFolder);
	const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
	return files.filter((_, index) => (sizes[index] ?? 0) > LARGEST_KEPT);
}
