import { listFileName, wholeList } from '#lib/server/api/answer-list.ts';
import { RECORD_KEYS } from '#lib/server/record-data.ts';
import { listArchive } from '../list-archive.ts';
import type { RequestHandler } from './$types';

/** The list that is shown, every page of it, with what it is. */
export const GET: RequestHandler = async (event) => {
	const { found, state, rows } = await wholeList(event, () => ({}));
	return listArchive(event, {
		found,
		filters: state.filters,
		q: state.q,
		name: listFileName(found, event.locals.release.version, state),
		list: 'anbefalinger',
		keys: RECORD_KEYS,
		rows
	});
};
