import type { CubeRow } from '../cube.ts';
import type { Implementation, Response } from '../vocabulary.ts';

/** The codes that decide whether a row enters a rate; cube rows and single recommendations both have them. */
export type Codes = Pick<CubeRow, 'response' | 'implementation' | 'codingStatus'>;

/** What a row that enters a rate is known to have. */
export interface RatedCodes {
	readonly response: Response;
	readonly implementation: Implementation;
}

/** Does the row enter a rate? Its source carries a status, and the row has been judged by the codebook. */
export function isRated<Row extends Codes>(row: Row): row is Row & RatedCodes {
	return row.codingStatus !== 'draft' && row.response !== null && row.implementation !== null;
}

/**
 * Why a row that is not rated enters no rate. `draft`: imported, nobody has judged it. `not_covered`: its council's source
 * carries no status.
 */
export function unratedReason(row: Codes): 'draft' | 'not_covered' {
	return row.codingStatus === 'draft' ? 'draft' : 'not_covered';
}

/** The rows that enter a rate, in the order given. All others count as made and in nothing else. */
export function ratedRows(rows: readonly CubeRow[]): readonly (CubeRow & RatedCodes)[] {
	return rows.filter(isRated);
}
