import { FIGURE_IDS, FILE_OPERATIONS, ROWS_OPERATIONS } from '#lib/server/api/operations.ts';
import { FILTER_PARAMETERS } from '#lib/server/api/openapi-parameters.ts';
import { allSources } from '#lib/server/queries/all-sources.ts';
import { areas } from '#lib/server/queries/areas.ts';
import { recommendationsOfCouncil } from '#lib/server/queries/recommendations-of-council.ts';
import type { PageServerLoad } from './$types';

/** The addresses that programs can ask for, each with an example of the home council that answers. */
export const load: PageServerLoad = async ({ parent, locals: { release } }) => {
	const { home, version } = await parent();
	const [allAreas, sources, items] = await Promise.all([
		release.db.run(areas, {}),
		release.db.run(allSources, {}),
		release.db.run(recommendationsOfCouncil, { councilId: home.councilId })
	]);
	const [first] = items;
	const example: Readonly<Record<string, string | undefined>> = {
		council: home.slug,
		area: first?.areaId ?? allAreas[0]?.areaId,
		source: sources[0]?.sourceId,
		year: first && String(first.year),
		theme: first?.themeId,
		id: first?.recommendationId,
		figure: FIGURE_IDS[0],
		version,
		file: 'recommendations.csv'
	};
	const exampleOf = (path: string) => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => example[name] ?? '');
	return {
		rows: ROWS_OPERATIONS.map(({ id, path, parameters, columns }) => ({
			id,
			path,
			example: exampleOf(path),
			parameters: parameters.map(({ name }) => name),
			columns: Object.keys(columns)
		})),
		files: FILE_OPERATIONS.map(({ id, path }) => ({ id, path, example: exampleOf(path) })),
		filters: FILTER_PARAMETERS.map(({ name }) => name)
	};
};
