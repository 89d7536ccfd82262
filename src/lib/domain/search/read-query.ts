import { hasDanishLetters, looseForm, readDigraphs, writeDigraphs } from './fold-letters.ts';
import { isStopWord } from './stop-words.ts';
import { tokenise } from './tokenise.ts';
import { wordForms } from './word-forms.ts';

/** Longest query that is read, in characters; what comes after is not looked at. */
export const MAX_QUERY_LENGTH = 200;

/** Most words that are looked for at once; those after are left out. */
export const MAX_TERMS = 12;

/** Shortest beginning of a word that finds the words beginning so. */
const SHORTEST_PREFIX = 3;

/** One way of writing a word that is looked for. */
export interface TermForm {
	readonly form: string;
	readonly stem: string;
}

/** One word that is looked for. */
export interface SearchTerm {
	/** As typed, folded. */
	readonly word: string;
	/** As typed, then with the Danish letters spelled the other way (`forældre`, `foraeldre`) where there is one. */
	readonly spellings: readonly TermForm[];
	/** Each spelling in its loose form, without doubles. */
	readonly loose: readonly TermForm[];
	/** Whether loose forms of words answer it as well: for a word typed without Danish letters. */
	readonly looseToo: boolean;
	/** True where the word may be unfinished: the last one, from three letters on. */
	readonly prefix: boolean;
	/** Typing errors that are forgiven, if any are. */
	readonly edits: number;
}

/** What a reader looks for: rows that have every term. */
export interface SearchQuery {
	/** In the order typed, each once; empty where there is nothing to look for. */
	readonly terms: readonly SearchTerm[];
	/** Folded words that are left out because others say more, or because there are too many. */
	readonly ignored: readonly string[];
}

/**
 * What a typed query looks for. Never throws. Stop words and single letters count only where there is nothing else.
 */
export function readQuery(typed: string): SearchQuery {
	const tokens = tokenise(shortenQuery(typed));
	const words = [...new Set(tokens.filter(({ part }) => !part).map(({ word }) => word))];
	const last = tokens.findLast(({ part }) => !part)?.word;
	const telling = words.filter((word) => !isStopWord(word));
	const sought = (telling.length > 0 ? telling : words).slice(0, MAX_TERMS);
	return {
		terms: sought.map((word) => searchTerm(word, word === last)),
		ignored: words.filter((word) => !sought.includes(word))
	};
}

/**
 * The first `MAX_QUERY_LENGTH` characters of what is typed, without a word that the cut would leave half, unless it is
 * the only one.
 */
export function shortenQuery(typed: string): string {
	const characters = [...typed.slice(0, 2 * MAX_QUERY_LENGTH + 2)];
	if (characters.length <= MAX_QUERY_LENGTH) return typed;
	const kept = characters.slice(0, MAX_QUERY_LENGTH).join('');
	const next = characters[MAX_QUERY_LENGTH] ?? ' ';
	return /\s/.test(next) ? kept : kept.replace(/(\S)\s+\S*$/u, '$1');
}

function searchTerm(word: string, last: boolean): SearchTerm {
	const respelled = hasDanishLetters(word) ? writeDigraphs(word) : readDigraphs(word);
	const spellings = (respelled === word ? [word] : [word, respelled]).map((spelling) => ({
		form: spelling,
		stem: wordForms(spelling).stem
	}));
	const loose = spellings.map(({ form, stem }) => ({ form: looseForm(form), stem: looseForm(stem) }));
	return {
		word,
		spellings,
		loose: loose.filter(({ stem }, index) => index === 0 || stem !== loose[0]?.stem),
		looseToo: !hasDanishLetters(word),
		prefix: last && word.length >= SHORTEST_PREFIX,
		edits: forgivenEdits(word.length)
	};
}

/** How many typing errors are forgiven in a word of so many letters: one from five letters on, two from nine. */
export function forgivenEdits(letters: number): number {
	if (letters >= 9) return 2;
	return letters >= 5 ? 1 : 0;
}
