import { error } from '@sveltejs/kit';
import { readRecord } from '#lib/server/read-record.ts';
import type { PageServerLoad } from './$types';

/** One recommendation with everything it rests on; 404 where the council has none of this id. */
export const load: PageServerLoad = async ({ params, parent, locals: { release } }) => {
	const { council, sources } = await parent();
	const found = await readRecord(release.db, council.councilId, params.id);
	if (found === null) error(404);
	return { ...found, source: sources.find(({ sourceId }) => sourceId === found.record.sourceId) ?? null };
};
