import type { CubeRow } from '../cube.ts';
import { type StateCounts, stateCounts } from './state-counts.ts';

/** Recommendations of earlier years that are open at the status date. */
export type CarriedOver = Pick<StateCounts, 'open' | 'openUnknown'>;

/**
 * How many recommendations of the years before `year` are open at the status date. What was open in `year` itself nobody
 * knows: there is one snapshot of statuses, and it is later.
 */
export function carriedOverAtStatusDate(cube: readonly CubeRow[], year: number): CarriedOver {
	const { open, openUnknown } = stateCounts(cube.filter((row) => row.year < year));
	return { open, openUnknown };
}
