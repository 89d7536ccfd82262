import { error } from '@sveltejs/kit';
import { formatCsv } from '#lib/domain/csv.ts';
import { filterRows } from '#lib/domain/measures/filter-rows.ts';
import { openLists } from '#lib/domain/measures/open-lists.ts';
import { knownCouncil } from '#lib/server/known-council.ts';
import { OPEN_KEYS, openData } from '#lib/server/open-data.ts';
import { openOfCouncil } from '#lib/server/queries/open-of-council.ts';
import { rowFilter } from '#lib/url/filters.ts';
import { parseOpenFilters } from '#lib/url/open-filters.ts';
import type { RequestHandler } from './$types';

/** The open recommendations as data, for the same address: every row of the three lists, in their order. */
export const GET: RequestHandler = async ({ params, url, locals: { release } }) => {
	const found = await knownCouncil(release.db, params.council);
	if (found === null) error(404);
	const { council, known } = found;
	const { filters, dropped } = parseOpenFilters(url.searchParams, known);
	const open = await release.db.run(openOfCouncil, { councilId: council.councilId });
	const { noStatusText, sharedTextOnly, answeredNotDone } = openLists(filterRows(open, rowFilter(filters)));
	const rows = [...noStatusText, ...sharedTextOnly, ...answeredNotDone].map(openData);
	const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-cache' };
	if (params.form === 'json') {
		const body = { ok: true, version: release.version, total: rows.length, dropped, next: null, rows };
		return new Response(`${JSON.stringify(body)}\n`, {
			headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }
		});
	}
	return new Response(formatCsv(OPEN_KEYS, rows), {
		headers: {
			...headers,
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${council.slug}-aabne.csv"`
		}
	});
};
