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

/** The languages of Europe that are written in Latin letters, and the signs between them. */
const LATIN_LETTERS = [
	[0x20, 0x7e],
	[0xa0, 0x24f],
	[0x1e00, 0x1eff],
	[0x2010, 0x2027],
	[0x2030, 0x203a],
	[0x20a0, 0x20c0],
	[0x2212, 0x2212]
]
	.flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
	.map((codePoint) => String.fromCodePoint(codePoint))
	.join('');

/** Each face at the weights that pictures of figures are set in: headline, text, numbers. */
const PICTURE_FACES = [
	{ name: 'newsreader', weight: 500 },
	{ name: 'source-sans-3', weight: 400 },
	{ name: 'source-sans-3', weight: 600 }
];

/**
 * For pictures of figures: what draws them on the server reads TrueType alone, one weight a file; a picture that is drawn
 * by a browser brings its type along, cut to the letters of the site.
 */
export const PICTURE_FONTS = PICTURE_FACES.flatMap(({ name, weight }) => {
	const source = (/** @type {string} */ letters) =>
		`@fontsource-variable/${name}/files/${name}-${letters}-wght-normal.woff2`;
	return [
		{ file: `${name}-${weight}.woff2`, source: source('latin'), letters: SUBSET_LETTERS, weights: weight },
		{ file: `${name}-${weight}.ttf`, source: source('latin'), letters: LATIN_LETTERS, weights: weight },
		{
			file: `${name}-${weight}-ext.ttf`,
			source: source('latin-ext'),
			letters: LATIN_LETTERS,
			weights: weight
		}
	];
});

/** Kerning, ligatures and marks; figures are tabular in both faces by default. */
const FEATURES = ['kern', 'liga', 'mark', 'mkmk', 'ccmp', 'locl', 'rvrn'];

/**
 * Cuts both typefaces to the letters the site is written in, and to the weights of its pictures, and writes them to
 * src/lib/fonts, where that has not been done for the same sources, letters and weights.
 * @returns {Promise<boolean>} whether anything was written
 * @throws where a source font is missing, which means that the packages are not installed
 */
export async function makeFonts() {
	const folder = join(projectRoot, 'src/lib/fonts');
	const cuts = [...SUBSETS.map((subset) => ({ ...subset, letters: SUBSET_LETTERS })), ...PICTURE_FONTS];
	const sources = await Promise.all(
		cuts.map(({ source }) => readFile(join(projectRoot, 'node_modules', source)))
	);
	const hash = createHash('sha256').update(JSON.stringify([cuts, FEATURES]));
	for (const source of sources) hash.update(source);
	const stamp = hash.digest('hex');
	const stampFile = join(folder, '.stamp');
	const complete = cuts.every(({ file }) => existsSync(join(folder, file)));
	if (complete && existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp) return false;

	const { default: subsetFont } = await import('subset-font');
	await mkdir(folder, { recursive: true });
	for (const [index, { file, letters, weights }] of cuts.entries()) {
		const source = sources[index];
		if (!source) throw new Error(`no source for ${file}`);
		const font = await subsetFont(source, letters, {
			targetFormat: file.endsWith('.ttf') ? 'truetype' : 'woff2',
			variationAxes: { wght: weights },
			keepFeatures: FEATURES
		});
		await writeFile(join(folder, file), font);
	}
	await writeFile(stampFile, stamp);
	return true;
}
