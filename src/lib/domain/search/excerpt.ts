import { markMatches, matchesIn, type Segment } from './mark-matches.ts';
import type { SearchQuery } from './read-query.ts';

/** How much of a text stands before the first word that was found, in characters. */
const LEAD = 60;

/**
 * A stretch of at most about `length` characters around the first word that answers the query, its hits marked, with
 * `…` where the text goes on. The beginning of the text where nothing in it answers.
 */
export function excerpt(text: string, query: SearchQuery, fuzzy = false, length = 240): readonly Segment[] {
	const first = matchesIn(text, query, fuzzy)[0]?.start ?? 0;
	const start = first > LEAD ? wordStart(text, first - LEAD, first) : 0;
	const end = text.length - start > length ? wordEnd(text, start + length, start) : text.length;
	const before = start > 0 ? [{ text: '… ', hit: false }] : [];
	const after = end < text.length ? [{ text: ' …', hit: false }] : [];
	return [...before, ...markMatches(text.slice(start, end), query, fuzzy), ...after];
}

/** The first beginning of a word from `from` on, at the latest `latest`. */
function wordStart(text: string, from: number, latest: number): number {
	const space = text.slice(from, latest).search(/\s/);
	return space < 0 ? latest : from + space + 1;
}

/** The last end of a word up to `to`; `to` itself where there is none after `from`. */
function wordEnd(text: string, to: number, from: number): number {
	const kept = text.slice(from, to + 1).replace(/\s+\S*$/, '');
	return kept.length === to + 1 - from ? to : from + kept.length;
}
