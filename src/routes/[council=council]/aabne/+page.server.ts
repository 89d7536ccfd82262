import { renderSvg } from '#lib/charts/render-svg.ts';
import { serverDocument } from '#lib/charts/server-document.ts';
import { FIGURE_WIDTHS } from '#lib/components/council-figures.ts';
import { chosenYears, MOST_YEARS } from '#lib/components/shown-cube.ts';
import { openFigure, shownAreas } from '#lib/components/open-figure.ts';
import { filterRows } from '#lib/domain/measures/filter-rows.ts';
import { openItems } from '#lib/domain/measures/open-items.ts';
import { MOST_IN_LIST, MOST_IN_PAGE } from '#lib/domain/measures/open-page-size.ts';
import { stateCounts } from '#lib/domain/measures/state-counts.ts';
import { MOST_CUBE_ROWS, openPageCube } from '#lib/domain/page-cube.ts';
import { facetCounts } from '#lib/domain/search/facet-counts.ts';
import { areasOfCouncil } from '#lib/server/areas-of-council.ts';
import { filterParams } from '#lib/server/filter-params.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { openOfCouncil } from '#lib/server/queries/open-of-council.ts';
import { openShownOfCouncil } from '#lib/server/queries/open-shown-of-council.ts';
import { prioritiesOfCouncil } from '#lib/server/queries/priorities-of-council.ts';
import { formatFilters, rowFilter } from '#lib/url/filters.ts';
import { parseOpenFilters } from '#lib/url/open-filters.ts';
import type { PageServerLoad } from './$types';

/**
 * The open recommendations of a council, its cube, and figure E drawn for the filters of the address. Where both are small, all is
 * in the page and the filters are read untracked: a change in the browser asks the server for nothing. Else the page has what
 * its lists show, and the cube folded.
 */
export const load: PageServerLoad = async ({
	parent,
	url,
	untrack,
	isDataRequest,
	locals: { release, locale }
}) => {
	const { council, themes, known: everywhere } = await parent();
	const of = { councilId: council.councilId };
	const [cube, priorities, areas] = await Promise.all([
		release.db.run(cubeOfCouncil, of),
		release.db.run(prioritiesOfCouncil, of),
		areasOfCouncil(release.db, everywhere, locale)
	]);
	const known = { ...everywhere, areas: areas.map(({ areaId }) => areaId) };
	const total = stateCounts(cube).open;
	const isFew = cube.length <= MOST_CUBE_ROWS && total <= MOST_IN_PAGE;
	const read = () => parseOpenFilters(url.searchParams, known).filters;
	const filters = isFew ? untrack(read) : read();
	const filter = rowFilter(filters);
	const draw = () => {
		const figure = openFigure({
			cube: filterRows(cube, filter),
			areas: shownAreas(areas, themes, filters),
			years: known.years,
			statusAsOf: council.statusAsOf
		});
		return FIGURE_WIDTHS.map((width) => renderSvg(figure, width, serverDocument()));
	};
	return {
		areas,
		known,
		cube: openPageCube(cube, filter, known.years),
		/** Open ones of the council, whatever is chosen. */
		total,
		/** What every filter would leave open; null where the page can count it. */
		facets: isFew ? null : facetCounts(openItems(cube), filter),
		open: isFew
			? await release.db.run(openOfCouncil, of)
			: await release.db.run(openShownOfCouncil, { ...of, most: MOST_IN_LIST, ...filterParams(filter) }),
		/** How many the council puts first, whatever is chosen. */
		priorities: priorities.length,
		drawn: {
			query: formatFilters(filters).toString(),
			// In a page ChartSvg writes them where they are shown.
			figure: isDataRequest && chosenYears(known.years, filters).length <= MOST_YEARS ? draw() : null
		}
	};
};
