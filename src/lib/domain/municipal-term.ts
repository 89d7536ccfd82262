/** The four calendar years that a Danish municipal council sits, both ends included. */
export interface MunicipalTerm {
	readonly from: number;
	readonly to: number;
}

const TERM_YEARS = 4;
const SOME_FIRST_YEAR = 2010;

/**
 * The municipal term that a year belongs to: 2010-2013, 2014-2017, and so on both ways.
 *
 * Source: kommunal- og regionalvalgloven § 6 (elected for four years, the term counts from 1 January; elections in 2009, 2013 ...).
 */
export function termOf(year: number): MunicipalTerm {
	const from = SOME_FIRST_YEAR + Math.floor((year - SOME_FIRST_YEAR) / TERM_YEARS) * TERM_YEARS;
	return { from, to: from + TERM_YEARS - 1 };
}

/** The calendar years of a term, oldest first. */
export function yearsOfTerm({ from, to }: MunicipalTerm): readonly number[] {
	return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The public code of a term, its first and last year: `2010-2013`. */
export function termCode({ from, to }: MunicipalTerm): string {
	return `${from}-${to}`;
}

/** The term that a code names; null where it names none: other letters, or other years than a term has. */
export function termOfCode(code: string): MunicipalTerm | null {
	const [, first] = /^(\d{4})-\d{4}$/.exec(code) ?? [];
	const term = first === undefined ? null : termOf(Number(first));
	return term !== null && termCode(term) === code ? term : null;
}

/** Every municipal term that touches the years `from` to `to`, oldest first; none where `from` is after `to`. */
export function termsBetween(from: number, to: number): readonly MunicipalTerm[] {
	const terms: MunicipalTerm[] = [];
	for (let year = from; year <= to; year = termOf(year).to + 1) terms.push(termOf(year));
	return terms;
}
