import type { PdfPiece } from './pdf-pieces.ts';

/** What a page of a PDF does, as its reader lists it. */
export interface PdfOperators {
	readonly fnArray: readonly number[];
	readonly argsArray: readonly unknown[];
}

type Matrix = readonly [number, number, number, number, number, number];

interface Glyph {
	readonly unicode: string;
	/** Thousandths of the size. */
	readonly width: number;
	readonly isSpace: boolean;
}

/** What the text operators set; kept and brought back with the rest of the drawing. */
interface TextState {
	matrix: Matrix;
	size: number;
	charSpacing: number;
	wordSpacing: number;
	scale: number;
	leading: number;
	rise: number;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** A move inside a text by more than this share of the size begins another text. */
const BREAK = 0.5;

/**
 * The texts of a page with their places, one for each time that text is shown. The reader's own texts join what stands close,
 * neighbouring cells too.
 *
 * Source: ISO 32000-1, 9.4.
 */
export function piecesOfPage(
	{ fnArray, argsArray }: PdfOperators,
	operators: Readonly<Record<string, number>>,
	height: number
): readonly PdfPiece[] {
	const names = new Map(Object.entries(operators).map(([name, code]) => [code, name]));
	const page = new PageText(height);
	fnArray.forEach((code, index) => {
		const args = argsArray[index];
		page.run(names.get(code) ?? '', Array.isArray(args) ? (args as readonly unknown[]) : []);
	});
	return page.pieces;
}

class PageText {
	readonly pieces: PdfPiece[] = [];
	readonly #height: number;
	readonly #kept: TextState[] = [];
	#state: TextState = {
		...{ matrix: IDENTITY, size: 0, charSpacing: 0, wordSpacing: 0 },
		...{ scale: 1, leading: 0, rise: 0 }
	};
	#line: Matrix = IDENTITY;
	#at: Matrix = IDENTITY;

	constructor(height: number) {
		this.#height = height;
	}

	run(name: string, args: readonly unknown[]): void {
		const state = this.#state;
		const [first = 0, second = 0] = args.map(Number);
		switch (name) {
			case 'save':
				this.#kept.push({ ...state });
				break;
			case 'paintFormXObjectBegin':
				this.#kept.push({ ...state });
				state.matrix = times(state.matrix, matrixOf([args[0]]));
				break;
			case 'restore':
			case 'paintFormXObjectEnd':
				this.#state = this.#kept.pop() ?? state;
				break;
			case 'transform':
				state.matrix = times(state.matrix, matrixOf(args));
				break;
			case 'beginText':
				this.#line = this.#at = IDENTITY;
				break;
			case 'setTextMatrix':
				this.#line = this.#at = matrixOf(args);
				break;
			case 'setCharSpacing':
				state.charSpacing = first;
				break;
			case 'setWordSpacing':
				state.wordSpacing = first;
				break;
			case 'setHScale':
				state.scale = first / 100;
				break;
			case 'setLeading':
				state.leading = -first;
				break;
			case 'setTextRise':
				state.rise = first;
				break;
			case 'setFont':
				state.size = second;
				break;
			case 'moveText':
				this.#move(first, second);
				break;
			case 'setLeadingMoveText':
				state.leading = second;
				this.#move(first, second);
				break;
			case 'nextLine':
				this.#move(0, state.leading);
				break;
			case 'showText':
				// The reader lists glyphs and moves between them.
				this.#show((args[0] ?? []) as readonly (Glyph | number | null)[]);
				break;
		}
	}

	#move(x: number, y: number): void {
		this.#line = this.#at = times(this.#line, [1, 0, 0, 1, x, y]);
	}

	#show(glyphs: readonly (Glyph | number | null)[]): void {
		const { size, charSpacing, wordSpacing, scale } = this.#state;
		let text = '';
		let x = 0;
		let from = 0;
		let to = 0;
		const end = () => {
			if (text.trim() !== '') this.#add(text, from, to);
			text = '';
		};
		for (const glyph of glyphs) {
			if (typeof glyph === 'number') {
				const step = ((-glyph * size) / 1_000) * scale;
				if (Math.abs(step) > BREAK * Math.abs(size)) end();
				x += step;
			} else if (glyph !== null) {
				const blank = glyph.unicode.trim() === '';
				if (text.trim() === '' && !blank) from = x;
				text += glyph.unicode;
				const width = ((glyph.width * size) / 1_000) * scale;
				if (!blank) to = x + width;
				x += width + (charSpacing + (glyph.isSpace ? wordSpacing : 0)) * scale;
			}
		}
		end();
		this.#at = times(this.#at, [1, 0, 0, 1, x, 0]);
	}

	#add(text: string, from: number, to: number): void {
		const [a, b, c, d, x, y] = times(this.#state.matrix, this.#at);
		// Text that is turned is no part of a table's rows.
		if (Math.abs(b) > Math.abs(a) * 0.02 || Math.abs(c) > Math.abs(d) * 0.5) return;
		this.pieces.push({
			text,
			left: x + a * from,
			right: x + a * to,
			y: this.#height - (y + d * this.#state.rise),
			size: Math.abs(this.#state.size * d) || 1
		});
	}
}

function matrixOf(args: readonly unknown[]): Matrix {
	const [first] = args;
	const numbers = typeof first === 'number' ? args : Array.from((first ?? []) as ArrayLike<number>);
	const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers.map(Number);
	return [a, b, c, d, e, f];
}

/** `inner` is done before `outer`. */
function times(outer: Matrix, inner: Matrix): Matrix {
	const [a, b, c, d, e, f] = outer;
	const [g, h, i, j, k, l] = inner;
	return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
