import { sourcesFrom } from '#lib/server/queries/sources-from.ts';
import { pageOf } from '#lib/url/paths.ts';
import type { PageServerLoad } from './$types';

/** Documents of a page. */
const SOURCES_PER_PAGE = 60;

/** One page of the documents of the release; one beyond the last has none. */
export const load: PageServerLoad = async ({ url, locals: { release } }) => {
	const page = pageOf(url.searchParams);
	const ask = (at: number) =>
		release.db.run(sourcesFrom, { limit: SOURCES_PER_PAGE, passOver: (at - 1) * SOURCES_PER_PAGE });
	const [rows, firsts] = await Promise.all([ask(page), page === 1 ? [] : ask(1)]);
	const counted = rows[0] ?? firsts[0];
	const total = counted?.ofSources ?? 0;
	return {
		sources: rows.map(({ ofSources: _ofSources, ofLines: _ofLines, ...source }) => source),
		total,
		/** Lines of all documents. */
		lines: counted?.ofLines ?? 0,
		page,
		pages: Math.max(1, Math.ceil(total / SOURCES_PER_PAGE))
	};
};
