import type { Piece } from '../parse/parsed-table.ts';

/** The part of some lines that says a text, or why there is none. */
export type Cut =
	{ readonly pieces: readonly Piece[] } | { readonly fault: readonly [code: string, message: string] };

/** One letter or digit of a line as it is compared, and where it stands: UTF-16 offsets, `end` not included. */
interface Sign {
	readonly key: string;
	readonly line: number;
	readonly start: number;
	readonly end: number;
}

/** What begins an item of a list. */
const BULLET = /^\s*[-–•*]\s+/;

/**
 * Finds a text in the lines that are named for it, by its letters and digits alone: hyphens, spaces and marks are for the
 * repair to settle. The first piece begins and the last ends where the text does; every line named must have a part in it.
 */
export function cutLines(lines: readonly string[], numbers: readonly number[], text: string): Cut {
	const signs = numbers.flatMap((number) => signsOf(lines[number - 1] ?? '', number));
	const wanted = signsOf(text, 0);
	const whole = signs.map(({ key }) => key).join('');
	const letters = wanted.map(({ key }) => key).join('');
	const at = letters === '' ? -1 : findWhole(signs, whole, letters);
	const [first, last] = [signs[at], signs[at + letters.length - 1]];
	if (!first || !last) return fault('text-not-in-lines', 'its text does not stand in the lines named');
	if (first.line !== numbers[0] || last.line !== numbers.at(-1)) {
		return fault('line-named-in-vain', 'its text begins after the first or ends before the last line named');
	}
	const opening = text.slice(0, wanted[0]?.start ?? 0);
	const closing = text.slice(wanted.at(-1)?.end ?? 0);
	const pieces = numbers.map((number) => {
		const line = lines[number - 1] ?? '';
		const start = number === first.line ? withOpening(line, first.start, opening) : 0;
		const end = number === last.line ? withClosing(line, last.end, closing) : line.length;
		return { line: number, text: line.slice(start, end).replace(BULLET, '').trim() };
	});
	return { pieces };
}

function fault(code: string, message: string): Cut {
	return { fault: [code, message] };
}

/** Letters with their accents as one; what opens into several signs (`ﬁ`) gives several with one place. */
function signsOf(text: string, line: number): Sign[] {
	return [...text.matchAll(/[\p{L}\p{N}]\p{M}*/gu)].flatMap(({ 0: found, index }) =>
		[...found.normalize('NFKC').toLowerCase()].map((key) => ({
			key: key.charAt(0),
			line,
			start: index,
			end: index + found.length
		}))
	);
}

/** The first place that neither begins nor ends inside a word. */
function findWhole(signs: readonly Sign[], whole: string, letters: string): number {
	for (let at = whole.indexOf(letters); at >= 0; at = whole.indexOf(letters, at + 1)) {
		const touches = (one: Sign | undefined, next: Sign | undefined) =>
			one !== undefined && one.line === next?.line && one.end === next.start;
		const end = at + letters.length - 1;
		if (!touches(signs[at - 1], signs[at]) && !touches(signs[end], signs[end + 1])) return at;
	}
	return -1;
}

function withOpening(line: string, start: number, opening: string): number {
	return line.slice(0, start).endsWith(opening) ? start - opening.length : start;
}

function withClosing(line: string, end: number, closing: string): number {
	return line.startsWith(closing, end) ? end + closing.length : end;
}
