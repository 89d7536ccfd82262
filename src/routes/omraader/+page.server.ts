import { areas } from '#lib/server/queries/areas.ts';
import type { PageServerLoad } from './$types';

/** The shared areas, in their fixed order. */
export const load: PageServerLoad = async ({ locals: { release } }) => ({
	areas: await release.db.run(areas, {})
});
