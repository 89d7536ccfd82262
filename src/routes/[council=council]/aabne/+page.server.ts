import { renderSvg } from '#lib/charts/render-svg.ts';
import { serverDocument } from '#lib/charts/server-document.ts';
import { FIGURE_WIDTHS } from '#lib/components/council-figures.ts';
import { openFigure, shownAreas } from '#lib/components/open-figure.ts';
import { filterRows } from '#lib/domain/measures/filter-rows.ts';
import { MOST_IN_PAGE, openShown } from '#lib/domain/measures/open-shown.ts';
import { areasOfCouncil } from '#lib/server/areas-of-council.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { openOfCouncil } from '#lib/server/queries/open-of-council.ts';
import { formatFilters, rowFilter } from '#lib/url/filters.ts';
import { parseOpenFilters } from '#lib/url/open-filters.ts';
import type { PageServerLoad } from './$types';

/**
 * The open recommendations of a council, its whole cube, and figure E drawn for the filters of the address. Where the open
 * ones are few, all are in the page and the filters are read untracked: a change in the browser asks the server for nothing.
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
	const [cube, open, areas] = await Promise.all([
		release.db.run(cubeOfCouncil, of),
		release.db.run(openOfCouncil, of),
		areasOfCouncil(release.db, everywhere, locale)
	]);
	const known = { ...everywhere, areas: areas.map(({ areaId }) => areaId) };
	const read = () => parseOpenFilters(url.searchParams, known).filters;
	const filters = open.length <= MOST_IN_PAGE ? untrack(read) : read();
	const draw = () => {
		const figure = openFigure({
			cube: filterRows(cube, rowFilter(filters)),
			areas: shownAreas(areas, themes, filters),
			years: known.years,
			statusAsOf: council.statusAsOf
		});
		return FIGURE_WIDTHS.map((width) => renderSvg(figure, width, serverDocument()));
	};
	return {
		areas,
		known,
		cube,
		open: openShown(open, rowFilter(filters)),
		/** How many the council puts first, whatever is chosen. */
		priorities: open.filter(({ rank }) => rank !== null).length,
		drawn: {
			query: formatFilters(filters).toString(),
			// In a page ChartSvg writes them where they are shown.
			figure: isDataRequest ? draw() : null
		}
	};
};
