import { type MunicipalTerm, termsBetween } from '#lib/domain/municipal-term.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';

/** A municipal term over years that stand side by side. */
export interface TermSpan {
	readonly term: MunicipalTerm;
	/** Places of its first and last year among those shown, from 0. */
	readonly start: number;
	readonly end: number;
}

/** The terms to be marked over these years, oldest first; none where all are of one term. */
export function termSpans({ from, to }: YearRange): readonly TermSpan[] {
	const terms = termsBetween(from, to);
	if (terms.length < 2) return [];
	return terms.map((term) => ({
		term,
		start: Math.max(term.from, from) - from,
		end: Math.min(term.to, to) - from
	}));
}
