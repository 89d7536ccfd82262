import { foldWord } from './fold-letters.ts';

/** One word of a text. */
export interface Token {
	/** Folded, see `foldWord`; never empty. */
	readonly word: string;
	/** Where it stands in the text: UTF-16 offsets, `end` not included. */
	readonly start: number;
	readonly end: number;
	/** True for a piece of a hyphened word that is a token of its own as a whole. */
	readonly part: boolean;
}

const HYPHENS = '-\\u2010\\u2011';
const LETTERS = '[\\p{L}\\p{M}\\p{N}\\u00AD]+';
const HYPHENED = new RegExp(`${LETTERS}(?:[${HYPHENS}]${LETTERS})*`, 'gu');
const PIECE = new RegExp(LETTERS, 'gu');

/**
 * The words of a text, in its order: runs of letters and digits. A hyphened word is given as a whole, without its
 * hyphens (`e-mail` as `email`), and then by its parts; numbers joined by a hyphen and words joined by a slash are
 * given by their parts alone. No token reaches over white space, so that a text may be cut there first.
 */
export function tokenise(text: string): readonly Token[] {
	const tokens: Token[] = [];
	for (const match of text.matchAll(HYPHENED)) {
		const [whole] = match;
		const pieces = [...whole.matchAll(PIECE)];
		const joined = pieces.length > 1 && /\p{L}/u.test(whole);
		const add = (text: string, start: number, part: boolean) => {
			const word = foldWord(text);
			if (word !== '') tokens.push({ word, start, end: start + text.length, part });
		};
		if (joined) add(whole, match.index, false);
		for (const piece of pieces) add(piece[0], match.index + piece.index, joined);
	}
	return tokens;
}
