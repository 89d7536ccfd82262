import { findPersonal, type NameEvidence, type PersonalKind } from './find-personal.ts';

/** What may name a person in a published text and stands in none of the texts that it was made of. */
export interface StrangeName {
	readonly kind: PersonalKind;
	/** UTF-16 offset in the text, its letters composed and without the beginnings of addresses. What stands there is not kept. */
	readonly at: number;
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:[-'’‐‑]\p{L}[\p{L}\p{M}]*)*/uy;
const NUMBER = /[+(]?\d[\d\s.()/·–-]*\d/uy;

/** Words and numbers of a text, as they are compared. */
export function wordsOf(text: string): readonly string[] {
	const words = text.normalize('NFC').match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
	return [...words.map((word) => word.toLowerCase()), ...(text.match(/\d{4,}/g) ?? [])];
}

/**
 * Names, telephone and CPR numbers and e-mail addresses in a published text that none of the texts behind it has: those were
 * looked through when the release was made, so that what is left has come in on the way.
 * @param known the words of the texts behind it, as `wordsOf` gives them
 */
export function strangeNames(
	text: string,
	evidence: NameEvidence,
	known: ReadonlySet<string>
): readonly StrangeName[] {
	// Names of hosts and paths count too, which the search for names passes over in an address.
	const whole = text.normalize('NFC').replaceAll(/https?:\/\//gi, ' ');
	return findPersonal(whole, evidence, 'en').filter(({ kind, at }) => {
		if (kind === 'email') return true;
		const pattern = kind === 'name' ? WORD : NUMBER;
		pattern.lastIndex = at;
		const found = pattern.exec(whole)?.[0] ?? whole.slice(at, at + 20);
		if (kind !== 'name') return !known.has(found.replaceAll(/\D/g, ''));
		return wordsOf(found).some((word) => !known.has(word));
	});
}
