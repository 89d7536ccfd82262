import {
	type ChartColumn,
	type ChartRow,
	type ChartSpec,
	countColumn,
	type KeyEntry,
	nameColumn
} from '#lib/charts/spec.ts';
import { drawThemeYears } from '#lib/charts/theme-year-picture.ts';
import { type ThemeYearTable, themeYearTable } from '#lib/charts/theme-year-table.ts';
import type { FigureDrawing } from '#lib/charts/figure-picture.ts';
import { mostAskedFirst } from '#lib/charts/threads-by-year-rows.ts';
import { drawUnitChart, squaresOfRuns } from '#lib/charts/unit-chart-picture.ts';
import { unitChart, type UnitItem } from '#lib/charts/unit-chart.ts';
import { unitRuns } from '#lib/charts/unit-runs.ts';
import { denominators } from '#lib/domain/measures/base-rows.ts';
import { made } from '#lib/domain/measures/made.ts';
import type { AreaLabel } from '#lib/domain/measures/open-area-years.ts';
import { openItems } from '#lib/domain/measures/open-items.ts';
import type { ThemeYearCell } from '#lib/domain/measures/theme-year-counts.ts';
import { shownYears } from '#lib/domain/measures/shown-years.ts';
import type { CubeGrain, PageCube } from '#lib/domain/page-cube.ts';
import { isTooYoung } from '#lib/domain/status-date.ts';
import { formatCount, formatPeriods, formatYears } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { type Filters, rowFilter } from '#lib/url/filters.ts';
import {
	type FigureInput,
	numberText,
	responsesFigure,
	statusesByYear,
	statusFigure
} from './council-figures.ts';
import type { FigureRowsInput } from './figure-rows.ts';
import { openFigure, shownAreas } from './open-figure.ts';
import { type CouncilParts, type ShownCube, shownCube } from './shown-cube.ts';
import { statusSubtitle, themeYearSubtitle, themeYearTitle } from './theme-year-title.ts';
import { unitTitle } from './unit-words.ts';
import { threadsFigure } from './threads-figure.ts';

/** What a figure says and how it is drawn, in the reader's language, for whichever form it takes. */
export interface FigureContent {
	readonly id: string;
	readonly title: string;
	readonly subtitle: string;
	readonly description: string;
	readonly key: readonly KeyEntry[];
	/** How it is read where nothing can be pressed. */
	readonly reading: string;
	/** The same as a table. */
	readonly table: { readonly columns: readonly ChartColumn[]; readonly rows: readonly ChartRow[] };
	readonly drawing: FigureContentDrawing;
}

/** A chart for the chart library, or one that we draw by ourselves. */
export type FigureContentDrawing =
	{ readonly spec: ChartSpec } | { readonly draw: (widthPx: number, idPrefix: string) => FigureDrawing };

/** What the figures of a council are made of, for a choice of filters. */
export interface FigureContentInput extends FigureRowsInput {
	readonly items: readonly (FigureRowsInput['items'][number] & UnitItem)[];
	/** Whether they are all there, so that figure A can have one square for each. */
	readonly single: boolean;
	/** The cube as the page of the council has it. */
	readonly pageCube: PageCube;
	readonly filters: Filters;
	readonly areas: readonly AreaLabel[];
	readonly themeAreas: CouncilParts['themes'];
	/**
	 * Whether the figure is to be wide and low: figure A then has several columns of squares for a year, figure F the
	 * threads alone that were asked for most often.
	 */
	readonly low: boolean;
}

/** Threads of figure F where it is low. */
const LOW_THREADS = 8;
/** Squares above each other where figure A is low. */
const LOW_ROWS = 6;
/** The same where a square is one of some hundreds. */
const LOW_RUN_ROWS = 12;

/** The figures by their public id. Null where the page shows none. */
const FIGURES: Readonly<Record<string, (input: FigureContentInput) => FigureContent | null>> = {
	'unit-chart': unitContent,
	'themes-by-year': themesContent,
	'responses-by-year': (input) =>
		hasStatus(input)
			? specContent(responsesFigure(input), m.responses_subtitle(period(input)), m.responses_reading())
			: null,
	'status-by-theme': (input) => {
		const n = formatCount(denominators(input.cube)[input.base]);
		return hasStatus(input)
			? specContent(
					statusFigure({ ...input, ...shownThemes(input) }),
					statusSubtitle(shownCubeOf(input).grain, { ...period(input), n }),
					m.status_reading()
				)
			: null;
	},
	'threads-by-year': threadsContent,
	'open-by-area': openContent
};

/** The figure with this public id; null where there is none, or nothing that it could show. */
export function figureContent(id: string, input: FigureContentInput): FigureContent | null {
	return Object.hasOwn(FIGURES, id) ? (FIGURES[id]?.(input) ?? null) : null;
}

