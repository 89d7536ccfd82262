import { MOST_SQUARES } from '#lib/charts/unit-runs.ts';
import { filterRows } from '#lib/domain/measures/filter-rows.ts';
import { pageCube } from '#lib/domain/page-cube.ts';
import { parseFilters, rowFilter } from '#lib/url/filters.ts';
import { parseOpenFilters } from '#lib/url/open-filters.ts';
import type { Locale } from '#lib/url/paths.ts';
import { areasOfCouncil } from './areas-of-council.ts';
import { groupThreads } from './group-threads.ts';
import { knownCouncil } from './known-council.ts';
import { cubeOfCouncil } from './queries/cube-of-council.ts';
import { recommendationsOfCouncil } from './queries/recommendations-of-council.ts';
import { sourcesOfCouncil } from './queries/sources-of-council.ts';
import { threadsOfCouncil } from './queries/threads-of-council.ts';
import type { OpenRelease } from './release.ts';

/** Which figure is asked for. */
export interface FigureQuestion {
	readonly slug: string;
	readonly id: string;
	/** Its rows as data, or what is drawn of it. */
	readonly form: 'rows' | 'picture';
	readonly params: URLSearchParams;
	readonly locale: Locale;
}

/**
 * All that a figure of a council can be made of, for the filters of an address, with what is said about it: the same for
 * every form that a figure takes. Null where there is no such council.
 */
export async function readFigureData(
	release: OpenRelease,
	{ slug, id, form, params, locale }: FigureQuestion
) {
	const found = await knownCouncil(release.db, slug);
	if (found === null) return null;
	const { council, themes, known } = found;
	const of = { councilId: council.councilId };
	/** Whether figure A has one square for each recommendation. */
	const single = council.recommendations <= MOST_SQUARES;
	const isUnitChart = id === 'unit-chart' && (single || form === 'rows');
	const [cube, items, threads, sources, areas] = await Promise.all([
		release.db.run(cubeOfCouncil, of),
		isUnitChart ? release.db.run(recommendationsOfCouncil, of) : [],
		id === 'threads-by-year' ? release.db.run(threadsOfCouncil, { ...of, threadIds: [] }) : [],
		release.db.run(sourcesOfCouncil, of),
		areasOfCouncil(release.db, known, locale)
	]);
	const { filters } = filtersOf(id)(params, known);
	const labels = new Map([
		...themes.map(({ themeId, label }) => [themeId, label] as const),
		...areas.map(({ areaId, label }) => [areaId, label] as const)
	]);
	const name = (code: string) => labels.get(code) ?? code;
	return {
		council,
		sources,
		version: release.version,
		releaseDate: release.date,
		locale,
		filters,
		names: { theme: name, area: name },
		cube: filterRows(cube, rowFilter(filters)),
		pageCube: pageCube(cube, rowFilter(filters), known.years),
		single,
		items: filterRows(items, rowFilter(filters)),
		themes,
		themeAreas: themes,
		areas,
		threads: groupThreads(threads, locale),
		years: known.years,
		statusAsOf: council.statusAsOf,
		base: filters.base
	};
}

/** The page of figure E can choose less than the others; the page of threads shows all of them, whatever is chosen. */
function filtersOf(id: string): typeof parseFilters {
	if (id === 'open-by-area') return parseOpenFilters;
	if (id === 'threads-by-year') return (_, known) => parseFilters(new URLSearchParams(), known);
	return parseFilters;
}
