import { themeYearTable } from '#lib/charts/theme-year-table.ts';
import { unitChart } from '#lib/charts/unit-chart.ts';
import { unitRuns } from '#lib/charts/unit-runs.ts';
import { responsesFigure, statusesByYear, statusFigure } from '#lib/components/council-figures.ts';
import { filterPhrases } from '#lib/components/filter-words.ts';
import { type CouncilParts, MOST_YEARS, shownCube } from '#lib/components/shown-cube.ts';
import { denominators } from '#lib/domain/measures/base-rows.ts';
import { demandsOf } from '#lib/domain/measures/demands.ts';
import { filterRows } from '#lib/domain/measures/filter-rows.ts';
import { made } from '#lib/domain/measures/made.ts';
import { overviewFacts } from '#lib/domain/measures/overview-facts.ts';
import { shownYears } from '#lib/domain/measures/shown-years.ts';
import { termCounts } from '#lib/domain/measures/term-counts.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import type { PageCube } from '#lib/domain/page-cube.ts';
import { facetCounts } from '#lib/domain/search/facet-counts.ts';
import { isTooYoung } from '#lib/domain/status-date.ts';
import { type Filters, formatFilters, type ListKey, rowFilter } from '#lib/url/filters.ts';
import type { PageData } from './$types';

/** What figures and numbers of the overview are made of. */
export interface OverviewParts extends Pick<CouncilParts, 'themes' | 'areas'> {
	readonly council: { readonly statusAsOf: string | null };
	readonly known: { readonly years: YearRange };
	readonly cube: PageCube;
}

/** Figures C and D for a choice of filters, as the server draws them and the browser draws them anew. */
export function drawnSpecs(data: OverviewParts, filters: Filters) {
	const { council, themes, areas, known } = data;
	const { years } = known;
	const shown = shownCube(data.cube, filters, { themes, areas, years });
	const of = { themes, years, statusAsOf: council.statusAsOf, base: filters.base };
	const byYear = { ...of, cube: shown.byYear };
	return {
		shown,
		byYear,
		responses: responsesFigure(byYear),
		status: statusFigure({
			...of,
			cube: shown.byTheme,
			themes: shown.rows,
			ofAreas: shown.grain.themes === 'area'
		})
	};
}

/**
 * Everything the overview shows for a choice of filters: the same function on the server and in the browser, from what is in the
 * page alone.
 */
export function overview(data: PageData, filters: Filters) {
	const { council, themes, areas, known } = data;
	const { years } = known;
	const labels = new Map(themes.map(({ themeId, label }) => [themeId, label]));
	const areaLabels = new Map(areas.map(({ areaId, label }) => [areaId, label]));
	const names = {
		theme: (id: string) => labels.get(id) ?? id,
		area: (id: string) => areaLabels.get(id) ?? id
	};
	const filter = rowFilter(filters);
	const { shown, byYear, responses, status } = drawnSpecs(data, filters);
	const cube = byYear.cube;
	const items = data.items === null ? null : filterRows(data.items, filter);
	const periods = shownYears(years, filter);
	const facets = data.facets ?? facetCounts(data.cube.rows, filter);
	return {
		cube,
		grain: shown.grain,
		/** The recommendations that pass, in the order of figure A; none where the page has not each of them. */
		items: items ?? [],
		names,
		demands:
			data.threadCells === null ? data.demands : demandsOf(made(cube), filterRows(data.threadCells, filter)),
		/** How many would be shown with this value of a filter, whatever is chosen of it now. */
		count: (key: ListKey, value: string) =>
			(facets[key] as readonly { readonly value: string; readonly n: number }[]).find(
				(one) => one.value === value
			)?.n ?? 0,
		periods,
		terms: termCounts(cube, periods),
		phrases: filterPhrases(filters, names),
		total: council.recommendations,
		facts: overviewFacts(cube, periods),
		squares: {
			/** One square for each recommendation, where the page has each and its years stand side by side. */
			single:
				items === null || years.to - years.from >= MOST_YEARS
					? null
					: unitChart(
							items.map((item) => ({ ...item, theme: names.theme(item.themeId) })),
							years
						),
			runs: unitRuns(cube, years, { minColumns: 3, maxRows: 20 })
		},
		tooYoung: yearsOf(years).filter((year) => isTooYoung(year, council.statusAsOf)),
		statuses: statusesByYear(byYear),
		heat: themeYearTable(shown.byTheme, shown.rows, years, years, shown.columns),
		responses,
		status,
		/** How many figure D counts: those of the base. */
		statusCount: denominators(cube)[filters.base],
		/** Whether the server's drawings of figures C and D show this choice. */
		drawnByServer: formatFilters(filters).toString() === data.drawn.query,
		/** The height that figure A keeps whatever is chosen, so that nothing below it moves. */
		fullRows:
			data.items === null
				? 0
				: unitChart(
						data.items.map((item) => ({ ...item, theme: '' })),
						years
					).rows
	};
}

/** What `overview` gives. */
export type Overview = ReturnType<typeof overview>;

function yearsOf({ from, to }: YearRange): readonly number[] {
	return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
