import { allSources } from '#lib/server/queries/all-sources.ts';
import type { PageServerLoad } from './$types';

/** Every document of the release. */
export const load: PageServerLoad = async ({ locals: { release } }) => ({
	sources: await release.db.run(allSources, {})
});
