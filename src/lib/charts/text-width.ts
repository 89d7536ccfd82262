/** Widths of Source Sans 3 in em, rounded up, for the few places where a figure must know whether a text fits. */
const NARROW = 0.3;
const DIGIT = 0.5;
const LOWER = 0.55;
const UPPER = 0.66;
const WIDE = 0.88;

/**
 * About how wide a text is, in CSS pixels. An estimate on the safe side: there is no page to measure on where the figure
 * is drawn on the server, and both sides must come to the same drawing.
 */
export function textWidth(text: string, fontSizePx: number): number {
	let em = 0;
	for (const letter of text) em += letterWidth(letter);
	return em * fontSizePx;
}

function letterWidth(letter: string): number {
	if (/[iljftrI.,:;'|! ()·-]/.test(letter)) return NARROW;
	if (/[0-9]/.test(letter)) return DIGIT;
	if (/[mwMWÆæ—]/.test(letter)) return WIDE;
	return letter === letter.toLowerCase() ? LOWER : UPPER;
}

/**
 * The text in lines that are each at most `widthPx` wide, broken between words; a word that is wider by itself is cut
 * with a hyphen. At least one line, none wider except for a single letter.
 */
export function wrapText(text: string, widthPx: number, fontSizePx: number): readonly string[] {
	const fits = (line: string) => textWidth(line, fontSizePx) <= widthPx;
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ').flatMap((whole) => cutWord(whole, fits))) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (line !== '' && !fits(longer)) {
			lines.push(line);
			line = word;
		} else {
			line = longer;
		}
	}
	return [...lines, line];
}

function cutWord(word: string, fits: (text: string) => boolean): readonly string[] {
	const parts: string[] = [];
	let rest = [...word];
	while (rest.length > 1 && !fits(rest.join(''))) {
		let length = rest.length - 1;
		while (length > 1 && !fits(`${rest.slice(0, length).join('')}-`)) length--;
		parts.push(`${rest.slice(0, length).join('')}-`);
		rest = rest.slice(length);
	}
	return [...parts, rest.join('')];
}
