import { made } from '#lib/domain/measures/made.ts';
import { ratedRows } from '#lib/domain/measures/rated-rows.ts';
import { fewCouncils } from '#lib/server/few-councils.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { lineRolesOfCouncil } from '#lib/server/queries/line-roles-of-council.ts';
import { repairsOfCouncil } from '#lib/server/queries/repairs-of-council.ts';
import { secondReadingsOfCouncil } from '#lib/server/queries/second-readings-of-council.ts';
import { sourcesOfCouncil } from '#lib/server/queries/sources-of-council.ts';
import { COUNCIL_KEY } from '#lib/url/paths.ts';
import { agreementOf } from './agreement-of.ts';
import type { PageServerLoad } from './$types';

/** Repairs and disagreements of a council that are listed; all are in the files. */
const MOST_LISTED = 100;

/**
 * How a council's sources were read and judged: lines by role, repairs, codings. Of every council where they are few, else of the one
 * that the address names, the home council by default.
 */
export const load: PageServerLoad = async ({ locals: { release }, parent, url }) => {
	const { home, councilCount } = await parent();
	const { db } = release;
	const councils = await fewCouncils(db, home, councilCount, url.searchParams.get(COUNCIL_KEY));
	return {
		readings: await Promise.all(
			councils.map(async (council) => {
				const of = { councilId: council.councilId };
				const [cube, lineRoles, repairs, sources, readings] = await Promise.all([
					db.run(cubeOfCouncil, of),
					db.run(lineRolesOfCouncil, of),
					db.run(repairsOfCouncil, of),
					db.run(sourcesOfCouncil, of),
					db.run(secondReadingsOfCouncil, of)
				]);
				const rated = ratedRows(cube);
				return {
					council,
					/** Recommendations that were judged, and those of them whose judgement is uncertain. */
					rated: made(rated),
					uncertain: made(rated.filter((row) => row.certain === false)),
					lineRoles,
					repairCount: repairs.length,
					repairs: repairs.slice(0, MOST_LISTED),
					sources,
					statementCount: council.statements,
					agreement: agreementOf(readings, MOST_LISTED)
				};
			})
		)
	};
};
