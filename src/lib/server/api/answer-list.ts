import { error, type RequestEvent } from '@sveltejs/kit';
import type { Filters } from '#lib/url/filters.ts';
import { type ListState, formatListState, parseListState, withListState } from '#lib/url/list-state.ts';
import { type KnownCouncil, knownCouncil } from '../known-council.ts';
import { listRecommendations, PAGE_SIZE } from '../list-recommendations.ts';
import { RECORD_KEYS, recordData } from '../record-data.ts';
import { csvResponse, type DataForm, jsonResponse } from './data-response.ts';

/** What of an address a list is made from. */
type ListEvent = Pick<RequestEvent, 'params' | 'url' | 'locals'>;

/** What the path itself chooses, a year or a theme; null for a path that names nothing. */
type FixedByPath = (found: KnownCouncil) => Partial<Filters> | null;

/**
 * Answers a list of recommendations as data: CSV with every row that passes search and filters, JSON page by page with the address
 * of the next one.
 */
export async function answerList(form: DataForm, event: ListEvent, fixed: FixedByPath): Promise<Response> {
	const { url, locals } = event;
	if (form === 'csv') {
		const { found, state, rows } = await wholeList(event, fixed);
		return csvResponse(listFileName(found, locals.release.version, state), RECORD_KEYS, rows);
	}
	const { found, asked, state, dropped } = await readAddress(event, fixed);
	const request = { councilId: found.council.councilId, ...state, limit: PAGE_SIZE.most };
	const { rows, total, nextCursor } = await listRecommendations(locals.release.db, request);
	const next = nextCursor === null ? null : withListState(url.pathname, { ...asked, cursor: nextCursor });
	const { version } = locals.release;
	return jsonResponse({ ok: true, version, total, dropped, next, rows: rows.map(recordData) });
}

/** Every row that passes search and filters, whatever the page, and what was asked for. */
export async function wholeList(event: ListEvent, fixed: FixedByPath) {
	const { found, state } = await readAddress(event, fixed);
	const request = { councilId: found.council.councilId, ...state, limit: PAGE_SIZE.most };
	const rows = [];
	for (let cursor: string | null = null; ;) {
		const page = await listRecommendations(event.locals.release.db, { ...request, cursor });
		rows.push(...page.rows.map(recordData));
		cursor = page.nextCursor;
		if (cursor === null) return { found, state, rows };
	}
}

async function readAddress({ params, url, locals: { release } }: ListEvent, fixed: FixedByPath) {
	const found = await knownCouncil(release.db, params.council ?? '');
	const path = found && fixed(found);
	if (found === null || path === null) error(404);
	const { state: asked, dropped } = parseListState(url.searchParams, found.known);
	const state: ListState = { ...asked, filters: { ...asked.filters, ...path } };
	return { found, asked, state, dropped };
}

/** Name of a downloaded list: version, council and what was chosen. */
export function listFileName({ council }: KnownCouncil, version: string, state: ListState): string {
	const choice = formatListState({ ...state, cursor: null, view: 'list' }).toString();
	return ['genklang', version, council.slug, 'anbefalinger', choice].filter((part) => part !== '').join('-');
}
