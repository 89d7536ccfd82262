import type { CubeRow } from '../cube.ts';
import { VERDICTS } from '../vocabulary.ts';
import { isDisputed } from './disagreement.ts';

/**
 * What recommendations can be narrowed to by the council's word: each word, `disputed` where it contradicts the
 * municipality's, `none` where the council has said nothing.
 */
export const VERDICT_CHOICES = [...VERDICTS, 'disputed', 'none'] as const;
export type VerdictChoice = (typeof VERDICT_CHOICES)[number];

/** The choices that a recommendation is found under, at least one; a disputed one under its word as well. */
export function verdictChoicesOf({
	verdict,
	implementation
}: Pick<CubeRow, 'verdict' | 'implementation'>): readonly VerdictChoice[] {
	if (verdict === null) return ['none'];
	return isDisputed(verdict, implementation) ? [verdict, 'disputed'] : [verdict];
}
