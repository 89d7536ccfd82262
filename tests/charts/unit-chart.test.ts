import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UNIT_STATUSES, unitChart, type UnitItem, unitStatus } from '#lib/charts/unit-chart.ts';
import { ANY_YEARS, anyRows, cubeRow, draftRow, uncoveredRow } from '../unit/domain/cube-row.ts';
import { registerCube, YEARS } from './register-cube.ts';

const itemsOf = (rows: readonly Omit<UnitItem, 'recommendationId'>[]): readonly UnitItem[] =>
	rows.map((row, index) => ({ ...row, recommendationId: `r${index}` }));

describe('figure A', () => {
	test('has a square for each recommendation of a whole register', () => {
		const chart = unitChart(itemsOf(registerCube()), YEARS);
		expect(chart.years.map((year) => year.made)).toEqual([16, 7, 13, 14, 4, 17, 17, 11]);
		expect(chart.years.map((year) => year.squares.length)).toEqual([16, 7, 13, 14, 4, 17, 17, 11]);
		expect(chart.columns).toBe(1);
		expect(chart.rows).toBe(17);
	});

	test('stacks by status from the bottom, and within one status as given', () => {
		const chart = unitChart(
			itemsOf([
				uncoveredRow(),
				draftRow(),
				cubeRow({ implementation: 'unknown' }),
				cubeRow({ implementation: 'discontinued' }),
				cubeRow({ implementation: 'implemented' }),
				cubeRow({ implementation: 'implemented' })
			]),
			{ from: 2014, to: 2014 }
		);
		expect(
			chart.years[0]?.squares.map(({ item, status, row }) => [item.recommendationId, status, row])
		).toEqual([
			['r4', 'implemented', 0],
			['r5', 'implemented', 1],
			['r3', 'discontinued', 2],
			['r2', 'unknown', 3],
			['r1', 'draft', 4],
			['r0', 'not_covered', 5]
		]);
	});

	test('has a key of those statuses alone that occur, in the fixed order', () => {
		const chart = unitChart(itemsOf([draftRow(), cubeRow({ implementation: 'partial' })]), {
			from: 2014,
			to: 2014
		});
		expect(chart.statuses).toEqual(['partial', 'draft']);
	});

	test('a year that is too full for one column fills several, row by row', () => {
		const chart = unitChart(itemsOf(Array.from({ length: 5 }, () => cubeRow())), { from: 2014, to: 2015 }, 2);
		expect(chart.columns).toBe(3);
		expect(chart.rows).toBe(2);
		expect(chart.years[0]?.squares.map(({ column, row }) => [column, row])).toEqual([
			[0, 0],
			[1, 0],
			[2, 0],
			[0, 1],
			[1, 1]
		]);
		expect(chart.years[1]?.squares).toEqual([]);
	});

	test('of nothing still has its years', () => {
		expect(unitChart([], { from: 2010, to: 2011 })).toEqual({
			years: [
				{ year: 2010, squares: [], made: 0 },
				{ year: 2011, squares: [], made: 0 }
			],
			columns: 1,
			rows: 0,
			statuses: []
		});
	});

	test('a recommendation of a year outside the range is refused, not lost', () => {
		expect(() => unitChart(itemsOf([cubeRow({ year: 2018 })]), YEARS)).toThrow(
			'year outside 2010 to 2017: 2018'
		);
	});

	test('no two squares of a year share a place, and none stands higher than the figure', () => {
		fc.assert(
			fc.property(anyRows, fc.integer({ min: 1, max: 9 }), (rows, maxRows) => {
				const chart = unitChart(itemsOf(rows), ANY_YEARS, maxRows);
				expect(chart.rows).toBeLessThanOrEqual(maxRows);
				for (const { squares } of chart.years) {
					expect(new Set(squares.map(({ column, row }) => `${column}/${row}`)).size).toBe(squares.length);
					expect(squares.every(({ column, row }) => column < chart.columns && row < chart.rows)).toBe(true);
				}
				expect(chart.years.reduce((sum, year) => sum + year.squares.length, 0)).toBe(rows.length);
			})
		);
	});

	test('every status has its place in the order', () => {
		fc.assert(
			fc.property(anyRows, (rows) => {
				for (const row of rows) expect(UNIT_STATUSES).toContain(unitStatus(row));
			})
		);
	});
});
