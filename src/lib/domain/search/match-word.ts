import { editDistance } from './edit-distance.ts';
import { forgivenEdits, type SearchTerm, type TermForm } from './read-query.ts';
import type { WordForms } from './word-forms.ts';

/** How a word of a text answers a word that is looked for, the best first. */
export const MATCH_KINDS = ['exact', 'stem', 'prefix', 'compound', 'fuzzy'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** Shortest part of a compound that is found in it; one that has letters on both sides is longer. */
export const SHORTEST_PART = 4;
const SHORTEST_INNER_PART = 5;

/** Shortest first part of a compound before the part that is found. */
const SHORTEST_HEAD = 2;

/** Beginnings that make another word, not a compound: the elderly (`ældre`) are not in parents (`forældre`). */
const DERIVING_HEAD = /^(?:an|be|er|for|ge|mis|van)$|for$/;

/**
 * How the word answers the term: the best kind there is, null where it does not. `fuzzy` only where typing errors
 * are forgiven and the word answers in no better way.
 */
export function matchWord(term: SearchTerm, word: WordForms, fuzzy = false): MatchKind | null {
	const kinds = term.spellings.map((spelling) => matchForm(term, spelling, word.word, word.stem));
	if (term.looseToo) {
		for (const spelling of term.loose) {
			const kind = matchForm(term, spelling, word.looseWord, word.looseStem);
			kinds.push(kind === 'exact' ? 'stem' : kind);
		}
	}
	const best = MATCH_KINDS.find((kind) => kinds.includes(kind));
	return best ?? (fuzzy && isNear(term, word) ? 'fuzzy' : null);
}

function matchForm(
	term: SearchTerm,
	{ form, stem }: TermForm,
	word: string,
	wordStem: string
): MatchKind | null {
	if (word === form) return 'exact';
	if (wordStem === stem) return 'stem';
	if (term.prefix && word.startsWith(form)) return 'prefix';
	return hasPart(word, wordStem, form) || hasPart(word, wordStem, stem) ? 'compound' : null;
}

function hasPart(word: string, wordStem: string, part: string): boolean {
	if (part.length < SHORTEST_PART) return false;
	const at = word.indexOf(part);
	if (at === 0) return true;
	if (at < SHORTEST_HEAD || DERIVING_HEAD.test(word.slice(0, at))) return false;
	return part.length >= SHORTEST_INNER_PART || word.endsWith(part) || wordStem.endsWith(part);
}

function isNear({ loose }: SearchTerm, { looseWord, looseStem }: WordForms): boolean {
	return loose.some(
		({ form, stem }) => isWithin(form, looseWord) || (stem !== form && isWithin(stem, looseStem))
	);
}

/** The errors forgiven depend on the shorter of the two, so that short stems of long words are compared strictly. */
function isWithin(typed: string, found: string): boolean {
	const edits = forgivenEdits(Math.min(typed.length, found.length));
	return edits > 0 && editDistance(typed, found, edits) <= edits;
}
