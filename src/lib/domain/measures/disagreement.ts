import { type Implementation, stateOf, type Verdict } from '../vocabulary.ts';

/**
 * Does the council's word contradict the municipality's? So where the council does not confirm something that the
 * municipality's words say, or keeps open what they say is done or has ended. Never where either has said nothing, and closing
 * what is open is a decision of the council, not a contradiction.
 */
export function isDisputed(verdict: Verdict | null, implementation: Implementation | null): boolean {
	if (verdict === null || implementation === null) return false;
	if (verdict === 'not_confirmed') return implementation !== 'unknown';
	return verdict === 'keep_open' && stateOf(implementation) !== 'open';
}
