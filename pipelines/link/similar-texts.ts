import { isStopWord } from '#lib/domain/search/stop-words.ts';
import { tokenise } from '#lib/domain/search/tokenise.ts';
import { wordForms } from '#lib/domain/search/word-forms.ts';

/** Two texts that share words. */
export interface SimilarPair<Id> {
	readonly one: Id;
	readonly other: Id;
	/** Cosine of their words, 0 to 1: 1 where both have the same stems equally often. */
	readonly score: number;
}

type Vector = ReadonlyMap<string, number>;

/**
 * Every pair of texts with the cosine of their words in Danish stems, weighed by how few texts have them (tf-idf, the
 * logarithm of n over df), the most alike first, then in the order of the texts. Pairs that share no word are left out.
 *
 * Source: G. Salton, C. Buckley, Term-weighting approaches in automatic text retrieval (1988).
 */
export function similarTexts<Id>(texts: ReadonlyMap<Id, string>): SimilarPair<Id>[] {
	const counts = [...texts].map(([id, text]) => [id, stemCounts(text)] as const);
	const textsWith = new Map<string, number>();
	for (const [, stems] of counts)
		for (const stem of stems.keys()) textsWith.set(stem, (textsWith.get(stem) ?? 0) + 1);
	const weighed = counts.map(([id, stems]) => [id, unit(stems, textsWith, counts.length)] as const);
	const pairs = weighed.flatMap(([one, vector], index) =>
		weighed.slice(index + 1).map(([other, second]) => ({ one, other, score: product(vector, second) }))
	);
	return pairs.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
}

function stemCounts(text: string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { word, part } of tokenise(text)) {
		if (part || isStopWord(word)) continue;
		const { stem } = wordForms(word);
		counts.set(stem, (counts.get(stem) ?? 0) + 1);
	}
	return counts;
}

function unit(stems: Vector, texts: ReadonlyMap<string, number>, count: number): Vector {
	const weights = [...stems].map(
		([stem, n]) => [stem, n * Math.log(count / (texts.get(stem) ?? 1))] as const
	);
	const length = Math.hypot(...weights.map(([, weight]) => weight));
	return new Map(weights.map(([stem, weight]) => [stem, length === 0 ? 0 : weight / length]));
}

function product(one: Vector, other: Vector): number {
	let sum = 0;
	for (const [stem, weight] of one) sum += weight * (other.get(stem) ?? 0);
	return sum;
}
