import { themeYearTable } from '#lib/charts/theme-year-table.ts';
import { unitChart } from '#lib/charts/unit-chart.ts';
import { responsesFigure, statusesByYear, statusFigure } from '#lib/components/council-figures.ts';
import { filterPhrases } from '#lib/components/filter-words.ts';
import { denominators } from '#lib/domain/measures/base-rows.ts';
import { demandsAmong } from '#lib/domain/measures/demands.ts';
import { filterRows } from '#lib/domain/measures/filter-rows.ts';
import { made } from '#lib/domain/measures/made.ts';
import { overviewFacts } from '#lib/domain/measures/overview-facts.ts';
import { shownYears } from '#lib/domain/measures/shown-years.ts';
import { termCounts } from '#lib/domain/measures/term-counts.ts';
import { isTooYoung } from '#lib/domain/status-date.ts';
import { type Filters, formatFilters, rowFilter } from '#lib/url/filters.ts';
import type { PageData } from './$types';

/**
 * Everything the overview shows for a choice of filters: the same function on the server and in the browser, from the
 * cube and the items in the page alone.
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
	const cube = filterRows(data.cube, rowFilter(filters));
	const items = filterRows(data.items, rowFilter(filters));
	const periods = shownYears(years, rowFilter(filters));
	const input = { cube, themes, years, statusAsOf: council.statusAsOf, base: filters.base };
	const squares = unitChart(
		items.map((item) => ({ ...item, theme: names.theme(item.themeId) })),
		years
	);
	return {
		cube,
		/** The recommendations that pass, in the order of figure A. */
		items,
		names,
		demands: demandsAmong(items, data.threads),
		periods,
		terms: termCounts(cube, periods),
		phrases: filterPhrases(filters, names),
		total: made(data.cube),
		facts: overviewFacts(cube, periods),
		squares,
		tooYoung: squares.years.map(({ year }) => year).filter((year) => isTooYoung(year, council.statusAsOf)),
		statuses: statusesByYear(input),
		heat: themeYearTable(cube, themes, years),
		responses: responsesFigure(input),
		status: statusFigure(input),
		/** How many figure D counts: those of the base. */
		statusCount: denominators(cube)[filters.base],
		/** Whether the server's drawings of figures C and D show this choice. */
		drawnByServer: formatFilters(filters).toString() === data.drawn.query,
		/** The height that figure A keeps whatever is chosen, so that nothing below it moves. */
		fullRows: unitChart(
			data.items.map((item) => ({ ...item, theme: '' })),
			years
		).rows
	};
}

/** What `overview` gives. */
export type Overview = ReturnType<typeof overview>;
