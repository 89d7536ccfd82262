import type { CubeRow } from '../cube.ts';
import { denominators } from './base-rows.ts';
import { type ImplementationCounts, implementationCounts } from './implementation-counts.ts';
import { made } from './made.ts';
import { type ResponseCounts, responseCounts } from './response-counts.ts';
import { type StateCounts, stateCounts } from './state-counts.ts';

/** How the recommendations of some years stand at the status date. Counts of recommendations. */
export interface CohortCounts {
	readonly made: number;
	/** Those of `made` that enter a rate. */
	readonly rated: number;
	readonly responses: ResponseCounts;
	readonly implementations: ImplementationCounts;
	readonly states: StateCounts;
}

/** One year, and all the years that it is compared with, itself included. */
export interface YearBesideOthers {
	readonly year: number;
	readonly ofYear: CohortCounts;
	readonly allYears: CohortCounts;
}

/** The counts of one year beside those of all years. Zeros where nothing was recommended that year. */
export function yearBesideOthers(cube: readonly CubeRow[], year: number): YearBesideOthers {
	return {
		year,
		ofYear: cohortCounts(cube.filter((row) => row.year === year)),
		allYears: cohortCounts(cube)
	};
}

/** How the recommendations of some rows were answered and stand at the status date. Zeros for no rows. */
export function cohortCounts(rows: readonly CubeRow[]): CohortCounts {
	return {
		made: made(rows),
		rated: denominators(rows).made,
		responses: responseCounts(rows),
		implementations: implementationCounts(rows),
		states: stateCounts(rows)
	};
}
