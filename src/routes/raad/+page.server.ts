import { councilIndex } from '#lib/server/council-index.ts';
import type { PageServerLoad } from './$types';

/** One page of the index of councils for the address. */
export const load: PageServerLoad = async ({ url, locals: { release } }) => ({
	index: await councilIndex(release.db, url.searchParams)
});
