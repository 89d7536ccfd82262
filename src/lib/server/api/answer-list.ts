import { error, type RequestEvent } from '@sveltejs/kit';
import type { Filters } from '#lib/url/filters.ts';
import { type ListState, formatListState, parseListState, withListState } from '#lib/url/list-state.ts';
import { type KnownCouncil, knownCouncil } from '../known-council.ts';
import { listRecommendations, PAGE_SIZE } from '../list-recommendations.ts';
import { RECORD_KEYS, recordData } from '../record-data.ts';
import { csvResponse, type DataForm, jsonResponse } from './data-response.ts';

/**
 * Answers a list of recommendations as data: CSV with every row that passes search and filters, JSON page by page with the address
 * of the next one. `fixed` is what the path itself chooses, a year or a theme; null for a path that names nothing.
 */
export async function answerList(
	form: DataForm,
	{ params, url, locals: { release } }: Pick<RequestEvent, 'params' | 'url' | 'locals'>,
	fixed: (found: KnownCouncil) => Partial<Filters> | null
): Promise<Response> {
	const found = await knownCouncil(release.db, params.council ?? '');
	const path = found && fixed(found);
	if (found === null || path === null) error(404);
	const { state: asked, dropped } = parseListState(url.searchParams, found.known);
	const state: ListState = { ...asked, filters: { ...asked.filters, ...path } };
	const request = { councilId: found.council.councilId, ...state, limit: PAGE_SIZE.most };
	if (form === 'json') {
		const { rows, total, nextCursor } = await listRecommendations(release.db, request);
		const next = nextCursor === null ? null : withListState(url.pathname, { ...asked, cursor: nextCursor });
		return jsonResponse({
			ok: true,
			version: release.version,
			total,
			dropped,
			next,
			rows: rows.map(recordData)
		});
	}
	const rows = [];
	for (let cursor: string | null = null; ;) {
		const page = await listRecommendations(release.db, { ...request, cursor });
		rows.push(...page.rows.map(recordData));
		cursor = page.nextCursor;
		if (cursor === null) break;
	}
	return csvResponse(listFileName(found, release.version, state), RECORD_KEYS, rows);
}

/** Name of a downloaded list: council, version and what was chosen. */
export function listFileName({ council }: KnownCouncil, version: string, state: ListState): string {
	const choice = formatListState({ ...state, cursor: null, view: 'list' }).toString();
	return ['genklang', version, council.slug, 'anbefalinger', choice].filter((part) => part !== '').join('-');
}
