import type { CubeRow } from './cube.ts';
import { openItems } from './measures/open-items.ts';
import { filterRows, type RowFilter } from './measures/filter-rows.ts';
import type { YearRange } from './measures/theme-year-counts.ts';
import { termOf } from './municipal-term.ts';

/** Rows of the cube that a page holds at most: with more, a choice could not be shown in one frame. */
export const MOST_CUBE_ROWS = 1_500;

/** How fine rows are: what stands in `themeId`, and what in `year`, the first shown year of a term for `term`. */
export interface CubeGrain {
	readonly themes: 'theme' | 'area';
	readonly years: 'year' | 'term';
}

/** Rows as the release has them. */
export const FINEST: CubeGrain = { themes: 'theme', years: 'year' };

/** Stands in `themeId` for what belongs to no area, where rows are of areas. */
export const NO_AREA = '';

/** The theme of rows that tell none apart, as `rowsOfYears` gives them. */
export const NO_THEMES = [{ themeId: NO_AREA, label: '' }] as const;

/** What a page holds of the cube of a council. Every sum over its rows is that over the whole cube. */
export interface PageCube {
	/**
	 * Whether these are all rows of the council, so that every choice can be shown from them. If not, they are what one
	 * choice leaves, folded.
	 */
	readonly whole: boolean;
	readonly grain: CubeGrain;
	readonly rows: readonly CubeRow[];
	/** What the choice leaves by year and codes alone, never by term; empty where `whole`. */
	readonly yearRows: readonly CubeRow[];
}

/**
 * The cube as a page holds it: whole where it has at most `most` rows; else what the filter leaves, folded no further than it
 * must be. First goes what no figure tells apart, then themes become areas, then years become terms of office.
 *
 * @param years those of the council
 */
export function pageCube(
	cube: readonly CubeRow[],
	filter: RowFilter,
	years: YearRange,
	most = MOST_CUBE_ROWS
): PageCube {
	if (cube.length <= most) return { whole: true, grain: FINEST, rows: cube, yearRows: [] };
	const plain = mergeRows(filterRows(cube, filter).map(withoutDetail));
	const folds: readonly (readonly [CubeGrain, () => readonly CubeRow[]])[] = [
		[FINEST, () => plain],
		[{ themes: 'area', years: 'year' }, () => rowsOfAreas(plain)],
		[{ themes: 'area', years: 'term' }, () => rowsOfTerms(rowsOfAreas(plain), years)]
	];
	const yearRows = mergeRows(plain.map((row) => ({ ...row, themeId: NO_AREA, areaId: null })));
	for (const [index, [grain, fold]] of folds.entries()) {
		const rows = fold();
		if (rows.length <= most || index === folds.length - 1) return { whole: false, grain, rows, yearRows };
	}
	throw new RangeError('no fold of the cube'); // There is always a last one.
}

/** What a page of open recommendations holds of the cube of a council. */
export interface OpenPageCube {
	/** Whether these are all rows of the council. If not, they are what one choice leaves, without themes. */
	readonly whole: boolean;
	/** By area and codes, all of the first year, where not whole. */
	readonly rows: readonly CubeRow[];
	/** The open ones by area, year and status, whatever the answer, which stands as `none`; empty where whole. */
	readonly openRows: readonly CubeRow[];
}

/** The cube as a page of open recommendations holds it: whole where it has at most `most` rows, else folded for the filter. */
export function openPageCube(
	cube: readonly CubeRow[],
	filter: RowFilter,
	years: YearRange,
	most = MOST_CUBE_ROWS
): OpenPageCube {
	if (cube.length <= most) return { whole: true, rows: cube, openRows: [] };
	const plain = filterRows(cube, filter).map((row) => ({ ...withoutDetail(row), themeId: NO_AREA }));
	return {
		whole: false,
		rows: mergeRows(plain.map((row) => ({ ...row, year: years.from }))),
		openRows: mergeRows(
			openItems(plain).map((row) => ({ ...row, response: 'none' as const, codingStatus: 'coded' as const }))
		)
	};
}

/** The rows with areas in the place of themes, those of no area under `NO_AREA`. */
export function rowsOfAreas(rows: readonly CubeRow[]): readonly CubeRow[] {
	return mergeRows(rows.map((row) => ({ ...row, themeId: row.areaId ?? NO_AREA })));
}

/** The rows with the first year of their term in the place of their year, no earlier than the first of `years`. */
export function rowsOfTerms(rows: readonly CubeRow[], years: YearRange): readonly CubeRow[] {
	return mergeRows(rows.map((row) => ({ ...row, year: Math.max(termOf(row.year).from, years.from) })));
}

/** The rows by year and codes alone, as figures without themes count them. */
export function rowsOfYears(rows: readonly CubeRow[]): readonly CubeRow[] {
	return mergeRows(rows.map((row) => ({ ...withoutDetail(row), themeId: NO_AREA, areaId: null })));
}

/** The rows by theme and codes alone, as figures without years count them: all of the first year of `years`. */
export function rowsOfThemes(rows: readonly CubeRow[], years: YearRange): readonly CubeRow[] {
	return mergeRows(rows.map((row) => ({ ...withoutDetail(row), year: years.from })));
}

/** Without what only filters and the method page look at. */
function withoutDetail(row: CubeRow): CubeRow {
	return { ...row, certain: null, verdict: null };
}

/** One row for those that are equal in all but their number, in the order in which each first stands. */
function mergeRows(rows: readonly CubeRow[]): readonly CubeRow[] {
	const merged = new Map<string, { row: CubeRow; n: number }>();
	for (const row of rows) {
		const key = keyOf(row);
		const known = merged.get(key);
		if (known === undefined) merged.set(key, { row, n: row.n });
		else known.n += row.n;
	}
	return [...merged.values()].map(({ row, n }) => (n === row.n ? row : { ...row, n }));
}

/** The values of a row but its number; the council and the state, which follow from the others, left out. */
function keyOf(row: CubeRow): string {
	const { year, themeId, areaId, response, implementation, certain, codingStatus, verdict } = row;
	return `${year} ${themeId} ${areaId} ${response} ${implementation} ${certain} ${codingStatus} ${verdict}`;
}
