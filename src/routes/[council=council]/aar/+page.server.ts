import { MOST_SQUARES } from '#lib/charts/unit-runs.ts';
import { rowsOfYears } from '#lib/domain/page-cube.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { squaresOfCouncil } from '#lib/server/queries/squares-of-council.ts';
import type { PageServerLoad } from './$types';

/** The years of a council: its cube by year, and one item for each square of figure A, null where squares are counted. */
export const load: PageServerLoad = async ({ parent, locals: { release } }) => {
	const { council } = await parent();
	const of = { councilId: council.councilId };
	const [cube, items] = await Promise.all([
		release.db.run(cubeOfCouncil, of),
		council.recommendations <= MOST_SQUARES ? release.db.run(squaresOfCouncil, of) : null
	]);
	return { cube: rowsOfYears(cube), items };
};
