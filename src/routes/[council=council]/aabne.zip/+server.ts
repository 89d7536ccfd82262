import { OPEN_KEYS } from '#lib/server/open-data.ts';
import { openFileName, wholeOpenList } from '../aabne/open-rows.ts';
import { listArchive } from '../list-archive.ts';
import type { RequestHandler } from './$types';

/** The open recommendations that are shown, with what the list is. */
export const GET: RequestHandler = async (event) => {
	const { found, filters, rows } = await wholeOpenList(event);
	return listArchive(event, {
		found,
		filters,
		q: '',
		name: openFileName(found, event.locals.release.version, filters),
		list: 'aabne',
		keys: OPEN_KEYS,
		rows
	});
};
