import type { CubeRow } from '../cube.ts';
import { type MunicipalTerm, termsBetween } from '../municipal-term.ts';
import { isTooYoung } from '../status-date.ts';
import { byYear } from './by-year.ts';
import type { YearRange } from './theme-year-counts.ts';
import { type CohortCounts, cohortCounts } from './year-beside-others.ts';

/** The recommendations of one year at the status date. */
export interface YearCohort {
	readonly year: number;
	readonly counts: CohortCounts;
	/** Younger than four years at the status date: too recent to judge. */
	readonly tooYoung: boolean;
}

/** The years of one municipal term, and their sum. */
export interface TermCohort {
	readonly term: MunicipalTerm;
	/** Those years of the term that the source covers, oldest first, one without recommendations included. */
	readonly years: readonly YearCohort[];
	/** Sum of the years: a count, never a mean. */
	readonly counts: CohortCounts;
}

/**
 * The years of a source, apart by municipal term, oldest first. Nothing is summed across terms. Throws on a row of a year
 * outside the range.
 *
 * @param statusAsOf the council's `status_as_of`; null where its source carries no status, then no year is too recent
 */
export function yearsByTerm(
	cube: readonly CubeRow[],
	years: YearRange,
	statusAsOf: string | null
): readonly TermCohort[] {
	const groups = byYear(cube, years.from, years.to);
	return termsBetween(years.from, years.to).map((term) => {
		const ofTerm = groups.filter(({ year }) => year >= term.from && year <= term.to);
		return {
			term,
			years: ofTerm.map(({ year, rows }) => ({
				year,
				counts: cohortCounts(rows),
				tooYoung: isTooYoung(year, statusAsOf)
			})),
			counts: cohortCounts(ofTerm.flatMap(({ rows }) => rows))
		};
	});
}
