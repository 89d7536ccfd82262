import { plainText } from '../parse/plain-text.ts';
import type { HyphenEvidence } from './hyphen-evidence.ts';

/** Counts the words of a register, with and without hyphens. Parts beside a hyphen are no evidence of a word. */
export function corpusWords(texts: Iterable<string>): Pick<HyphenEvidence, 'corpus' | 'hyphened'> {
	const corpus = new Map<string, number>();
	const hyphened = new Map<string, number>();
	for (const text of texts) {
		for (const token of plainText(text)
			.toLowerCase()
			.match(/[\p{L}\p{N}\-\u2010\u2011]+/gu) ?? []) {
			const word = token.replace(/[\u2010\u2011]/g, '-');
			const counts = word.includes('-') ? hyphened : corpus;
			counts.set(word, (counts.get(word) ?? 0) + 1);
		}
	}
	return { corpus, hyphened };
}
