import { shownLetters } from '../parse/known-texts.ts';
import type { LedgerEntry } from './id-ledger.ts';

/** A text that wants its id. */
export interface Claimant {
	readonly key: string;
	/** Null for a statement. */
	readonly year: number | null;
	/** The theme by its label; null where the label is unknown. */
	readonly themeId: string | null;
}

/** The id that a text had before. */
export interface LedgerMatch {
	readonly entry: LedgerEntry;
	/** True where the text is not the one that the ledger knows, only a close one. */
	readonly changed: boolean;
}

/** Two texts of one year with a likeness below this are two texts. */
const CLOSE = 0.7;

/**
 * Finds for each claimant the entry of the same year and text; then, among what is left, the closest text.
 *
 * Index by index as `claimants`; null where the ledger knows no such text. An entry is given once; retired ones never.
 */
export function matchLedger(
	claimants: readonly Claimant[],
	entries: readonly LedgerEntry[]
): readonly (LedgerMatch | null)[] {
	const free = new Set(entries.filter((entry) => entry.retired === ''));
	const matches = new Array<LedgerMatch | null>(claimants.length).fill(null);
	const take = (index: number, entry: LedgerEntry, changed: boolean) => {
		matches[index] = { entry, changed };
		free.delete(entry);
	};
	const byText = new Map<string, LedgerEntry[]>();
	for (const entry of free) {
		const text = `${entry.year} ${entry.textKey}`;
		byText.set(text, [...(byText.get(text) ?? []), entry]);
	}
	for (const sameTheme of [true, false]) {
		for (const [index, { key, year, themeId }] of claimants.entries()) {
			if (matches[index]) continue;
			const entry = byText
				.get(`${year} ${key}`)
				?.find((candidate) => free.has(candidate) && (!sameTheme || candidate.themeId === themeId));
			if (entry) take(index, entry, false);
		}
	}
	for (const { index, entry } of closePairs(claimants, matches, free)) {
		if (!matches[index] && free.has(entry)) take(index, entry, true);
	}
	return matches;
}

function closePairs(
	claimants: readonly Claimant[],
	matches: readonly (LedgerMatch | null)[],
	free: ReadonlySet<LedgerEntry>
): { index: number; entry: LedgerEntry; likeness: number }[] {
	const pairs = claimants.flatMap((claimant, index) => {
		if (matches[index]) return [];
		return [...free]
			.filter((entry) => entry.year === claimant.year)
			.map((entry) => ({ index, entry, likeness: likeness(claimant.key, entry.textKey) }));
	});
	return pairs
		.filter((pair) => pair.likeness >= CLOSE)
		.sort((a, b) => b.likeness - a.likeness || a.index - b.index);
}

/** Share of letter pairs that two keys have in common, 0 to 1. Source: Dice, Ecology 26 (1945) 297-302. */
function likeness(a: string, b: string): number {
	const first = pairsOf(shownLetters(a));
	const second = pairsOf(shownLetters(b));
	let common = 0;
	for (const [pair, count] of first) common += Math.min(count, second.get(pair) ?? 0);
	const total = sizeOf(first) + sizeOf(second);
	return total === 0 ? 0 : (2 * common) / total;
}

function pairsOf(text: string): Map<string, number> {
	const pairs = new Map<string, number>();
	for (let at = 0; at < text.length - 1; at++) {
		const pair = text.slice(at, at + 2);
		pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
	}
	return pairs;
}

function sizeOf(pairs: ReadonlyMap<string, number>): number {
	let size = 0;
	for (const count of pairs.values()) size += count;
	return size;
}
