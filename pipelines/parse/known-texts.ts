import { labelLetters, letters } from './plain-text.ts';

/** How many letters of a text its key shows; the rest is in the checksum. */
const SHOWN = 80;
/** Fewer letters than this say nothing about where a text begins. */
const TELLING = 20;

/** What earlier readings of the register have settled. Evidence where a page break can be read in two ways. */
export interface KnownTexts {
	/** True for the label of a theme in `themes.csv`, however it is spelled. */
	readonly isTheme: (label: string) => boolean;
	readonly isRecommendation: (text: string) => boolean;
	readonly isStatement: (text: string) => boolean;
	readonly startsStatement: (text: string) => boolean;
}

/** The key by which a text is found again: its first 80 letters and a checksum of all of them. */
export function textKey(text: string): string {
	const all = letters(text);
	return `${all.slice(0, SHOWN)}#${checksum(all)}`;
}

/** The letters that a key shows. */
export function shownLetters(key: string): string {
	return key.slice(0, key.lastIndexOf('#'));
}

/** Evidence from theme labels and from the keys of recommendations and statements; empty lists are no evidence. */
export function knownTexts(
	labels: Iterable<string>,
	recommendationKeys: Iterable<string>,
	statementKeys: Iterable<string>
): KnownTexts {
	const themes = new Set([...labels].map(labelLetters));
	const recommendations = keySet(recommendationKeys);
	const statements = keySet(statementKeys);
	return {
		isTheme: (label) => themes.has(labelLetters(label)),
		isRecommendation: recommendations.has,
		isStatement: statements.has,
		startsStatement: statements.starts
	};
}

function keySet(keys: Iterable<string>) {
	const whole = new Set(keys);
	const shown = [...whole].map(shownLetters);
	// No text has to be looked at where none is known.
	if (whole.size === 0) return { has: () => false, starts: () => false };
	return {
		has: (text: string) => whole.has(textKey(text)),
		starts: (text: string) => {
			const start = letters(text).slice(0, SHOWN);
			return start.length >= TELLING && shown.some((candidate) => candidate.startsWith(start));
		}
	};
}

/** FNV-1a with 32 bits, as eight hex digits. Source: http://www.isthe.com/chongo/tech/comp/fnv/ */
function checksum(text: string): string {
	let hash = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
	return (hash >>> 0).toString(16).padStart(8, '0');
}
