import { renderSvg } from '#lib/charts/render-svg.ts';
import { serverDocument } from '#lib/charts/server-document.ts';
import type { ChartSpec } from '#lib/charts/spec.ts';
import { FIGURE_WIDTHS, responsesFigure, statusFigure } from '#lib/components/council-figures.ts';
import { filterRows } from '#lib/domain/measures/filter-rows.ts';
import { groupThreads } from '#lib/server/group-threads.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { recommendationsOfCouncil } from '#lib/server/queries/recommendations-of-council.ts';
import { threadsOfCouncil } from '#lib/server/queries/threads-of-council.ts';
import { formatFilters, parseFilters, rowFilter } from '#lib/url/filters.ts';
import type { PageServerLoad } from './$types';

/**
 * The overview: the whole cube, one item for each square, and figures C and D drawn for the filters of the address.
 * The filters are read untracked: a change in the browser repaints from the cube and asks the server for nothing.
 */
export const load: PageServerLoad = async ({
	parent,
	url,
	untrack,
	isDataRequest,
	locals: { release, locale }
}) => {
	const { council, themes, known } = await parent();
	const of = { councilId: council.councilId };
	const [cube, items, threads] = await Promise.all([
		release.db.run(cubeOfCouncil, of),
		release.db.run(recommendationsOfCouncil, of),
		release.db.run(threadsOfCouncil, of)
	]);
	const { filters } = untrack(() => parseFilters(url.searchParams, known));
	const input = {
		cube: filterRows(cube, rowFilter(filters)),
		themes,
		years: known.years,
		statusAsOf: council.statusAsOf,
		base: filters.base
	};
	// In a page ChartSvg writes them where they are shown.
	const draw = (spec: ChartSpec) =>
		isDataRequest ? FIGURE_WIDTHS.map((width) => renderSvg(spec, width, serverDocument())) : null;
	return {
		cube,
		// What a square needs, without the texts.
		items: items.map(
			({ recommendationId, year, themeId, areaId, response, implementation, codingStatus, verdict }) => ({
				recommendationId,
				year,
				themeId,
				areaId,
				response,
				implementation,
				codingStatus,
				verdict
			})
		),
		threads: groupThreads(threads, locale).map(({ members }) =>
			members.map(({ recommendationId }) => recommendationId)
		),
		drawn: {
			query: formatFilters(filters).toString(),
			responses: draw(responsesFigure(input)),
			status: draw(statusFigure(input))
		}
	};
};
