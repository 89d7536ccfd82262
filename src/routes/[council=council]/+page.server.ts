import { renderSvg } from '#lib/charts/render-svg.ts';
import { serverDocument } from '#lib/charts/server-document.ts';
import type { ChartSpec } from '#lib/charts/spec.ts';
import { MOST_SQUARES } from '#lib/charts/unit-runs.ts';
import { FIGURE_WIDTHS } from '#lib/components/council-figures.ts';
import { demandsOf } from '#lib/domain/measures/demands.ts';
import { filterRows } from '#lib/domain/measures/filter-rows.ts';
import { made } from '#lib/domain/measures/made.ts';
import { MOST_CUBE_ROWS, pageCube } from '#lib/domain/page-cube.ts';
import { facetCounts } from '#lib/domain/search/facet-counts.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { squaresOfCouncil } from '#lib/server/queries/squares-of-council.ts';
import { threadCellsOfCouncil } from '#lib/server/queries/thread-cells-of-council.ts';
import { formatFilters, isNarrowed, parseFilters, rowFilter } from '#lib/url/filters.ts';
import { drawnSpecs } from './overview.ts';
import type { PageServerLoad } from './$types';

/** Recommendations in threads that a page holds at most: of more, the server counts the demands of a choice. */
const MOST_THREAD_CELLS = 600;

/**
 * The overview: the cube of the council, whole or folded, and figures C and D drawn for the filters of the address. Where the page
 * has all that a choice needs, they are read untracked: a change in the browser repaints from it and asks the server for nothing.
 */
export const load: PageServerLoad = async ({ parent, url, untrack, isDataRequest, locals: { release } }) => {
	const above = await parent();
	const { council, known } = above;
	const of = { councilId: council.councilId };
	const whole = await release.db.run(cubeOfCouncil, of);
	const isFew = whole.length <= MOST_CUBE_ROWS && council.inThreads <= MOST_THREAD_CELLS;
	const read = () => parseFilters(url.searchParams, known).filters;
	const filters = isFew ? untrack(read) : read();
	const filter = rowFilter(filters);
	const [items, threadCells] = await Promise.all([
		council.recommendations <= MOST_SQUARES && isFew ? release.db.run(squaresOfCouncil, of) : null,
		isFew || isNarrowed(filters) ? release.db.run(threadCellsOfCouncil, of) : null
	]);
	const shown = made(filterRows(whole, filter));
	const data = {
		cube: pageCube(whole, filter, known.years),
		/** One for each square of figure A, without the texts; null where it is drawn from the cube. */
		items,
		/** What demands are counted from in the page; null where the server has counted them. */
		threadCells: isFew ? threadCells : null,
		/** How many demands the choice of the address amounts to. */
		demands:
			threadCells === null
				? shown - council.inThreads + council.threads
				: demandsOf(shown, filterRows(threadCells, filter)),
		/** What every filter would leave; null where the page can count it. */
		facets: isFew ? null : facetCounts(whole, filter),
		drawn: { query: formatFilters(filters).toString() }
	};
	const specs = drawnSpecs({ ...above, cube: data.cube }, filters);
	// In a page ChartSvg writes them where they are shown.
	const draw = (spec: ChartSpec) =>
		isDataRequest ? FIGURE_WIDTHS.map((width) => renderSvg(spec, width, serverDocument())) : null;
	return {
		...data,
		drawn: { ...data.drawn, responses: draw(specs.responses), status: draw(specs.status) }
	};
};
