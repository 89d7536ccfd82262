import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byTheme } from '#lib/domain/measures/by-theme.ts';
import { byYear } from '#lib/domain/measures/by-year.ts';
import { made } from '#lib/domain/measures/made.ts';
import { themeYearCounts } from '#lib/domain/measures/theme-year-counts.ts';
import { ANY_THEMES, ANY_YEARS, anyRows, cubeRow } from '../cube-row.ts';

const theme = (themeId: string, label: string) => ({ themeId, label });

describe('by year', () => {
	test('a year without recommendations is there with none', () => {
		const row = cubeRow({ year: 2012 });
		expect(byYear([row], 2011, 2013)).toEqual([
			{ year: 2011, rows: [] },
			{ year: 2012, rows: [row] },
			{ year: 2013, rows: [] }
		]);
	});

	test('a row of a year outside the range is refused, not lost', () => {
		expect(() => byYear([cubeRow({ year: 2018 })], 2010, 2017)).toThrow('year outside 2010 to 2017: 2018');
	});

	test('a range that ends before it begins has no years', () => {
		expect(byYear([], 2017, 2010)).toEqual([]);
	});
});

describe('by theme', () => {
	test('most recommendations first, then Danish order of the labels', () => {
		const themes = [
			theme('a', 'Aarhus'),
			theme('o', 'Ørestad'),
			theme('ae', 'Ældre'),
			theme('z', 'Zebra'),
			theme('b', 'Bolig')
		];
		const groups = byTheme([cubeRow({ themeId: 'b', n: 2 }), cubeRow({ themeId: 'z', n: 3 })], themes);
		expect(groups.map((group) => [group.theme.label, group.made])).toEqual([
			['Zebra', 3],
			['Bolig', 2],
			['Ældre', 0],
			['Ørestad', 0],
			['Aarhus', 0]
		]);
	});

	test('two themes of one name stand in the order of their ids', () => {
		const groups = byTheme([], [theme('t2', 'Mentor'), theme('t1', 'Mentor')]);
		expect(groups.map((group) => group.theme.themeId)).toEqual(['t1', 't2']);
	});

	test('a theme given twice is counted once', () => {
		const mentor = theme('t01', 'Mentor');
		expect(byTheme([cubeRow({ n: 3 })], [mentor, mentor]).map((group) => group.made)).toEqual([3]);
	});

	test('a row of a theme that is not given is refused, not lost', () => {
		expect(() => byTheme([cubeRow({ themeId: 't99' })], [theme('t01', 'Mentor')])).toThrow(
			'unknown theme: "t99"'
		);
	});
});

describe('themes and years', () => {
	test('a year that the source does not cover is null, a covered year without any is zero', () => {
		const counts = themeYearCounts(
			[cubeRow({ year: 2011, n: 2 })],
			[theme('t01', 'Mentor')],
			{ from: 2010, to: 2012 },
			{ from: 2010, to: 2011 }
		);
		expect(counts.themes[0]?.cells.map((cell) => cell.made)).toEqual([0, 2, null]);
		expect(counts.years.map((cell) => cell.made)).toEqual([0, 2, null]);
	});

	test('a year before the source begins is not covered either', () => {
		const counts = themeYearCounts([], [], { from: 2009, to: 2010 }, { from: 2010, to: 2017 });
		expect(counts.years).toEqual([
			{ year: 2009, made: null },
			{ year: 2010, made: 0 }
		]);
	});

	test('a recommendation in a year that is said not to be covered is refused', () => {
		expect(() =>
			themeYearCounts(
				[cubeRow({ year: 2012 })],
				[theme('t01', 'Mentor')],
				{ from: 2010, to: 2012 },
				{ from: 2010, to: 2011 }
			)
		).toThrow('year outside 2010 to 2011: 2012');
	});

	test('rows, columns and cells have the same total', () => {
		fc.assert(
			fc.property(anyRows, (rows) => {
				const counts = themeYearCounts(rows, ANY_THEMES, ANY_YEARS);
				const total = made(rows);
				const cells = counts.themes.flatMap((of) => of.cells.map((cell) => cell.made ?? NaN));
				expect(counts.made).toBe(total);
				expect(cells.reduce((sum, n) => sum + n, 0)).toBe(total);
				expect(counts.themes.reduce((sum, of) => sum + of.made, 0)).toBe(total);
				expect(counts.years.reduce((sum, of) => sum + (of.made ?? NaN), 0)).toBe(total);
			})
		);
	});
});
