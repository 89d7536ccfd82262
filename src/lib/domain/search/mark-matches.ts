import { matchWord } from './match-word.ts';
import type { SearchQuery } from './read-query.ts';
import { tokenise, type Token } from './tokenise.ts';
import { wordForms } from './word-forms.ts';

/** A piece of a text; `hit` where it is a word that was looked for. */
export interface Segment {
	readonly text: string;
	readonly hit: boolean;
}

/**
 * The text in pieces that join to it again, the words that answer a term of the query marked by the rules by which
 * they were found. `fuzzy` marks words with typing errors as well. Empty for an empty text.
 */
export function markMatches(text: string, query: SearchQuery, fuzzy = false): readonly Segment[] {
	const segments: Segment[] = [];
	let at = 0;
	for (const { start, end } of matchesIn(text, query, fuzzy)) {
		if (start > at) segments.push({ text: text.slice(at, start), hit: false });
		if (end > at) segments.push({ text: text.slice(Math.max(start, at), end), hit: true });
		at = Math.max(at, end);
	}
	if (at < text.length) segments.push({ text: text.slice(at), hit: false });
	return segments;
}

/** The words of the text that answer a term, in its order; pieces of a hyphened word may stand inside one. */
export function matchesIn(text: string, { terms }: SearchQuery, fuzzy = false): readonly Token[] {
	if (terms.length === 0) return [];
	const answers = new Map<string, boolean>();
	const isMatch = (word: string) => {
		const known = answers.get(word);
		if (known !== undefined) return known;
		const forms = wordForms(word);
		const answer = terms.some((term) => matchWord(term, forms, fuzzy) !== null);
		answers.set(word, answer);
		return answer;
	};
	return tokenise(text).filter(({ word }) => isMatch(word));
}