function unitContent(input: FigureContentInput): FigureContent {
	const { cube, items, years, statusAsOf, low, single } = input;
	const runs = unitRuns(cube, years, low ? { maxRows: LOW_RUN_ROWS } : {});
	const forms = { single: single ? unitChart(items, years, low ? LOW_ROWS : undefined) : null, runs };
	const chart = forms.single ?? squaresOfRuns(runs);
	const young = chart.years.map(({ year }) => year).filter((year) => isTooYoung(year, statusAsOf));
	const subtitle = m.unit_chart_subtitle(period(input));
	return {
		id: 'unit-chart',
		title: unitTitle(forms),
		subtitle,
		description: countsInWords(statusesByYear(input)),
		key: hasStatus(input) ? statusFigure(input).key : [],
		reading:
			single || runs.perSquare === 1
				? m.unit_chart_reading_picture()
				: m.unit_runs_reading_picture({ count: formatCount(runs.perSquare) }),
		table: statusesByYear(input),
		drawing: {
			draw: (widthPx, idPrefix) =>
				drawUnitChart(chart, young, { formatCount, tooYoung: m.too_young() }, widthPx, idPrefix)
		}
	};
}

function themesContent(input: FigureContentInput): FigureContent {
	const { years } = input;
	const { grain, byTheme, rows, columns } = shownCubeOf(input);
	const heat = themeYearTable(byTheme, rows, years, years, columns);
	const text = { formatCount, total: m.column_total(), notCovered: m.not_covered() };
	const table = themeYearColumns(heat, grain);
	return {
		id: 'themes-by-year',
		title: themeYearTitle(heat, grain),
		subtitle: themeYearSubtitle(grain, period(input)),
		description: countsInWords(table),
		key: [],
		reading: m.themes_by_year_reading(),
		table,
		drawing: { draw: (widthPx) => drawThemeYears(heat, text, widthPx) }
	};
}

function threadsContent({ threads, years, low }: FigureContentInput): FigureContent | null {
	if (threads.length === 0) return null;
	const { title, description, ...spec } = threadsFigure(threads, years);
	if (!low || threads.length <= LOW_THREADS) {
		return specContent({ ...spec, title, description }, description, m.threads_reading());
	}
	const shown = threadsFigure(mostAskedFirst(threads).slice(0, LOW_THREADS), years);
	const counts = { n: formatCount(LOW_THREADS), all: formatCount(threads.length) };
	return specContent({ ...shown, title }, m.threads_most_asked(counts), m.threads_reading());
}

function openContent(input: FigureContentInput): FigureContent | null {
	const { cube, areas, themeAreas, filters, years, statusAsOf } = input;
	if (!hasStatus(input)) return null;
	const shown = shownAreas(areas, themeAreas, filters);
	const spec = openFigure({ cube, areas: shown, years, statusAsOf });
	const n = formatCount(made(openItems(cube)));
	const subtitle = m.open_figure_subtitle({ ...period(input), n, made: formatCount(made(cube)) });
	return specContent(spec, subtitle, m.open_figure_reading());
}

function specContent(spec: ChartSpec, subtitle: string, reading: string): FigureContent {
	const { id, title, description, key, columns, rows } = spec;
	return { id, title, subtitle, description, key, reading, table: { columns, rows }, drawing: { spec } };
}

function shownCubeOf({ pageCube, filters, themeAreas, areas, years }: FigureContentInput): ShownCube {
	return shownCube(pageCube, filters, { themes: themeAreas, areas, years });
}

function shownThemes(input: FigureContentInput): Pick<FigureInput, 'cube' | 'themes' | 'ofAreas'> {
	const { byTheme, rows, grain } = shownCubeOf(input);
	return { cube: byTheme, themes: rows, ofAreas: grain.themes === 'area' };
}

/** As the overview: a council without any status shows what was made, not what became of it. */
function hasStatus({ cube }: FigureInput): boolean {
	return denominators(cube).made > 0 || made(cube) === 0;
}

function period({ cube, years, filters }: FigureContentInput) {
	return { years: formatPeriods(shownYears(years, rowFilter(filters))), n: formatCount(made(cube)) };
}

/** Figure B as a table of the same columns as the others. */
function themeYearColumns(
	{ themes, columns, years, made: total }: ThemeYearTable,
	grain: CubeGrain
): FigureContent['table'] {
	const text = numberText();
	const row = (theme: string, cells: readonly ThemeYearCell[], sum: number): ChartRow => ({
		theme,
		...Object.fromEntries(cells.map(({ year, made: count }) => [String(year), count])),
		total: sum
	});
	return {
		columns: [
			nameColumn('theme', grain.themes === 'area' ? m.column_area() : m.column_theme(), text),
			...columns.map(({ from, to }) => countColumn(String(from), formatYears(from, to), text)),
			countColumn('total', m.column_total(), text)
		],
		rows: [
			...themes.map(({ theme, cells, made: sum }) => row(theme.label, cells, sum)),
			row(m.column_total(), years, total)
		]
	};
}

/** The rows of a small table as sentences, for those who do not see the figure: `2010: 1 gennemført, 3 uoplyst.` */
function countsInWords({ columns, rows }: FigureContent['table']): string {
	const [name, ...counts] = columns;
	const sentence = (row: ChartRow) => {
		const parts = counts.flatMap(({ key, label, format }) => {
			const value = row[key] ?? null;
			return value === null || value === 0 ? [] : [`${label} ${format(value)}`];
		});
		return `${name?.format(row[name.key] ?? null)}: ${parts.length === 0 ? '0' : parts.join(', ')}.`;
	};
	return rows.map(sentence).join(' ');
}
