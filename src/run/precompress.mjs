import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CompressedBodies, compressBody, SMALLEST_COMPRESSED } from './server/compression.mjs';
import { etagOf } from './server/conditional.mjs';

/** Text files of the built app; fonts and pictures are dense already. */
const COMPRESSIBLE = /\.(?:js|css|html|json|svg|txt|webmanifest|xml|wasm)$/;

/** Held in memory compressed while the server runs; larger ones are compressed as they are sent. */
const LARGEST_KEPT = 2 * 1024 * 1024;

const CODINGS = /** @type {const} */ ({ br: 'br', gzip: 'gz' });

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
			if (body.length < SMALLEST_COMPRESSED || body.length > LARGEST_KEPT) return;
			for (const coding of /** @type {const} */ (['br', 'gzip'])) {
				await writeFile(`${file}.${CODINGS[coding]}`, await compressBody(coding, body, 'small'));
				written += 1;
			}
		})
	);
	return written;
}

/**
 * Reads what precompress wrote, for a server to send.
 * @param {string} buildFolder
 * @returns {Promise<CompressedBodies>} empty where nothing was written
 */
export async function readPrecompressed(buildFolder) {
	const bodies = new CompressedBodies(64 * 1024 * 1024);
	const all = new Set(await filesBelow(join(buildFolder, 'client')));
	for (const file of await compressibleFiles(buildFolder)) {
		for (const coding of /** @type {const} */ (['br', 'gzip'])) {
			const compressed = `${file}.${CODINGS[coding]}`;
			if (all.has(compressed)) bodies.keep(etagOf(await readFile(file)), coding, await readFile(compressed));
		}
	}
	return bodies;
}
