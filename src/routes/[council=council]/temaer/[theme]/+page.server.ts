import { error } from '@sveltejs/kit';
import { contextsOfArea } from '#lib/server/queries/contexts-of-area.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { recommendationsOfCouncil } from '#lib/server/queries/recommendations-of-council.ts';
import { statementsOfCouncil } from '#lib/server/queries/statements-of-council.ts';
import type { PageServerLoad } from './$types';

/**
 * One theme: its rows of the cube, its status texts with the rows each stands for, its recommendations by year, and
 * what other documents say in its area.
 */
export const load: PageServerLoad = async ({ params, parent, locals: { release } }) => {
	const { council, themes } = await parent();
	const theme = themes.find(({ themeId }) => themeId === params.theme);
	if (theme === undefined) error(404);
	const of = { councilId: council.councilId };
	const [cube, statements, items, contexts] = await Promise.all([
		release.db.run(cubeOfCouncil, of),
		release.db.run(statementsOfCouncil, of),
		release.db.run(recommendationsOfCouncil, of),
		theme.areaId === null ? [] : release.db.run(contextsOfArea, { areaId: theme.areaId })
	]);
	const inTheme = <Row extends { readonly themeId: string }>(rows: readonly Row[]) =>
		rows.filter(({ themeId }) => themeId === theme.themeId);
	return { theme, cube: inTheme(cube), statements: inTheme(statements), items: inTheme(items), contexts };
};
