import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CubeRow } from '#lib/domain/cube.ts';
import { filterRows, type RowFilter } from '#lib/domain/measures/filter-rows.ts';
import { implementationCounts } from '#lib/domain/measures/implementation-counts.ts';
import { made } from '#lib/domain/measures/made.ts';
import { openItems } from '#lib/domain/measures/open-items.ts';
import { responseCounts } from '#lib/domain/measures/response-counts.ts';
import { stateCounts } from '#lib/domain/measures/state-counts.ts';
import { termOf } from '#lib/domain/municipal-term.ts';
import {
	FINEST,
	NO_AREA,
	openPageCube,
	pageCube,
	rowsOfAreas,
	rowsOfTerms,
	rowsOfThemes,
	rowsOfYears
} from '#lib/domain/page-cube.ts';
import { ANY_YEARS, anyRows, cubeRow } from './cube-row.ts';

const NO_FILTER: RowFilter = {};
const countsOf = (rows: readonly CubeRow[]) => ({
	made: made(rows),
	responses: responseCounts(rows),
	implementations: implementationCounts(rows),
	states: stateCounts(rows)
});
const anyFilter: fc.Arbitrary<RowFilter> = fc.constantFrom<RowFilter>(
	{},
	{ themes: ['t01'] },
	{ from: 2012, to: 2015 },
	{ responses: ['direct'] },
	{ states: ['open'] }
);

describe('the cube in a page', () => {
	test('is whole while it has no more rows than a page may hold', () => {
		const cube = [cubeRow({ year: 2010 }), cubeRow({ year: 2011 })];
		expect(pageCube(cube, { from: 2011 }, ANY_YEARS, 2)).toEqual({
			whole: true,
			grain: FINEST,
			rows: cube,
			yearRows: []
		});
	});

	test('gives up what no figure shows first, then themes, then years', () => {
		const cube = ['t01', 't02'].flatMap((themeId) =>
			[2010, 2011].flatMap((year) => [true, false].map((certain) => cubeRow({ themeId, year, certain })))
		);
		const grains = [8, 7, 4, 3, 2, 1, 0].map((most) => {
			const { whole, grain, rows } = pageCube(cube, NO_FILTER, ANY_YEARS, most);
			return [most, whole, grain.themes, grain.years, rows.length];
		});
		expect(grains).toEqual([
			[8, true, 'theme', 'year', 8],
			[7, false, 'theme', 'year', 4],
			[4, false, 'theme', 'year', 4],
			[3, false, 'area', 'year', 2],
			[2, false, 'area', 'year', 2],
			[1, false, 'area', 'term', 1],
			[0, false, 'area', 'term', 1]
		]);
	});

	test('is filtered before it is folded: a choice that leaves little is shown whole', () => {
		const cube = [2010, 2011, 2014].map((year) => cubeRow({ year }));
		expect(pageCube(cube, { from: 2011, to: 2011 }, ANY_YEARS, 1)).toMatchObject({
			whole: false,
			grain: FINEST,
			rows: [{ year: 2011, themeId: 't01', n: 1 }]
		});
	});

	test('keeps every number, whatever is chosen and however far it is folded', () => {
		fc.assert(
			fc.property(anyRows, anyFilter, fc.integer({ min: 0, max: 30 }), (cube, filter, most) => {
				const page = pageCube(cube, filter, ANY_YEARS, most);
				const chosen = filterRows(cube, filter);
				const shown = page.whole ? filterRows(page.rows, filter) : page.rows;
				const byYear = page.whole ? shown : page.yearRows;
				expect(countsOf(shown)).toEqual(countsOf(chosen));
				for (let year = ANY_YEARS.from; year <= ANY_YEARS.to; year++) {
					const of = (rows: readonly CubeRow[]) => countsOf(rows.filter((row) => row.year === year));
					expect(of(byYear)).toEqual(of(chosen));
				}
			})
		);
	});

	test('of open recommendations keeps what is open in every area and year, and how it was answered', () => {
		fc.assert(
			fc.property(anyRows, anyFilter, (cube, filter) => {
				const { rows, openRows } = openPageCube(cube, filter, ANY_YEARS, -1);
				const chosen = filterRows(cube, filter);
				expect(countsOf(rows)).toEqual(countsOf(chosen));
				const open = openItems(chosen);
				expect(made(openItems(openRows))).toBe(made(open));
				for (const { year, areaId, implementation } of open) {
					const same = (row: CubeRow) =>
						row.year === year && row.areaId === areaId && row.implementation === implementation;
					expect(made(openRows.filter(same))).toBe(made(open.filter(same)));
				}
			})
		);
	});
});

describe('folded rows', () => {
	test('of areas have the area for a theme, or none', () => {
		const rows = [
			cubeRow({ themeId: 't01', areaId: 'school' }),
			cubeRow({ themeId: 't02', areaId: 'school' }),
			cubeRow({ themeId: 't03', areaId: null })
		];
		expect(rowsOfAreas(rows).map(({ themeId, areaId, n }) => [themeId, areaId, n])).toEqual([
			['school', 'school', 2],
			[NO_AREA, null, 1]
		]);
	});

	test('of terms have the first year of the term, and no year before the first of the source', () => {
		const rows = [2011, 2012, 2013, 2014, 2017].map((year) => cubeRow({ year }));
		expect(rowsOfTerms(rows, { from: 2011, to: 2017 }).map(({ year, n }) => [year, n])).toEqual([
			[2011, 3],
			[termOf(2014).from, 2]
		]);
	});

	test('of years and of themes count every row once', () => {
		fc.assert(
			fc.property(anyRows, (rows) => {
				expect(countsOf(rowsOfYears(rows))).toEqual(countsOf(rows));
				expect(countsOf(rowsOfThemes(rows, ANY_YEARS))).toEqual(countsOf(rows));
				expect(new Set(rowsOfYears(rows).map(({ themeId }) => themeId)).size).toBeLessThanOrEqual(1);
				expect(rowsOfThemes(rows, ANY_YEARS).every(({ year }) => year === ANY_YEARS.from)).toBe(true);
			})
		);
	});
});
