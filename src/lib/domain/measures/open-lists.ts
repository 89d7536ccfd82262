import { type OpenCodes, openItems } from './open-items.ts';
import type { Codes } from './rated-rows.ts';

/** One recommendation, as far as the lists of open ones need it. */
export interface OpenListItem extends Codes {
	readonly recommendationId: string;
	readonly year: number;
	/** Recommendations of the longest thread it is in, itself included; 1 where it is in none. See `timesAsked`. */
	readonly timesAsked: number;
}

/** The open recommendations in three lists; each stands in exactly one. */
export interface OpenLists<Item extends OpenListItem> {
	/** Beside no status text at all. */
	readonly noStatusText: readonly (Item & OpenCodes)[];
	/** Beside a shared status text that does not speak about it, which is no answer. */
	readonly sharedTextOnly: readonly (Item & OpenCodes)[];
	/** Answered directly and not done, or nothing said of doing it. */
	readonly answeredNotDone: readonly (Item & OpenCodes)[];
}

/**
 * The open recommendations, apart by how they were answered. Each list has the oldest first, then what was asked most
 * often, then the order of the ids. Drafts and what carries no status are in none.
 */
export function openLists<Item extends OpenListItem>(items: readonly Item[]): OpenLists<Item> {
	const open = [...openItems(items)].sort(oldestFirst);
	const withResponse = (response: OpenCodes['response']) => open.filter((item) => item.response === response);
	return {
		noStatusText: withResponse('none'),
		sharedTextOnly: withResponse('group'),
		answeredNotDone: withResponse('direct')
	};
}

function oldestFirst(a: OpenListItem, b: OpenListItem): number {
	return (
		a.year - b.year ||
		b.timesAsked - a.timesAsked ||
		// Ids are ASCII: the order of code points, the same in every place.
		(a.recommendationId < b.recommendationId ? -1 : Number(a.recommendationId > b.recommendationId))
	);
}
