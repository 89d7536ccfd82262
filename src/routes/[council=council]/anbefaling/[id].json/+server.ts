import { error } from '@sveltejs/kit';
import { jsonResponse } from '#lib/server/api/data-response.ts';
import { missingRecord } from '#lib/server/missing-record.ts';
import { knownCouncil } from '#lib/server/known-council.ts';
import { readRecord } from '#lib/server/read-record.ts';
import { recordDocument } from '#lib/server/record-document.ts';
import type { RequestHandler } from './$types';

/** One recommendation as data: what its page shows, under public names. */
export const GET: RequestHandler = async ({ params, locals: { release } }) => {
	const found = await knownCouncil(release.db, params.council);
	const record = found && (await readRecord(release.db, found.council.councilId, params.id));
	if (!found) error(404);
	if (!record) return missingRecord(release.db, params.id);
	return jsonResponse({
		ok: true,
		version: release.version,
		...recordDocument(record)
	});
};
