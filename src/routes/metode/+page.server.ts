import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { lineRolesOfCouncil } from '#lib/server/queries/line-roles-of-council.ts';
import { repairsOfCouncil } from '#lib/server/queries/repairs-of-council.ts';
import { secondReadingsOfCouncil } from '#lib/server/queries/second-readings-of-council.ts';
import { sourcesOfCouncil } from '#lib/server/queries/sources-of-council.ts';
import { statementsOfCouncil } from '#lib/server/queries/statements-of-council.ts';
import type { PageServerLoad } from './$types';

/** How each council's sources were read and judged: lines by role, repairs, codings. */
export const load: PageServerLoad = async ({ locals: { release }, parent }) => {
	const { councils } = await parent();
	const { db } = release;
	return {
		readings: await Promise.all(
			councils.map(async (council) => {
				const of = { councilId: council.councilId };
				const [cube, lineRoles, repairs, sources, statements, readings] = await Promise.all([
					db.run(cubeOfCouncil, of),
					db.run(lineRolesOfCouncil, of),
					db.run(repairsOfCouncil, of),
					db.run(sourcesOfCouncil, of),
					db.run(statementsOfCouncil, of),
					db.run(secondReadingsOfCouncil, of)
				]);
				return { council, cube, lineRoles, repairs, sources, statementCount: statements.length, readings };
			})
		)
	};
};
