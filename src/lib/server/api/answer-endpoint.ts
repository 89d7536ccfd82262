import { error, type RequestEvent } from '@sveltejs/kit';
import { FILTER_KEYS, formatFilters, NO_FILTERS, parseFilters } from '#lib/url/filters.ts';
import { knownCouncil } from '../known-council.ts';
import { csvResponse, type DataForm, jsonResponse } from './data-response.ts';
import { type ApiEndpoint, knownOf } from './endpoint.ts';

/**
 * Answers an address as data: JSON with the version, what of the address meant nothing, and all rows; CSV with the rows. 404
 * where the path names nothing.
 */
export async function answerEndpoint(
	endpoint: ApiEndpoint,
	form: DataForm,
	{ params, url, locals: { release } }: Pick<RequestEvent, 'params' | 'url' | 'locals'>
): Promise<Response> {
	const named = Object.fromEntries(
		Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
	);
	const council = named.council === undefined ? null : await knownCouncil(release.db, named.council);
	if (named.council !== undefined && council === null) error(404);
	const { filters, dropped } = endpoint.filtered
		? parseFilters(url.searchParams, knownOf(council))
		: { filters: NO_FILTERS, dropped: droppedOf(url.searchParams) };
	const rows = await endpoint.rows({ db: release.db, params: named, council, filters });
	if (rows === null) error(404);
	if (form === 'json') {
		return jsonResponse({
			ok: true,
			version: release.version,
			total: rows.length,
			dropped,
			next: null,
			rows
		});
	}
	const choice = formatFilters(filters).toString();
	const place = url.pathname.replace(/^\/(en\/)?|\.csv$/g, '').replaceAll('/', '-');
	const name = ['genklang', release.version, place, choice].filter((part) => part !== '').join('-');
	return csvResponse(name, Object.keys(endpoint.columns), rows);
}

/** Filters on an address that takes none. */
function droppedOf(params: URLSearchParams) {
	return [...params].flatMap(([key, value]) =>
		(FILTER_KEYS as readonly string[]).includes(key) ? [{ key, value }] : []
	);
}
