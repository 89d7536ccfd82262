import { themeYearTable, type ThemeYearTable } from '#lib/charts/theme-year-table.ts';
import { chosenYears, MOST_YEARS, termColumns } from '#lib/components/shown-cube.ts';
import type { CubeRow } from '#lib/domain/cube.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import { NO_AREA, rowsOfAreas, rowsOfTerms } from '#lib/domain/page-cube.ts';
import { filterPhrases } from '#lib/components/filter-words.ts';
import { openFigure, shownAreas } from '#lib/components/open-figure.ts';
import { denominators } from '#lib/domain/measures/base-rows.ts';
import { filterRows } from '#lib/domain/measures/filter-rows.ts';
import { made } from '#lib/domain/measures/made.ts';
import { type OpenArea, openAreaYears } from '#lib/domain/measures/open-area-years.ts';
import { openCommittees } from '#lib/domain/measures/open-committees.ts';
import { openItems } from '#lib/domain/measures/open-items.ts';
import { openLists } from '#lib/domain/measures/open-lists.ts';
import { MOST_IN_LIST } from '#lib/domain/measures/open-page-size.ts';
import { facetCounts } from '#lib/domain/search/facet-counts.ts';
import { stateCounts } from '#lib/domain/measures/state-counts.ts';
import type { Response } from '#lib/domain/vocabulary.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { type Filters, formatFilters, type ListKey, rowFilter } from '#lib/url/filters.ts';
import type { PageData } from './$types';

/** One recommendation as the page has it. */
export type OpenItem = PageData['open'][number];

/** What a page of open recommendations shows for a choice of filters: the same function on the server and in the browser. */
export function openView(data: PageData, filters: Filters) {
	const { council, themes, areas, known } = data;
	const labels = new Map(themes.map(({ themeId, label }) => [themeId, label]));
	const areaLabels = new Map(areas.map(({ areaId, label }) => [areaId, label]));
	const names = {
		theme: (id: string) => labels.get(id) ?? id,
		area: (id: string) => areaLabels.get(id) ?? id
	};
	const filter = rowFilter(filters);
	const cube = data.cube.whole ? filterRows(data.cube.rows, filter) : data.cube.rows;
	const open = openItems(cube);
	const placed = data.cube.whole ? cube : data.cube.openRows;
	const facets = data.facets ?? facetCounts(openItems(data.cube.rows), filter);
	const shown = shownAreas(areas, themes, filters);
	const byArea = openAreaYears(openItems(placed), {
		areas: shown,
		years: known.years,
		noArea: m.open_no_area()
	});
	const rated = denominators(cube).made;
	return {
		names,
		phrases: filterPhrases(filters, names),
		made: made(cube),
		/** Not judged by anybody yet: neither open nor closed. */
		drafts: made(cube) - rated,
		...stateCounts(cube),
		total: data.total,
		/** How many would be open with this value of a filter, whatever is chosen of it now. */
		count: (key: ListKey, value: string) =>
			(facets[key] as readonly { readonly value: string; readonly n: number }[]).find(
				(one) => one.value === value
			)?.n ?? 0,
		figure: openFigure({ cube: placed, areas: shown, years: known.years, statusAsOf: council.statusAsOf }),
		/** Areas by term, in the place of figure E where the years are too many for it; else null. */
		terms:
			chosenYears(known.years, filters).length > MOST_YEARS ? termTable(placed, byArea, known.years) : null,
		byArea,
		madeIn: (areaId: string | null) => made(cube.filter((row) => row.areaId === areaId)),
		byCommittee: openCommittees(byArea, new Map(areas.map(({ areaId, committee }) => [areaId, committee]))),
		priorities: filterRows(data.open, filter)
			.filter(({ rank }) => rank !== null)
			.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0)),
		lists: listsOf(filterRows(data.open, filter), open),
		/** Whether the server's drawing shows this choice. */
		drawnByServer: formatFilters(filters).toString() === data.drawn.query
	};
}

/** What `openView` gives. */
export type OpenView = ReturnType<typeof openView>;

/** Open recommendations by area and term of office. */
function termTable(rows: readonly CubeRow[], areas: readonly OpenArea[], years: YearRange): ThemeYearTable {
	return themeYearTable(
		rowsOfTerms(rowsOfAreas(openItems(rows)), years),
		areas.map(({ areaId, label }) => ({ themeId: areaId ?? NO_AREA, label })),
		years,
		years,
		termColumns(years)
	);
}

/** One of the three lists: the rows that are shown, and how many there are. */
export interface OpenListView {
	/** The code that its recommendations share. */
	readonly response: Response;
	readonly title: string;
	readonly text: string;
	readonly total: number;
	readonly rows: readonly OpenItem[];
}

/** The counts are of the cube, since the page may have the first rows alone. */
function listsOf(
	items: readonly OpenItem[],
	open: readonly { readonly response: Response; readonly n: number }[]
): readonly OpenListView[] {
	const lists = openLists(items);
	const list = (response: Response, title: string, text: string, rows: readonly OpenItem[]) => ({
		response,
		title,
		text,
		total: made(open.filter((row) => row.response === response)),
		rows: rows.slice(0, MOST_IN_LIST)
	});
	return [
		list('none', m.open_list_none_title(), m.open_list_none_text(), lists.noStatusText),
		list('group', m.open_list_group_title(), m.open_list_group_text(), lists.sharedTextOnly),
		list('direct', m.open_list_direct_title(), m.open_list_direct_text(), lists.answeredNotDone)
	];
}
