import type { CubeRow } from '../cube.ts';
import { type MunicipalTerm, termOf } from '../municipal-term.ts';
import { made } from './made.ts';
import type { YearRange } from './theme-year-counts.ts';

/** Recommendations of one municipal term. */
export interface TermCount {
	readonly term: MunicipalTerm;
	readonly made: number;
}

/**
 * How many recommendations each municipal term has among those shown, oldest first: every term that the periods touch, with
 * none included. A number about more than one term is told apart by these.
 */
export function termCounts(rows: readonly CubeRow[], periods: readonly YearRange[]): readonly TermCount[] {
	const terms = new Map<number, MunicipalTerm>();
	for (const { from, to } of periods) {
		for (let year = from; year <= to; year++) terms.set(termOf(year).from, termOf(year));
	}
	return [...terms.values()].map((term) => ({
		term,
		made: made(rows.filter(({ year }) => termOf(year).from === term.from))
	}));
}
