import { looseForm } from '#lib/domain/search/fold-letters.ts';
import { MATCH_SCORES } from '#lib/domain/search/match-score.ts';
import { type MatchKind, matchWord, SHORTEST_PART } from '#lib/domain/search/match-word.ts';
import type { SearchQuery, SearchTerm, TermForm } from '#lib/domain/search/read-query.ts';
import type { Database } from './database.ts';
import type { ParamsOf } from './define-query.ts';
import { searchWords } from './queries/search-words.ts';

/** Most words of the index that are looked at for one term. */
const MOST_WORDS = 5_000;

/** The words of the index that answer a query, as three lists of one length, and the number of its terms. */
export interface FoundWords {
	readonly wordIds: readonly number[];
	/** Number of the term that the word answers, from 0. */
	readonly terms: readonly number[];
	/** How well it does, see `MATCH_SCORES`. */
	readonly scores: readonly number[];
	readonly termCount: number;
	/** Whether a word answers by a typing error alone. */
	readonly guessed: boolean;
}

/**
 * Finds the words of a council that answer each term of a query, with `fuzzy` those with typing errors, too. One term
 * after the other, so that a long query holds one connection only. `left` says how many milliseconds there are for it.
 */
export async function findWords(
	db: Database,
	councilId: string,
	{ terms }: SearchQuery,
	fuzzy: boolean,
	left: () => number
): Promise<FoundWords> {
	const words: { wordId: number; term: number; kind: MatchKind }[] = [];
	for (const [index, term] of terms.entries()) {
		const params = { councilId, ...wordCandidates(term, fuzzy) };
		for (const { wordId, word, stem } of await db.run(searchWords, params, { deadlineMs: left() })) {
			const forms = { word, stem, looseWord: looseForm(word), looseStem: looseForm(stem) };
			const kind = matchWord(term, forms, fuzzy);
			if (kind) words.push({ wordId, term: index, kind });
		}
	}
	return {
		wordIds: words.map(({ wordId }) => wordId),
		terms: words.map(({ term }) => term),
		scores: words.map(({ kind }) => MATCH_SCORES[kind]),
		termCount: terms.length,
		guessed: words.some(({ kind }) => kind === 'fuzzy')
	};
}

/** What `searchWords` asks for, so that no word that `matchWord` accepts is missing. */
function wordCandidates(term: SearchTerm, fuzzy: boolean): Omit<ParamsOf<typeof searchWords>, 'councilId'> {
	const [typed, respelled] = term.spellings;
	const loose = term.looseToo ? term.loose : [];
	const [near] = term.loose;
	return {
		forms: term.spellings.map(({ form }) => form),
		stems: term.spellings.map(({ stem }) => stem),
		looseForms: loose.map(({ form }) => form),
		looseStems: loose.map(({ stem }) => stem),
		part: partOf(typed ? [typed] : []),
		otherPart: partOf(respelled ? [respelled] : []),
		loosePart: partOf(loose),
		prefix: term.prefix ? (typed?.form ?? null) : null,
		otherPrefix: term.prefix ? (respelled?.form ?? null) : null,
		loosePrefix: term.prefix ? (loose[0]?.form ?? null) : null,
		near: near?.form ?? '',
		nearStem: near?.stem ?? '',
		edits: fuzzy ? term.edits : 0,
		most: MOST_WORDS
	};
}

/** The shortest text that every compound with one of these forms or stems has in it; null where all are too short. */
function partOf(forms: readonly TermForm[]): string | null {
	const parts = forms
		.flatMap(({ form, stem }) => [form, stem])
		.filter((part) => part.length >= SHORTEST_PART);
	return parts.sort((a, b) => a.length - b.length)[0] ?? null;
}
