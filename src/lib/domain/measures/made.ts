import type { CubeRow } from '../cube.ts';

/** How many recommendations were made, judged or not. Zero for no rows. */
export function made(rows: readonly Pick<CubeRow, 'n'>[]): number {
	return rows.reduce((total, row) => total + row.n, 0);
}
