import { error } from '@sveltejs/kit';
import { sourceTextsOfRange } from '#lib/server/queries/source-texts-of-range.ts';
import { repairsOfSource } from '#lib/server/queries/repairs-of-source.ts';
import { sourceOfId } from '#lib/server/queries/source-of-id.ts';
import { LINES_PER_PAGE, pageOf } from '#lib/url/paths.ts';
import type { PageServerLoad } from './$types';

/** One page of a document as it was read: every line with its role, what was made of it, and the repairs on it. */
export const load: PageServerLoad = async ({ params, url, locals: { release } }) => {
	const sourceId = params.source;
	const [source] = await release.db.run(sourceOfId, { sourceId });
	if (source === undefined) error(404);
	const pages = Math.max(1, Math.ceil(source.lines / LINES_PER_PAGE));
	const page = Math.min(pageOf(url.searchParams), pages);
	const [fromLine, toLine] = [(page - 1) * LINES_PER_PAGE + 1, page * LINES_PER_PAGE];
	const [lines, repairs] = await Promise.all([
		release.db.run(sourceTextsOfRange, { sourceId, fromLine, toLine }),
		release.db.run(repairsOfSource, { sourceId })
	]);
	return {
		source,
		lines,
		repairs: repairs.filter(({ line }) => line >= fromLine && line <= toLine),
		page,
		pages
	};
};
