import type { CubeRow } from '#lib/domain/cube.ts';
import type { ThemeLabel } from '#lib/domain/measures/by-theme.ts';
import { filterRows } from '#lib/domain/measures/filter-rows.ts';
import { shownYears } from '#lib/domain/measures/shown-years.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import { termsBetween } from '#lib/domain/municipal-term.ts';
import {
	type CubeGrain,
	NO_AREA,
	type PageCube,
	rowsOfAreas,
	rowsOfTerms,
	rowsOfYears
} from '#lib/domain/page-cube.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { type Filters, rowFilter } from '#lib/url/filters.ts';

/** Themes that figures B and D show at most; of more, they show the areas. */
export const MOST_THEMES = 24;
/** Years that figure B shows at most; of more, it shows the terms of office. */
export const MOST_YEARS = 16;

/** With more rows, all that tells no themes apart is counted from fewer. */
const MANY_ROWS = 200;

/** What the figures of a council are made of, beside its cube. */
export interface CouncilParts {
	readonly themes: readonly (ThemeLabel & { readonly areaId: string | null })[];
	readonly areas: readonly { readonly areaId: string; readonly label: string }[];
	readonly years: YearRange;
}

/** The rows of the cube that the figures show for a choice, each as fine as it can show them. */
export interface ShownCube {
	/** What the choice leaves, for every number that tells no themes apart. */
	readonly byYear: readonly CubeRow[];
	/** What figures B and D count, with areas or terms in the place of themes or years where `grain` says so. */
	readonly byTheme: readonly CubeRow[];
	readonly grain: CubeGrain;
	/** Themes, or areas, that figures B and D have rows for. */
	readonly rows: readonly ThemeLabel[];
	/** Years, or terms by the years of them that are shown, that figure B has columns for, oldest first. */
	readonly columns: readonly YearRange[];
}

/** The cube of a page for a choice of filters; where the page has not the whole cube, it was made for that choice. */
export function shownCube(cube: PageCube, filters: Filters, parts: CouncilParts): ShownCube {
	const { years } = parts;
	const rows = cube.whole ? filterRows(cube.rows, rowFilter(filters)) : cube.rows;
	const shown = chosenYears(years, filters);
	const themes = chosenThemes(parts, filters);
	const grain: CubeGrain = {
		themes: cube.grain.themes === 'area' || themes.length > MOST_THEMES ? 'area' : 'theme',
		years: cube.grain.years === 'term' || shown.length > MOST_YEARS ? 'term' : 'year'
	};
	const ofThemes = grain.themes === cube.grain.themes ? rows : rowsOfAreas(rows);
	return {
		byYear: !cube.whole ? cube.yearRows : rows.length > MANY_ROWS ? rowsOfYears(rows) : rows,
		byTheme: grain.years === cube.grain.years ? ofThemes : rowsOfTerms(ofThemes, years),
		grain,
		rows: grain.themes === 'theme' ? themes : areaRows(parts, ofThemes, filters),
		columns: grain.years === 'year' ? yearColumns(years, shown) : termColumns(years)
	};
}

/** The years that a choice leaves, oldest first. */
export function chosenYears(years: YearRange, filters: Filters): readonly number[] {
	return shownYears(years, rowFilter(filters)).flatMap(yearsBetween);
}

/** All themes while they are few, so that nothing moves when one is chosen; else those that the choice can show. */
function chosenThemes({ themes }: CouncilParts, { theme, area }: Filters): CouncilParts['themes'] {
	if (themes.length <= MOST_THEMES) return themes;
	return themes.filter(
		({ themeId, areaId }) =>
			(theme.length === 0 || theme.includes(themeId)) &&
			(area.length === 0 || (areaId !== null && area.includes(areaId)))
	);
}

function areaRows(
	{ areas }: CouncilParts,
	rows: readonly CubeRow[],
	{ area }: Filters
): readonly ThemeLabel[] {
	const chosen = areas.filter(({ areaId }) => area.length === 0 || area.includes(areaId));
	return [
		...chosen.map(({ areaId, label }) => ({ themeId: areaId, label })),
		...(rows.some(({ themeId }) => themeId === NO_AREA)
			? [{ themeId: NO_AREA, label: m.open_no_area() }]
			: [])
	];
}

/** All years while they are few; else those that the choice shows. */
function yearColumns(years: YearRange, shown: readonly number[]): readonly YearRange[] {
	const all = yearsBetween(years);
	return (all.length <= MOST_YEARS ? all : shown).map((year) => ({ from: year, to: year }));
}

/** The terms of office that years touch, each by the years of it that are among them, oldest first. */
export function termColumns({ from, to }: YearRange): readonly YearRange[] {
	return termsBetween(from, to).map((term) => ({
		from: Math.max(term.from, from),
		to: Math.min(term.to, to)
	}));
}

function yearsBetween({ from, to }: YearRange): readonly number[] {
	return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
