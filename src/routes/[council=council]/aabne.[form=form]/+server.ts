import { csvResponse, jsonResponse } from '#lib/server/api/data-response.ts';
import { OPEN_KEYS } from '#lib/server/open-data.ts';
import { openFileName, wholeOpenList } from '../aabne/open-rows.ts';
import type { RequestHandler } from './$types';

/** The open recommendations as data, for the same address: every row of the three lists, in their order. */
export const GET: RequestHandler = async (event) => {
	const { found, filters, dropped, rows } = await wholeOpenList(event);
	const { version } = event.locals.release;
	if (event.params.form === 'csv') return csvResponse(openFileName(found, version, filters), OPEN_KEYS, rows);
	return jsonResponse({ ok: true, version, total: rows.length, dropped, next: null, rows });
};
