import { mostAskedFirst, threadRows, type ThreadUnit } from '#lib/charts/threads-by-year-rows.ts';
import { responseYearRows } from '#lib/charts/response-year-rows.ts';
import { statusThemeRows } from '#lib/charts/status-theme-rows.ts';
import { type AreaLabel, openAreaYears } from '#lib/domain/measures/open-area-years.ts';
import { OPEN_STATUSES, openItems } from '#lib/domain/measures/open-items.ts';
import { themeYearCounts } from '#lib/domain/measures/theme-year-counts.ts';
import type { Thread } from '#lib/domain/measures/year-repeats.ts';
import type { CsvValue } from '#lib/domain/csv.ts';
import type { Codes } from '#lib/domain/measures/rated-rows.ts';
import type { FigureInput } from './council-figures.ts';

/** A figure's rows as data: keys in the order of the columns, codes and bare numbers, no words of a language. */
export interface FigureRows {
	readonly keys: readonly string[];
	readonly rows: readonly Readonly<Record<string, CsvValue>>[];
}

/** What the rows of every figure are made of: figure A has one for each recommendation. */
export interface FigureRowsInput extends FigureInput {
	readonly items: readonly (Codes & {
		readonly recommendationId: string;
		readonly year: number;
		readonly themeId: string;
		readonly theme: string;
		readonly state: string | null;
	})[];
	/** Those of the council, in their order. */
	readonly areas: readonly AreaLabel[];
	/** The repeated demands of the council. */
	readonly threads: readonly Thread<ThreadUnit>[];
}

const ROWS: Readonly<Record<string, (input: FigureRowsInput) => FigureRows>> = {
	// One row per recommendation, as the squares.
	'unit-chart': ({ items }) => ({
		keys: [
			'recommendation_id',
			'year',
			'theme_id',
			'theme',
			'response',
			'implementation',
			'state',
			'coding_status'
		],
		rows: items.map((item) => ({
			recommendation_id: item.recommendationId,
			year: item.year,
			theme_id: item.themeId,
			theme: item.theme,
			response: item.response,
			implementation: item.implementation,
			state: item.state,
			coding_status: item.codingStatus
		}))
	}),
	// One row per theme and year, those with none included.
	'themes-by-year': ({ cube, themes, years }) => ({
		keys: ['theme_id', 'theme', 'year', 'made'],
		rows: themeYearCounts(cube, themes, years).themes.flatMap(({ theme, cells }) =>
			cells.map(({ year, made }) => ({ theme_id: theme.themeId, theme: theme.label, year, made }))
		)
	}),
	'responses-by-year': ({ cube, years }) => ({
		keys: ['year', 'made', 'rated', 'direct', 'beside_text', 'share', 'share_low', 'share_high'],
		rows: responseYearRows(cube, years)
	}),
	// One row per thread, most often asked first.
	'threads-by-year': ({ threads }) => ({
		keys: ['thread_id', 'thread', 'times', 'years', 'verbatim', 'reworded', 'follows_up'],
		rows: threadRows(mostAskedFirst(threads))
	}),
	// One row per area and year, those with none included.
	'open-by-area': ({ cube, areas, years }) => ({
		keys: ['area_id', 'area', 'year', 'open', ...OPEN_STATUSES],
		rows: openAreaYears(openItems(cube), { areas, years, noArea: '' }).flatMap(({ areaId, label, cells }) =>
			cells.map(({ year, open, counts }) => ({ area_id: areaId, area: label, year, open, ...counts }))
		)
	}),
	'status-by-theme': ({ cube, themes, base }) => ({
		keys: [
			'theme_id',
			'theme',
			'implemented',
			'partial',
			'in_progress',
			'not_implemented',
			'discontinued',
			'unknown',
			'known',
			'rated',
			'made'
		],
		rows: statusThemeRows(cube, themes, base)
	})
};

/** The rows of the figure with this public id; null where there is none. */
export function figureRows(id: string, input: FigureRowsInput): FigureRows | null {
	return Object.hasOwn(ROWS, id) ? (ROWS[id]?.(input) ?? null) : null;
}
