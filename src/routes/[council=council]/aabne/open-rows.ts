import { error, type RequestEvent } from '@sveltejs/kit';
import { filterRows } from '#lib/domain/measures/filter-rows.ts';
import { openLists } from '#lib/domain/measures/open-lists.ts';
import { type KnownCouncil, knownCouncil } from '#lib/server/known-council.ts';
import { openData } from '#lib/server/open-data.ts';
import { openOfCouncil } from '#lib/server/queries/open-of-council.ts';
import { type Filters, formatFilters, rowFilter } from '#lib/url/filters.ts';
import { parseOpenFilters } from '#lib/url/open-filters.ts';

/** Every row of the three lists, in their order, for the filters of the address; 404 where there is no such council. */
export async function wholeOpenList({
	params,
	url,
	locals: { release }
}: Pick<RequestEvent, 'params' | 'url' | 'locals'>) {
	const found = await knownCouncil(release.db, params.council ?? '');
	if (found === null) error(404);
	const { filters, dropped } = parseOpenFilters(url.searchParams, found.known);
	const open = await release.db.run(openOfCouncil, { councilId: found.council.councilId });
	const { noStatusText, sharedTextOnly, answeredNotDone } = openLists(filterRows(open, rowFilter(filters)));
	const rows = [...noStatusText, ...sharedTextOnly, ...answeredNotDone].map(openData);
	return { found, filters, dropped, rows };
}

/** Name of a downloaded list of open ones: version, council and what was chosen. */
export function openFileName({ council }: KnownCouncil, version: string, filters: Filters): string {
	const choice = formatFilters(filters).toString();
	return ['genklang', version, council.slug, 'aabne', choice].filter((part) => part !== '').join('-');
}
