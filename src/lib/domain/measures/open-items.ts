import { type Implementation, stateOf } from '../vocabulary.ts';
import { type Codes, isRated, type RatedCodes } from './rated-rows.ts';

/** The statuses of what is open, in the fixed order. Implemented and discontinued ones are not open. */
export const OPEN_STATUSES = [
	'partial',
	'in_progress',
	'not_implemented',
	'unknown'
] as const satisfies readonly Implementation[];
export type OpenStatus = (typeof OPEN_STATUSES)[number];

/** What an open recommendation is known to have. */
export interface OpenCodes extends RatedCodes {
	readonly implementation: OpenStatus;
}

/** Does the recommendation enter a rate, and is it open at the status date? Unknown is open. */
export function isOpen<Item extends Codes>(item: Item): item is Item & OpenCodes {
	return isRated(item) && stateOf(item.implementation) === 'open';
}

/** The open ones, in the order given. A draft and one without a status are neither open nor closed. */
export function openItems<Item extends Codes>(items: readonly Item[]): readonly (Item & OpenCodes)[] {
	return items.filter((item): item is Item & OpenCodes => isOpen(item));
}
