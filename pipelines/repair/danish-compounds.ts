import type { WordList } from './hunspell-words.ts';

const SHORTEST_PART = 3;
/** Two parts of three letters are found in too many words that are no compounds. */
const SHORTEST_COMPOUND = 7;
const SHORTEST_PART_OF_THREE = 4;
/** No Danish word is longer: what is, has lost its blanks, and would be cut at every letter. */
const LONGEST_COMPOUND = 80;

/**
 * Small words. None of them is the second part of a compound that somebody wrote with a hyphen, and a hyphen after
 * one of them is hardly ever a writer's.
 */
const PARTICLES = new Set(
	(
		'af an at bag be bi da de dem den der det du efter eller en end er et for fra frem før gen ham han har hen her ' +
		'hos hun hvad hver i ikke ind igen imod jeg kan man med men mellem mis mod må ned nu når og om op os over ' +
		'på sam ses sig siden skal som så til tilbage u ud uden under van var ved vi vil være'
	).split(' ')
);

/** Endings that are no second part of a compound, though some are words. */
const ENDINGS = new Set(
	(
		'agtig ans bar bart bare de der dom ede else elsen elser elserne en ende ene er eren eri erne es et eri fuld ' +
		'heden heder hederne hed ier ig ige igt ing ingen inger ingerne isk iske lig lige ligt ling lingen ning ningen ' +
		'ninger ningerne re res ret rets sel skab skabet skaber skaberne skabs som te ter'
	).split(' ')
);

/** True for a small word that a writer does not join to the next by a hyphen. */
export function isParticle(word: string): boolean {
	return PARTICLES.has(word.toLowerCase());
}

/** True for an ending such as `-skab` or `-hed`. */
export function isEnding(word: string): boolean {
	return ENDINGS.has(word.toLowerCase());
}

/** True where a word is made of two or three known words, with or without a linking s or e between them. */
export function isCompound(word: string, words: WordList): boolean {
	if (word.length < SHORTEST_COMPOUND || word.length > LONGEST_COMPOUND) return false;
	return splits(word.toLowerCase(), words, SHORTEST_PART, 1);
}

/** True for the form that a word takes as the first part of a compound and nowhere else: `fritids`, `livs`. */
export function isLinkingForm(word: string, words: WordList): boolean {
	const lower = word.toLowerCase();
	if (!lower.endsWith('s') || words.isListed(lower)) return false;
	const stem = lower.slice(0, -1);
	return words.isWord(stem) || words.isWord(`${stem}e`) || isCompound(stem, words);
}

function splits(word: string, words: WordList, shortest: number, depth: number): boolean {
	for (let at = shortest; at <= word.length - shortest; at++) {
		const last = word.slice(at);
		if (isParticle(last) || isEnding(last) || !words.isWord(last)) continue;
		const first = word.slice(0, at);
		const stem = /[se]$/.test(first) && first.length > shortest ? first.slice(0, -1) : first;
		if (canBeFirst(first, words) || canBeFirst(stem, words)) return true;
		if (depth > 0 && [first, stem].some((part) => splits(part, words, SHORTEST_PART_OF_THREE, depth - 1)))
			return true;
	}
	return false;
}

function canBeFirst(part: string, words: WordList): boolean {
	return !isEnding(part) && words.isWord(part);
}
