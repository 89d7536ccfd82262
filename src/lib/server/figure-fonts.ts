import serifExt from '#lib/fonts/newsreader-500-ext.ttf?inline';
import serif from '#lib/fonts/newsreader-500.ttf?inline';
import serifWeb from '#lib/fonts/newsreader-500.woff2?inline';
import sansExt from '#lib/fonts/source-sans-3-400-ext.ttf?inline';
import sans from '#lib/fonts/source-sans-3-400.ttf?inline';
import sansWeb from '#lib/fonts/source-sans-3-400.woff2?inline';
import boldExt from '#lib/fonts/source-sans-3-600-ext.ttf?inline';
import bold from '#lib/fonts/source-sans-3-600.ttf?inline';
import boldWeb from '#lib/fonts/source-sans-3-600.woff2?inline';
import type { PictureFace } from '#lib/charts/figure-picture-text.ts';
import { readFontWidths, type FontWidths } from './figure-font-widths.ts';

const FACES: Readonly<Record<PictureFace, readonly [latin: string, latinExt: string]>> = {
	serif: [serif, serifExt],
	sans: [sans, sansExt],
	bold: [bold, boldExt]
};

/** The typefaces of the site as TrueType, Latin and Latin Extended of each: what PNG pictures are set in. */
export const pictureFonts: readonly Uint8Array[] = Object.values(FACES).flat().map(bytesOf);

const WIDTHS = Object.fromEntries(
	Object.entries(FACES).map(([face, files]) => [face, readFontWidths(files.map(bytesOf))])
) as Readonly<Record<PictureFace, FontWidths>>; // fromEntries widens the keys that it was given

/** The width of a text in CSS pixels in one of the faces of a picture, without kerning. */
export function pictureTextWidth(text: string, face: PictureFace, fontSizePx: number): number {
	return WIDTHS[face](text) * fontSizePx;
}

/**
 * The style sheet with which an SVG picture brings its type along: it is shown as an image, or opened on a machine that
 * has neither. Letters beyond Danish and English are drawn in the reader's own type.
 */
export const PICTURE_FONT_CSS = [
	fontFace('Newsreader', 500, serifWeb),
	fontFace('Source Sans 3', 400, sansWeb),
	fontFace('Source Sans 3', 600, boldWeb)
].join('');

function fontFace(family: string, weight: number, file: string): string {
	return `@font-face{font-family:'${family}';font-weight:${weight};src:url(${file}) format('woff2')}`;
}

/** The bytes of a `data:` address as the bundler writes it. */
function bytesOf(address: string): Uint8Array {
	const [head = '', body = ''] = address.split(',', 2);
	if (!head.endsWith(';base64')) throw new Error(`not a font: "${address.slice(0, 40)}"`);
	return new Uint8Array(Buffer.from(body, 'base64'));
}
