import type { CubeRow } from '../cube.ts';
import { type MunicipalTerm, termOf } from '../municipal-term.ts';
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
	const terms = new Map<number, { term: MunicipalTerm; made: number }>();
	for (const { from, to } of periods) {
		for (let year = from; year <= to; year++) terms.set(termOf(year).from, { term: termOf(year), made: 0 });
	}
	for (const { year, n } of rows) {
		const counted = terms.get(termOf(year).from);
		if (counted !== undefined) counted.made += n;
	}
	return [...terms.values()];
}
