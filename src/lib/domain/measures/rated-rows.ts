import type { CubeRow } from '../cube.ts';
import type { Implementation, Response } from '../vocabulary.ts';

/** A row that may enter a rate: its source carries a status, and the row has been judged by the codebook. */
export interface RatedRow extends CubeRow {
	readonly response: Response;
	readonly implementation: Implementation;
}

/**
 * Why a row enters a rate or not. `draft`: imported, nobody has judged it. `not_covered`: its council's source carries no
 * status.
 */
export type RateStanding = 'rated' | 'draft' | 'not_covered';

/** The codes that decide whether a row enters a rate; cube rows and single recommendations both have them. */
export type Codes = Pick<CubeRow, 'response' | 'implementation' | 'codingStatus'>;

/** Does this row enter a rate, and if not, why? */
export function rateStanding(row: Codes): RateStanding {
	if (row.codingStatus === 'draft') return 'draft';
	return row.response === null || row.implementation === null ? 'not_covered' : 'rated';
}

/** The rows that enter a rate, in the order given. All others count as made and in nothing else. */
export function ratedRows(rows: readonly CubeRow[]): readonly RatedRow[] {
	return rows.filter((row): row is RatedRow => rateStanding(row) === 'rated');
}
