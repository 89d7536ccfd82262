import { foldWord, looseForm } from './fold-letters.ts';

/** What the index of councils looks at. */
export interface SearchableCouncil {
	readonly name: string;
	readonly municipality: string;
	readonly kind: string;
}

/**
 * The councils that have every word of a search, or the beginning of it, in name, municipality or kind, in the order given. Danish
 * letters may be spelled out: `aarhus` finds `Århus`, and the other way round.
 */
export function findCouncils<Council extends SearchableCouncil>(
	councils: readonly Council[],
	q: string
): readonly Council[] {
	const asked = wordsOf(q);
	if (asked.length === 0) return councils;
	return councils.filter(({ name, municipality, kind }) => {
		const words = wordsOf(`${name} ${municipality} ${kind}`);
		return asked.every((start) => words.some((word) => word.startsWith(start)));
	});
}

function wordsOf(text: string): readonly string[] {
	return text
		.split(/[^\p{L}\p{N}\p{M}]+/u)
		.map((word) => looseForm(foldWord(word)))
		.filter((word) => word !== '');
}
