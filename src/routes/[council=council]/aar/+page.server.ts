import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { recommendationsOfCouncil } from '#lib/server/queries/recommendations-of-council.ts';
import type { PageServerLoad } from './$types';

/** The years of a council: its whole cube, and one item for each square. */
export const load: PageServerLoad = async ({ parent, locals: { release } }) => {
	const { council } = await parent();
	const of = { councilId: council.councilId };
	const [cube, items] = await Promise.all([
		release.db.run(cubeOfCouncil, of),
		release.db.run(recommendationsOfCouncil, of)
	]);
	return {
		cube,
		// What a square needs, without the texts.
		items: items.map(({ recommendationId, year, theme, response, implementation, codingStatus }) => ({
			recommendationId,
			year,
			theme,
			response,
			implementation,
			codingStatus
		}))
	};
};
