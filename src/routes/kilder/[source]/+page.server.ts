import { error } from '@sveltejs/kit';
import { linesOfSource } from '#lib/server/queries/lines-of-source.ts';
import { repairsOfSource } from '#lib/server/queries/repairs-of-source.ts';
import { allSources } from '#lib/server/queries/all-sources.ts';
import type { PageServerLoad } from './$types';

/** One document as it was read: every line with its role, what was made of it, and the repairs on it. */
export const load: PageServerLoad = async ({ params, locals: { release } }) => {
	const source = (await release.db.run(allSources, {})).find(({ sourceId }) => sourceId === params.source);
	if (source === undefined) error(404);
	const of = { sourceId: source.sourceId };
	const [lines, repairs] = await Promise.all([
		release.db.run(linesOfSource, of),
		release.db.run(repairsOfSource, of)
	]);
	return { source, lines, repairs };
};
