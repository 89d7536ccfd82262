import type { Implementation, Response } from '#lib/domain/vocabulary.ts';

/** The two codes of one reading. */
export interface Codes {
	readonly response: Response;
	readonly implementation: Implementation;
}

const RESPONSES: readonly Response[] = ['none', 'group', 'direct'];
/** The codes that claim more the further they stand; the two that are not here are no smaller claim than each other. */
const IMPLEMENTATIONS: readonly Implementation[] = ['unknown', 'in_progress', 'partial', 'implemented'];

/**
 * What two readings of one recommendation amount to: the lower claim, response first. Where either is not implemented or
 * discontinued and the other is something else, nothing is known.
 *
 * Source: codebook for follow-up, version 1.0.
 */
export function lowerClaim(one: Codes, other: Codes): Codes {
	const response = lower(RESPONSES, one.response, other.response);
	if (response !== 'direct') return { response, implementation: 'unknown' };
	if (one.implementation === other.implementation) return { response, implementation: one.implementation };
	return { response, implementation: lower(IMPLEMENTATIONS, one.implementation, other.implementation) };
}

/** Whether two readings give both codes alike. */
export function isSameCode(one: Codes, other: Codes): boolean {
	return one.response === other.response && one.implementation === other.implementation;
}

/** The one that stands first in the order; the very first where either stands in none. */
function lower<Code>(order: readonly [Code, ...Code[]] | readonly Code[], one: Code, other: Code): Code {
	const places = [order.indexOf(one), order.indexOf(other)];
	const at = Math.max(0, Math.min(...places));
	return order[at] ?? one;
}
