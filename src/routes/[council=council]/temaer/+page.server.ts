import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import type { PageServerLoad } from './$types';

/** The themes with the cube, from which each theme's numbers are computed. */
export const load: PageServerLoad = async ({ parent, locals: { release } }) => {
	const { council } = await parent();
	return { cube: await release.db.run(cubeOfCouncil, { councilId: council.councilId }) };
};
