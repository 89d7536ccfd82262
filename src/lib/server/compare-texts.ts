import { diffWordsWithSpace } from 'diff';

/** A piece of a text; `added` where the earlier text has no such words in that place. */
export interface ComparedPiece {
	readonly text: string;
	readonly added: boolean;
}

/**
 * A text in pieces that tell which of its words are new against an earlier one; nothing is new where there is no
 * earlier one. The pieces join to the text.
 */
export function compareTexts(earlier: string | null, text: string): readonly ComparedPiece[] {
	if (earlier === null) return [{ text, added: false }];
	return diffWordsWithSpace(earlier, text)
		.filter(({ removed }) => !removed)
		.map(({ value, added }) => ({ text: value, added: Boolean(added) }));
}
