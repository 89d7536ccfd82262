import { rowsOfThemes } from '#lib/domain/page-cube.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import type { PageServerLoad } from './$types';

/** The themes with the cube by theme, from which each theme's numbers are computed. */
export const load: PageServerLoad = async ({ parent, locals: { release } }) => {
	const { council, known } = await parent();
	const cube = await release.db.run(cubeOfCouncil, { councilId: council.councilId });
	return { cube: rowsOfThemes(cube, known.years) };
};
