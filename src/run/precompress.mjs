import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { COMPRESSIONS, compressBody, SMALLEST_COMPRESSED } from './server/compression.mjs';
import { etagOf } from './server/conditional.mjs';

/** @import { Precompressed } from './server/answer.mjs' */
/** @import { Coding } from './server/compression.mjs' */

/** Text files of the built app; fonts and pictures are dense already. */
const COMPRESSIBLE = /\.(?:js|css|html|json|svg|txt|webmanifest|xml|wasm)$/;

/** Held in memory compressed while the server runs; larger ones are read from disk, see server/large-files.mjs. */
const LARGEST_KEPT = 2 * 1024 * 1024;

/** What the name of a compressed form has more than that of its file. */
export const ENDINGS = /** @type {const} */ ({ br: '.br', zstd: '.zst', gzip: '.gz' });

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
 * Writes the smallest compressed forms beside the files of a built app: Brotli, gzip, and Zstandard where Node knows it.
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
			for (const coding of COMPRESSIONS) {
				await writeFile(`${file}${ENDINGS[coding]}`, await compressBody(coding, body, 'small'));
				written += 1;
			}
		})
	);
	return written;
}

/**
 * Reads what precompress wrote of files up to 2 MB, for a server to send.
 * @param {string} buildFolder
 * @returns {Promise<Precompressed>} empty where nothing was written
 */
export async function readPrecompressed(buildFolder) {
	/** @type {Map<string, Partial<Record<Coding, Buffer>>>} */
	const bodies = new Map();
	const all = new Set(await filesBelow(join(buildFolder, 'client')));
	for (const file of await compressibleFiles(buildFolder)) {
		if ((await stat(file)).size > LARGEST_KEPT) continue;
		const codings = COMPRESSIONS.filter((coding) => all.has(file + ENDINGS[coding]));
		/** @type {Partial<Record<Coding, Buffer>>} */
		const forms = {};
		for (const coding of codings) forms[coding] = await readFile(file + ENDINGS[coding]);
		if (codings.length > 0) bodies.set(etagOf(await readFile(file)), forms);
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
