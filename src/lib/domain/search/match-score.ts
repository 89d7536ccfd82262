import type { MatchKind } from './match-word.ts';

/**
 * How much a kind of match counts in the order of relevance; the field that it stands in multiplies it. In one field
 * every kind counts more than those after it, and a word in the text counts more than one in a status text unless
 * it is a guess.
 */
export const MATCH_SCORES: Readonly<Record<MatchKind, number>> = {
	exact: 12,
	stem: 10,
	prefix: 7,
	compound: 6,
	fuzzy: 2
};
