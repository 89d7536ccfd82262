import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from './project.mjs';

/** What a data release is made of. */
export const DATA_INPUTS = ['data', 'pipelines', 'src/lib/domain', 'package-lock.json'];

/** What the built app is made of. */
export const APP_INPUTS = [
	'src',
	'src/run/client-chunks.mjs',
	'src/run/fonts.mjs',
	'src/run/precompress.mjs',
	'svelte.config.js',
	'vite.config.ts',
	'package.json',
	'package-lock.json'
];

/** Below a folder named as input: made from the inputs, or no part of what is built. */
const LEFT_OUT = [
	'src/lib/i18n/generated',
	'src/lib/i18n/project.inlang/.gitignore',
	'src/lib/i18n/project.inlang/.meta.json',
	'src/lib/i18n/project.inlang/README.md',
	'src/lib/i18n/project.inlang/cache',
	'src/lib/fonts',
	'src/run'
];

/**
 * @param {string} path seen from root
 * @param {string} root
 * @returns {Promise<string[]>} the files at and below it, sorted, with / between the parts
 */
async function filesAt(path, root) {
	if (LEFT_OUT.includes(path)) return [];
	const found = await stat(join(root, path)).catch(() => null);
	if (!found) return [];
	if (!found.isDirectory()) return [path];
	const names = (await readdir(join(root, path))).sort();
	return (await Promise.all(names.map((name) => filesAt(`${path}/${name}`, root)))).flat();
}

/**
 * A hash over names and contents of files, which changes when one of them is changed, added, renamed or removed.
 * @param {readonly string[]} inputs files and folders seen from root; one that is missing counts as empty
 * @param {string} [root]
 */
export async function hashInputs(inputs, root = projectRoot) {
	const files = (await Promise.all(inputs.map((path) => filesAt(path, root)))).flat();
	const contents = await Promise.all(files.map((file) => readFile(join(root, file))));
	const hash = createHash('sha256');
	contents.forEach((content, index) => hash.update(`${files[index]}\0${content.length}\0`).update(content));
	return hash.digest('hex');
}

/**
 * Whether what was made is of these inputs.
 * @param {string} stampFile
 * @param {string} stamp from hashInputs
 */
export async function isUpToDate(stampFile, stamp) {
	return existsSync(stampFile) && (await readFile(stampFile, 'utf8')).trim() === stamp;
}

/**
 * Notes of which inputs something was made. Written last, so that a run that is cut short is done again.
 * @param {string} stampFile
 * @param {string} stamp from hashInputs
 */
export async function writeStamp(stampFile, stamp) {
	await mkdir(dirname(stampFile), { recursive: true });
	await writeFile(stampFile, `${stamp}\n`);
}
