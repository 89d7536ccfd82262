import { stemmer } from '@orama/stemmers/danish';
import { looseForm } from './fold-letters.ts';

/** What a word of a text is found by. */
export interface WordForms {
	/** Folded, see `foldWord`. */
	readonly word: string;
	/** Without its Danish endings: `forældrenes` and `forældre` share one. */
	readonly stem: string;
	readonly looseWord: string;
	readonly looseStem: string;
}

/** The stem of a short word keeps its `ig`: else the unemployed (`ledige`) and the leaders (`ledere`) are one word. */
const KEEPS_IG_BELOW = 4;

/**
 * The forms of a folded word.
 *
 * Source: Danish stemming algorithm of Snowball, as `@orama/stemmers` has it.
 */
export function wordForms(word: string): WordForms {
	const stem = stemOf(word);
	return { word, stem, looseWord: looseForm(word), looseStem: looseForm(stem) };
}

function stemOf(word: string): string {
	const stem = stemmer(word);
	const kept = stem.length < KEEPS_IG_BELOW ? /^l?ig/.exec(word.slice(stem.length)) : null;
	return kept && word.startsWith(stem) ? stem + kept[0] : stem;
}
