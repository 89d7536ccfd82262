import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './project.mjs';

/**
 * The letters of Danish and English with their punctuation. `unicode-range` in src/fonts.css says the same; a test
 * compares the two.
 */
export const SUBSET_LETTERS =
	Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join('') +
	'\u00a0\u00ad§«°´·»½×ÄÅÆÉÖØÜäåæèéêóöøü–—‘’‚“”„•…€−';

/** The two faces that every page needs. `maxBytes` of both together is 45 kB. */
export const SUBSETS = [
	{
		file: 'newsreader.woff2',
		source: '@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2',
		weights: { min: 400, max: 600 }
	},
	{
		file: 'source-sans-3.woff2',
		source: '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
		weights: { min: 400, max: 700 }
	}
];

/** Kerning, ligatures and marks; figures are tabular in both faces by default. */
const FEATURES = ['kern', 'liga', 'mark', 'mkmk', 'ccmp', 'locl', 'rvrn'];

/**
 * Cuts both typefaces to the letters the site is written in and writes them to src/lib/fonts, where that has not been
 * done for the same sources, letters and weights.
 * @returns {Promise<boolean>} whether anything was written
 * @throws where a source font is missing, which means that the packages are not installed
 */
export async function makeFonts() {
	const folder = join(projectRoot, 'src/lib/fonts');
	const sources = await Promise.all(
		SUBSETS.map(({ source }) => readFile(join(projectRoot, 'node_modules', source)))
	);
	const hash = createHash('sha256').update(JSON.stringify([SUBSETS, SUBSET_LETTERS, FEATURES]));
	for (const source of sources) hash.update(source);
	const stamp = hash.digest('hex');
	const stampFile = join(folder, '.stamp');
	const complete = SUBSETS.every(({ file }) => existsSync(join(folder, file)));
	if (complete && existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp) return false;

	const { default: subsetFont } = await import('subset-font');
	await mkdir(folder, { recursive: true });
	for (const [index, { file, weights }] of SUBSETS.entries()) {
		const source = sources[index];
		if (!source) throw new Error(`no source for ${file}`);
		const font = await subsetFont(source, SUBSET_LETTERS, {
			targetFormat: 'woff2',
			variationAxes: { wght: weights },
			keepFeatures: FEATURES
		});
		await writeFile(join(folder, file), font);
	}
	await writeFile(stampFile, stamp);
	return true;
}
