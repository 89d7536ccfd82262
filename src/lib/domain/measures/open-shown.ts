import { filterRows, type FilterableRow, type RowFilter } from './filter-rows.ts';
import { type OpenListItem, openLists, type OpenLists } from './open-lists.ts';

/** Open recommendations that a page holds in itself, so that a filter needs no server. Of more, it has those it shows. */
export const MOST_IN_PAGE = 300;
/** Rows that a list shows; what is beyond is counted and linked to. */
export const MOST_IN_LIST = 100;

/** One open recommendation with what filters look at. */
export type ShownItem = OpenListItem & FilterableRow & { readonly rank: number | null };

/**
 * The open recommendations that a page needs for a choice of filters, in the order given: all where they are few, else those
 * that its lists show and the council's priorities.
 */
export function openShown<Item extends ShownItem>(
	items: readonly Item[],
	filter: RowFilter,
	{ inPage = MOST_IN_PAGE, inList = MOST_IN_LIST } = {}
): readonly Item[] {
	if (items.length <= inPage) return items;
	const chosen = filterRows(items, filter);
	const lists: OpenLists<Item> = openLists(chosen);
	const listed = new Set(
		Object.values(lists).flatMap((list: readonly Item[]) =>
			list.slice(0, inList).map(({ recommendationId }) => recommendationId)
		)
	);
	return chosen.filter(({ recommendationId, rank }) => rank !== null || listed.has(recommendationId));
}
