import type { CubeRow } from '../cube.ts';
import type { Base } from '../vocabulary.ts';
import { baseRows } from './base-rows.ts';
import { implementationCounts } from './implementation-counts.ts';
import { made } from './made.ts';

/** Between how many and how many recommendations are implemented, of how many. */
export interface ImplementedBounds {
	/** The source says so. */
	readonly atLeast: number;
	/** If every unknown one were implemented too. Partly implemented ones are in neither bound. */
	readonly atMost: number;
	readonly of: number;
}

/** The bounds within which the number of implemented recommendations lies, on the base asked for. */
export function implementedBounds(rows: readonly CubeRow[], base: Base = 'made'): ImplementedBounds {
	const counted = baseRows(rows, base);
	const { implemented, unknown } = implementationCounts(counted);
	return { atLeast: implemented, atMost: implemented + unknown, of: made(counted) };
}
