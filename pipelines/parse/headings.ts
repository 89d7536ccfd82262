import type { KnownTexts } from './known-texts.ts';
import type { LineShape } from './line-shape.ts';
import { plainText, startsLower } from './plain-text.ts';

const LONGEST_HEADING = 120;
/** Lines that one heading is broken over at most. */
export const MOST_HEADING_LINES = 12;
const GOES_ON = /(?:[-\u00ad\u2010/&,]|\b(?:og|eller|samt|som|for|i|af|på|med|til|om|den|det|de))$/iu;

/** True for a text that may head a theme: short, capital first, no full stop at its end. */
export function mayBeHeading(text: string): boolean {
	const plain = plainText(text);
	return (
		plain.length <= LONGEST_HEADING &&
		(plain.match(/\p{L}/gu)?.length ?? 0) >= 2 &&
		!startsLower(plain) &&
		!/[.;:]$/.test(plain.replace(/\b(?:m\.m|mv|mfl|m\.fl|osv)\.$/i, ''))
	);
}

/**
 * Indexes of the lines that make one heading, which begins at `start`. Blank lines and those that pages repeat
 * (`framing`) are left out. At most 12.
 */
export function headingLines(
	shapes: readonly LineShape[],
	start: number,
	known: KnownTexts,
	framing: ReadonlyMap<number, unknown> = new Map()
): number[] {
	const group = [start];
	let label = labelOf(shapes, group);
	for (
		let index = start + 1, blank = false;
		index < shapes.length && group.length < MOST_HEADING_LINES;
		index++
	) {
		const shape = shapes[index];
		if (shape?.kind === 'blank' || framing.has(index)) {
			blank = true;
			continue;
		}
		const next = shape?.kind === 'text' ? plainText(shape.text) : null;
		if (next === null || !goesOn(label, next, blank, known)) break;
		group.push(index);
		label = `${label} ${next}`;
		blank = false;
	}
	return group;
}

/** The label that the lines of a heading make, joined by spaces: for decisions only. */
export function labelOf(shapes: readonly LineShape[], group: readonly number[]): string {
	return group
		.map((index) => shapes[index])
		.map((shape) => (shape?.kind === 'text' ? plainText(shape.text) : ''))
		.join(' ');
}

function goesOn(label: string, next: string, blank: boolean, known: KnownTexts): boolean {
	if (known.isTheme(`${label} ${next}`)) return true;
	if (known.isTheme(next)) return false;
	if (next.length > LONGEST_HEADING || /[.;:]$/.test(next)) return false;
	const mark = GOES_ON.test(label) || startsLower(next);
	return blank ? mark : mark || mayBeHeading(next);
}
