import { corpusWords } from './corpus-words.ts';
import type { HyphenEvidence } from './hyphen-evidence.ts';
import type { WordList } from './hunspell-words.ts';

/** What the hyphens of a document of prose are judged by: its own lines, and the texts of the register beside it. */
export function proseEvidence(
	words: WordList,
	lines: readonly string[],
	registerTexts: readonly string[] = []
): HyphenEvidence {
	const addresses = lines.map((line) => line.trim()).filter((line) => /^https?:\/\/\S+$/i.test(line));
	return {
		words,
		...corpusWords([...registerTexts, ...lines]),
		addresses: new Set(addresses),
		pieces: 'lines'
	};
}
