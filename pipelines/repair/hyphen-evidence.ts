import { isCompound, isEnding, isLinkingForm, isParticle } from './danish-compounds.ts';
import type { WordList } from './hunspell-words.ts';

/** What the evidence says of one hyphen. */
export type HyphenVerdict =
	/** The hyphen came with a line break: take it out. */
	| { readonly kind: 'heal'; readonly reason: string }
	/** The hyphen is the writer's. */
	| { readonly kind: 'keep' }
	/** Both are possible: leave it and say so. */
	| { readonly kind: 'undecided'; readonly reason: string }
	/** Neither spelling is a word; with one letter more it would be `likely`. */
	| { readonly kind: 'lost_letter'; readonly likely: string };

/** One hyphen between two parts of a word. */
export interface HyphenPlace {
	readonly left: string;
	readonly right: string;
	/** True where the word has several hyphens or a stroke (`ung-til-ung`, `skole/hjem-samtale`): it is a writer's. */
	readonly chained: boolean;
	/** True where a page, or a line of a text set in lines, ends after the hyphen. */
	readonly atPageEnd: boolean;
	/** How many other hyphens of the same text are known to have come with line breaks. */
	readonly healedBeside: number;
}

/** What a hyphen is judged by: a dictionary and the words of the register itself. */
export interface HyphenEvidence {
	readonly words: WordList;
	/** Words of the corpus in lower case, each with the number of times that it stands there without a hyphen. */
	readonly corpus: ReadonlyMap<string, number>;
	/** Words of the corpus with their hyphens, in lower case, and how often. */
	readonly hyphened: ReadonlyMap<string, number>;
	/** Web addresses that stand whole on a line of the corpus. */
	readonly addresses?: ReadonlySet<string>;
	/** What the pieces of a text are: what a page left of it, or its lines. Pages where it is not said. */
	readonly pieces?: 'pages' | 'lines';
}

/** First parts that Danish spelling joins by a hyphen. */
const HYPHEN_PREFIXES = new Set(['ikke', 'ex', 'eks', 'non', 'e', 'it']);
/** So many letters of the second part make it the same word, however it is inflected. */
const WORD_STEM = 5;
/** So many line-break hyphens in one text show that it was set in a narrow column and hyphenated. */
const TELLING_HEALS = 2;

/** Judges one hyphen. Pure: the same evidence gives the same verdict. */
export function judgeHyphen(place: HyphenPlace, evidence: HyphenEvidence): HyphenVerdict {
	const { left, right } = place;
	const { words } = evidence;
	if (isWritersHyphen(left, right)) return { kind: 'keep' };
	if (HYPHEN_PREFIXES.has(left.toLowerCase()) && isKnown(right, words)) return { kind: 'keep' };
	const whole = (left + right).toLowerCase();
	if (evidence.corpus.has(whole)) return heal(`the register writes "${whole}" elsewhere`);
	if (place.chained && evidence.hyphened.has(`${whole}-`)) return heal(`"${whole}-" stands elsewhere`);
	if (!isKnown(left, words)) return judgeBroken(place, `"${left}" is no word by itself`, evidence);
	if (!isKnown(right, words)) return judgeBroken(place, `"${right}" is no word by itself`, evidence);
	return judgeWords(place, evidence);
}

function heal(reason: string): HyphenVerdict {
	return { kind: 'heal', reason };
}

/** Capitals, digits and single letters: `SSP-samarbejdet`, `UU-Vestegnen`, `D-vitaminmangel`, `2015-17`. */
function isWritersHyphen(left: string, right: string): boolean {
	return (
		left.length === 1 || /\d/.test(left + right) || /^\p{Lu}/u.test(right) || /^\p{Lu}{2,}s?$/u.test(left)
	);
}

function isKnown(word: string, words: WordList): boolean {
	return words.isWord(word) || isCompound(word, words);
}

/** At least one part is no word by itself. */
function judgeBroken(place: HyphenPlace, reason: string, evidence: HyphenEvidence): HyphenVerdict {
	const { words } = evidence;
	const whole = place.left + place.right;
	if (words.isWord(whole)) return heal(`${reason} and the dictionary knows "${whole.toLowerCase()}"`);
	if (isCompound(whole, words)) return heal(`${reason} and "${whole.toLowerCase()}" is made of known words`);
	if (isLinkingForm(whole, words) && words.startsListed(whole)) {
		return heal(`${reason} and the dictionary has words that begin with "${whole.toLowerCase()}"`);
	}
	const relative = corpusRelative(place, evidence);
	if (relative) return heal(`${reason} and the register writes "${relative}"`);
	const likely = withOneLetterMore(whole.toLowerCase(), evidence);
	if (likely) return { kind: 'lost_letter', likely };
	return {
		kind: 'undecided',
		reason: `${reason}, and neither dictionary nor register knows "${whole.toLowerCase()}"`
	};
}

/** Both parts are words, so the dictionary alone decides only where a writer would not have put a hyphen. */
function judgeWords(place: HyphenPlace, evidence: HyphenEvidence): HyphenVerdict {
	const { left, right, chained, atPageEnd, healedBeside } = place;
	const { words } = evidence;
	const whole = (left + right).toLowerCase();
	const known = words.isWord(whole)
		? 'the dictionary knows'
		: isCompound(whole, words)
			? 'known words make'
			: null;
	if (chained) return { kind: 'keep' };
	if (known) {
		if (isParticle(left)) return heal(`nobody writes a hyphen after "${left}", and ${known} "${whole}"`);
		if (isParticle(right) || isEnding(right))
			return heal(`"${right}" is an ending here, and ${known} "${whole}"`);
		if (words.isWord(whole) && !words.beginsCompound(left)) {
			return heal(`"${left}" begins no compound, and ${known} "${whole}"`);
		}
		if (isLinkingForm(left, words)) return heal(`"${left}" has its linking s, and ${known} "${whole}"`);
	}
	const relative = corpusRelative(place, evidence);
	if (relative) return heal(`the register writes "${relative}"`);
	if (!known) return { kind: 'keep' };
	if ((evidence.hyphened.get(`${left}-${right}`.toLowerCase()) ?? 0) > 1) return { kind: 'keep' };
	if (atPageEnd) {
		const end = evidence.pieces === 'lines' ? 'line' : 'page';
		return heal(`the ${end} ends here, and ${known} "${whole}"`);
	}
	if (healedBeside >= TELLING_HEALS) {
		return heal(`${healedBeside} other hyphens of this text came with line breaks, and ${known} "${whole}"`);
	}
	return {
		kind: 'undecided',
		reason: `both "${left}" and "${right}" are words and "${whole}" would be one too`
	};
}

/** A word of the corpus that begins with the left part and the stem of the right: the same word, inflected otherwise. */
function corpusRelative(place: HyphenPlace, evidence: HyphenEvidence): string | null {
	if (place.right.length < WORD_STEM) return null;
	const start = (place.left + place.right.slice(0, WORD_STEM)).toLowerCase();
	for (const word of evidence.corpus.keys()) if (word.startsWith(start)) return word;
	return null;
}

const ALPHABET = [...'abcdefghijklmnopqrstuvwxyzæøå'];

function withOneLetterMore(word: string, evidence: HyphenEvidence): string | null {
	for (let at = 1; at < word.length; at++) {
		for (const letter of ALPHABET) {
			const candidate = word.slice(0, at) + letter + word.slice(at);
			if (evidence.corpus.has(candidate) || evidence.words.isWord(candidate)) return candidate;
		}
	}
	return null;
}
