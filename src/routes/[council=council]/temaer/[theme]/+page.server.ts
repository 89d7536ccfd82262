import { error } from '@sveltejs/kit';
import { contextsOfArea } from '#lib/server/queries/contexts-of-area.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { recommendationsOfTheme } from '#lib/server/queries/recommendations-of-theme.ts';
import { statementsOfTheme } from '#lib/server/queries/statements-of-theme.ts';
import { rowsOfYears } from '#lib/domain/page-cube.ts';
import type { PageServerLoad } from './$types';

/** Recommendations that are listed; of more, the rest are in the list. */
const MOST_ITEMS = 100;
/** Status texts that are shown, and passages of other documents; all are in the files. */
const MOST_TEXTS = 60;

/**
 * One theme: its rows of the cube by year, its first status texts with the rows each stands for, its first recommendations by year,
 * and what other documents say in its area.
 */
export const load: PageServerLoad = async ({ params, parent, locals: { release } }) => {
	const { council, themes } = await parent();
	const theme = themes.find(({ themeId }) => themeId === params.theme);
	if (theme === undefined) error(404);
	const of = { councilId: council.councilId, themeId: theme.themeId };
	const [cube, statements, items, contexts] = await Promise.all([
		release.db.run(cubeOfCouncil, { councilId: council.councilId }),
		release.db.run(statementsOfTheme, { ...of, limit: MOST_TEXTS }),
		release.db.run(recommendationsOfTheme, { ...of, limit: MOST_ITEMS }),
		theme.areaId === null ? [] : release.db.run(contextsOfArea, { areaId: theme.areaId })
	]);
	return {
		theme,
		cube: rowsOfYears(cube.filter(({ themeId }) => themeId === theme.themeId)),
		statementCount: statements[0]?.ofStatements ?? 0,
		statements: statements.map(({ ofStatements: _ofStatements, ...statement }) => statement),
		items,
		contextCount: contexts.length,
		contexts: contexts.slice(0, MOST_TEXTS)
	};
};
