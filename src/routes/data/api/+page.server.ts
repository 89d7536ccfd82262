import { FIGURE_IDS, FILE_OPERATIONS, ROWS_OPERATIONS } from '#lib/server/api/operations.ts';
import { listRecommendations } from '#lib/server/list-recommendations.ts';
import { FILTER_PARAMETERS } from '#lib/server/api/openapi-parameters.ts';
import { areas } from '#lib/server/queries/areas.ts';
import { sourcesFrom } from '#lib/server/queries/sources-from.ts';
import { NO_FILTERS } from '#lib/url/filters.ts';
import type { PageServerLoad } from './$types';

/** The addresses that programs can ask for, each with an example of the home council that answers. */
export const load: PageServerLoad = async ({ parent, locals: { release } }) => {
	const { home, version } = await parent();
	const [allAreas, sources, list] = await Promise.all([
		release.db.run(areas, {}),
		release.db.run(sourcesFrom, { limit: 1, passOver: 0 }),
		listRecommendations(release.db, { councilId: home.councilId, filters: NO_FILTERS, limit: 1 })
	]);
	const [first] = list.rows;
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
