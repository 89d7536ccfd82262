import type { CubeRow } from '../cube.ts';
import type { Implementation } from '../vocabulary.ts';
import { ratedRows } from './rated-rows.ts';

/** Recommendations by what became of them; a code for every segment, so that the sum is all that enter a rate. */
export type ImplementationCounts = Readonly<Record<Implementation, number>>;

/** What became of the recommendations. `partial` and `unknown` are segments of their own, never shared out. */
export function implementationCounts(rows: readonly CubeRow[]): ImplementationCounts {
	const counts = {
		implemented: 0,
		partial: 0,
		in_progress: 0,
		not_implemented: 0,
		discontinued: 0,
		unknown: 0
	};
	for (const row of ratedRows(rows)) counts[row.implementation] += row.n;
	return counts;
}
