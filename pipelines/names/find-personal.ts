import { isStopWord } from '#lib/domain/search/stop-words.ts';
import { isCompound } from '../repair/danish-compounds.ts';
import type { WordList } from '../repair/hunspell-words.ts';
import type { AllowedNames } from './allowed-names.ts';

/** What sort of personal datum was found. */
export const PERSONAL_KINDS = ['name', 'telephone', 'email', 'cpr'] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** A place in a text where a person seems to be named. What stands there is not kept. */
export interface PersonalHit {
	readonly kind: PersonalKind;
	/** UTF-16 offset in the text, its letters composed. */
	readonly at: number;
}

interface Place {
	readonly start: number;
	readonly end: number;
}

/** What words are judged by. */
export interface NameEvidence {
	readonly words: WordList;
	readonly allowed: AllowedNames;
}

const EMAIL =
	/(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+\s?(?:@|[([{]\s?(?:at|snabel-?a)\s?[)\]}])\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;
/** Spares the search where there can be none. */
const MAY_HOLD_EMAIL = /@|[([{]\s?(?:at|snabel)/i;
const CPR =
	/(?<![\p{L}\p{N}])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}\s?[-–]?\s?\d{4}(?![\p{L}\p{N}])/gu;
const TELEPHONES = [
	/(?<![\p{L}\p{N}+])(?:\(?(?:\+|00)\s?45\)?[\s.-]?)?(?:\d{2}[\s.·-]?){3}\d{2}(?![\p{L}\p{N}])/gu,
	/(?<![\p{L}\p{N}])(?:\+|00)\s?[1-9]\d{0,2}[\s.()/-]*(?:\d[\s.()/-]{0,2}){6,12}(?![\p{L}\p{N}])/gu,
	/(?<![\p{L}\p{N}])(?:tlf|tel|telefon|mobil|mob|lokal)(?:nr)?[.:]*\s*(?:nr\.?\s*)?\+?\(?\d(?:[\s.()/-]?\d){3,}/giu
];
/** Two years, or a day: eight digits that call nobody. */
const YEARS_OR_DAY =
	/^(?:(?:19|20)\d\d\D?(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d\d[.-]\d\d[.-](?:19|20)\d\d)$/;
const TOKEN = /\p{L}[\p{L}\p{M}]*(?:[-'’‐‑]\p{L}[\p{L}\p{M}]*)*/gu;
/** What stands before the first word of a sentence, of an item, of a cell (also behind ids and a comma) or of a quotation. */
const SENTENCE_START = /(?:(?:^|[.!?:;…•|›>\t\n–-])[\s"”»«“„'’()[\]*#\d.]*|["”»«“„]|^[a-z\d;-]*\d,)$/u;
/** Shorter words in small letters are no names, whatever the dictionary lists. */
const SHORTEST_SMALL_NAME = 4;

/**
 * Finds what may name a person: e-mail addresses, telephone and CPR numbers, and words that look like names. Fails to the
 * safe side: every capitalised word inside a sentence that is not allowed counts, and one that begins a sentence unless
 * the dictionary has it as a plain word and as no name. The dictionary is Danish: of an English text, words in small
 * letters are not looked at, and what begins a sentence must be allowed or a Danish word as well. In the order of the
 * text.
 */
export function findPersonal(
	source: string,
	evidence: NameEvidence,
	language: 'da' | 'en' = 'da'
): PersonalHit[] {
	const text = source.normalize('NFC');
	const hits: PersonalHit[] = [];
	let allowed: Place[] | null = null;
	const numbers: Place[] = [];
	const take = (kind: PersonalKind, pattern: RegExp) => {
		for (const { 0: found, index } of text.matchAll(pattern)) {
			const place = { start: index, end: index + found.length };
			const isTaken = numbers.some(({ start, end }) => start < place.end && place.start < end);
			if (isTaken || (kind === 'telephone' && YEARS_OR_DAY.test(found.trim()))) continue;
			numbers.push(place);
			hits.push({ kind, at: index });
		}
	};
	if (MAY_HOLD_EMAIL.test(text)) take('email', EMAIL);
	take('cpr', CPR);
	for (const pattern of TELEPHONES) take('telephone', pattern);
	for (const { start, end } of suspiciousWords(text, evidence.words, language)) {
		const places = (allowed ??= [...evidence.allowed.placesIn(text), ...addressesIn(text)]);
		if (!places.some((place) => place.start <= start && end <= place.end))
			hits.push({ kind: 'name', at: start });
	}
	return hits.sort((a, b) => a.at - b.at);
}

/** The words that look like names, those that are allowed among them. */
function suspiciousWords(text: string, words: WordList, language: 'da' | 'en'): Place[] {
	return [...text.matchAll(TOKEN)].flatMap(({ 0: word, index }) => {
		const isCapital = /^\p{Lu}/u.test(word);
		if (language === 'en' && !isCapital) return [];
		const before = isCapital ? text.slice(Math.max(0, index - 40), index) : '';
		const isName = isCapital
			? looksLikeName(word, SENTENCE_START.test(before), words)
			: looksLikeSmallName(word, words);
		return isName ? [{ start: index, end: index + word.length }] : [];
	});
}

function addressesIn(text: string): Place[] {
	return [...text.matchAll(/https?:\/\/\S+/gi)].map(({ 0: found, index }) => ({
		start: index,
		end: index + found.length
	}));
}

/** A capitalised word: single letters number lists (`A:`). */
function looksLikeName(word: string, isInitial: boolean, words: WordList): boolean {
	if (word.length < 2) return false;
	const lower = word.toLowerCase();
	return !isInitial || (!isStopWord(lower) && (!isPlain(lower, words) || isListedName(word, words)));
}

/** A word in small letters that is no word, and would be a name with a capital. */
function looksLikeSmallName(word: string, words: WordList): boolean {
	const lower = word.toLowerCase();
	const capitalised = lower.charAt(0).toUpperCase() + lower.slice(1);
	return word.length >= SHORTEST_SMALL_NAME && isListedName(capitalised, words) && !isPlain(lower, words);
}

function isPlain(lower: string, words: WordList): boolean {
	return words.isWord(lower) || isCompound(lower, words);
}

/** The genitive of a name is the name with an s. */
function isListedName(word: string, words: WordList): boolean {
	return words.isName(word) || (/s$/.test(word) && words.isName(word.replace(/['’]?s$/, '')));
}
