import type { CubeRow } from '../cube.ts';
import type { Base } from '../vocabulary.ts';
import { isRated, type RatedCodes, ratedRows } from './rated-rows.ts';

const BELONGS: Readonly<Record<Base, (row: RatedCodes) => boolean>> = {
	made: () => true,
	answered: (row) => row.response === 'direct',
	judged: (row) => row.implementation !== 'unknown'
};

/**
 * The rows that a rate on this base is taken of: `made` all that enter a rate, `answered` those with a direct answer,
 * `judged` those of which the source says what happened.
 */
export function baseRows(rows: readonly CubeRow[], base: Base): readonly (CubeRow & RatedCodes)[] {
	return ratedRows(rows).filter(BELONGS[base]);
}

/** The denominator of each base, in recommendations. Drafts and rows without a status are in none of them. */
export function denominators(rows: readonly CubeRow[]): Readonly<Record<Base, number>> {
	const counts = { made: 0, answered: 0, judged: 0 };
	for (const row of rows) {
		if (!isRated(row)) continue;
		counts.made += row.n;
		if (BELONGS.answered(row)) counts.answered += row.n;
		if (BELONGS.judged(row)) counts.judged += row.n;
	}
	return counts;
}
