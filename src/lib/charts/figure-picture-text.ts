import type { SvgNode } from './svg-node.ts';

/** The type of a picture: headlines, text, and what is set off from text. */
export type PictureFace = 'serif' | 'sans' | 'bold';

/** The width of a text in CSS pixels. */
export type MeasureText = (text: string, face: PictureFace, fontSizePx: number) => number;

/** How a text of a picture is set. */
export interface TextStyle {
	readonly face: PictureFace;
	readonly sizePx: number;
	readonly linePx: number;
	/** A colour of the site, as a CSS custom property. */
	readonly fill: string;
}

/** Lines of text in a picture, before they have a place. */
export interface TextBlock {
	readonly style: TextStyle;
	readonly lines: readonly string[];
	readonly heightPx: number;
}

/** The family that stands first is that of the site; the second is what its TrueType calls itself. */
const SANS = "'Source Sans 3','Source Sans 3 ExtraLight',Arial,sans-serif";

/** Family and weight of each face as SVG attributes. */
export const FACE_ATTRIBUTES: Readonly<Record<PictureFace, Readonly<Record<string, string | number>>>> = {
	serif: { 'font-family': "Newsreader,'Newsreader 16pt 16pt',Georgia,serif", 'font-weight': 500 },
	sans: { 'font-family': SANS, 'font-weight': 400 },
	bold: { 'font-family': SANS, 'font-weight': 600 }
};

/**
 * A text in lines that are at most this wide. It is broken between words; a word that is wider by itself, such as an
 * address, is broken after a sign, and where it has none, anywhere.
 */
export function textBlock(text: string, style: TextStyle, widthPx: number, measure: MeasureText): TextBlock {
	const fits = (line: string) => measure(line, style.face, style.sizePx) <= widthPx;
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(/ +/)) {
		for (const [index, piece] of pieces(word, fits).entries()) {
			const joint = line === '' || index > 0 ? '' : ' ';
			if (line !== '' && !fits(line + joint + piece)) {
				lines.push(line);
				line = piece;
			} else line += joint + piece;
		}
	}
	if (line !== '') lines.push(line);
	return { style, lines, heightPx: lines.length * style.linePx };
}

/** The same in as few lines, and these as even as can be: for headlines. */
export function balancedBlock(
	text: string,
	style: TextStyle,
	widthPx: number,
	measure: MeasureText
): TextBlock {
	const block = textBlock(text, style, widthPx, measure);
	// A word that would be cut makes no headline more even.
	const words = text.split(/ +/).map((word) => measure(word, style.face, style.sizePx));
	let [narrow, wide] = [Math.min(widthPx, Math.max(widthPx / 2, ...words)), widthPx];
	while (wide - narrow > 4) {
		const middle = (narrow + wide) / 2;
		if (textBlock(text, style, middle, measure).lines.length > block.lines.length) narrow = middle;
		else wide = middle;
	}
	return textBlock(text, style, wide, measure);
}

/** The lines of a block with the top of its first line at `y`. */
export function placeText({ style, lines }: TextBlock, x: number, y: number): readonly SvgNode[] {
	const baseline = y + style.linePx / 2 + style.sizePx * 0.34;
	return lines.map((line, index) => ({
		tag: 'text',
		attributes: {
			x,
			y: Math.round((baseline + index * style.linePx) * 100) / 100,
			...FACE_ATTRIBUTES[style.face],
			'font-size': style.sizePx,
			fill: style.fill
		},
		text: line
	}));
}

/** Words beyond this are addresses: they begin on the line of what stands before them. */
const LONG_WORD = 48;

function pieces(word: string, fits: (text: string) => boolean): readonly string[] {
	if (fits(word) && word.length <= LONG_WORD) return [word];
	return word.split(/(?<=[/?&=,·-])/).flatMap((piece) => cut(piece, fits));
}

function cut(piece: string, fits: (text: string) => boolean): readonly string[] {
	const letters = [...piece];
	const parts: string[] = [];
	while (letters.length > 1 && !fits(letters.join(''))) {
		let length = letters.length - 1;
		while (length > 1 && !fits(letters.slice(0, length).join(''))) length--;
		parts.push(letters.splice(0, length).join(''));
	}
	return [...parts, letters.join('')];
}
