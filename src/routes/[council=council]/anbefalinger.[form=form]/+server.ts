import { error } from '@sveltejs/kit';
import { formatCsv } from '#lib/domain/csv.ts';
import { listRecommendations, PAGE_SIZE } from '#lib/server/list-recommendations.ts';
import { knownCouncil } from '#lib/server/known-council.ts';
import { parseListState, withListState } from '#lib/url/list-state.ts';
import { recordData, RECORD_KEYS } from '#lib/server/record-data.ts';
import type { RequestHandler } from './$types';

/**
 * The list as data, for the same address: CSV with every row that passes search and filters, JSON page by page with the
 * address of the next one.
 */
export const GET: RequestHandler = async ({ params, url, locals: { release } }) => {
	const found = await knownCouncil(release.db, params.council);
	if (found === null) error(404);
	const { council, known } = found;
	const { state, dropped } = parseListState(url.searchParams, known);
	const request = { councilId: council.councilId, ...state, limit: PAGE_SIZE.most };
	const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-cache' };
	if (params.form === 'json') {
		const { rows, total, nextCursor } = await listRecommendations(release.db, request);
		const next = nextCursor === null ? null : withListState(url.pathname, { ...state, cursor: nextCursor });
		const body = { ok: true, version: release.version, total, dropped, next, rows: rows.map(recordData) };
		return new Response(`${JSON.stringify(body)}\n`, {
			headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }
		});
	}
	const rows = [];
	for (let cursor: string | null = null; ;) {
		const page = await listRecommendations(release.db, { ...request, cursor });
		rows.push(...page.rows.map(recordData));
		cursor = page.nextCursor;
		if (cursor === null) break;
	}
	return new Response(formatCsv(RECORD_KEYS, rows), {
		headers: {
			...headers,
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${council.slug}-anbefalinger.csv"`
		}
	});
};
