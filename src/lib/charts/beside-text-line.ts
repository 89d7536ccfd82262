import type { ResponseYearRow } from './response-year-rows.ts';

/**
 * It lies just inside the value, or it would vanish in the outline of the many columns where every recommendation stands
 * beside a text.
 */
const INSET_PX = 3.5;

/**
 * How the dotted line of figure C is drawn that says how many stand beside a status text: ink on the open part, paper
 * where it falls into the filled part.
 *
 * @param pxPerUnit length of one recommendation in CSS pixels
 * @param towardsZero `dy` in a column, `dx` in a row
 */
export function besideTextLine(pxPerUnit: number, towardsZero: 'dx' | 'dy') {
	return {
		[towardsZero]: towardsZero === 'dy' ? INSET_PX : -INSET_PX,
		inset: 3,
		stroke: (row: ResponseYearRow) =>
			(row.beside_text - row.direct) * pxPerUnit > 2 * INSET_PX ? 'var(--ink)' : 'var(--paper)',
		strokeWidth: 2,
		strokeLinecap: 'round',
		strokeDasharray: '0.1 4.5'
	} as const;
}
