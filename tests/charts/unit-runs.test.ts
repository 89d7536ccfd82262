import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unitStatus } from '#lib/charts/unit-chart.ts';
import { MOST_SQUARES, squareSize, unitRuns } from '#lib/charts/unit-runs.ts';
import { made } from '#lib/domain/measures/made.ts';
import { ANY_YEARS, anyRows, cubeRow, draftRow, uncoveredRow } from '../unit/domain/cube-row.ts';

describe('a square of figure A', () => {
	test('is one recommendation while they fit, then two, five, ten, twenty, fifty ...', () => {
		expect(squareSize(0)).toBe(1);
		expect(squareSize(MOST_SQUARES)).toBe(1);
		expect(squareSize(MOST_SQUARES + 1)).toBe(2);
		expect(squareSize(2 * MOST_SQUARES + 1)).toBe(5);
		expect(squareSize(5 * MOST_SQUARES + 1)).toBe(10);
		expect(squareSize(200_000)).toBe(500);
		expect(squareSize(10_000_000)).toBe(20_000);
	});
});

describe('figure A drawn from counts', () => {
	const year = (rows: Parameters<typeof unitRuns>[0], options?: Parameters<typeof unitRuns>[2]) =>
		unitRuns(rows, { from: 2014, to: 2014 }, options).years[0];

	test('cuts the last square of every status to what is left of it', () => {
		const rows = [cubeRow({ n: 25 }), cubeRow({ implementation: 'implemented', n: 11 })];
		const chart = unitRuns(rows, { from: 2014, to: 2014 }, { mostSquares: 4 });
		expect(chart.perSquare).toBe(10);
		expect(
			chart.years[0]?.runs.map(({ status, n, squares }) => [status, n, squares.map(({ share }) => share)])
		).toEqual([
			['implemented', 11, [1, expect.closeTo(0.1)]],
			['unknown', 25, [1, 1, expect.closeTo(0.5)]]
		]);
	});

	test('stacks by status from the bottom, what enters no rate last', () => {
		const rows = [
			uncoveredRow(),
			draftRow(),
			cubeRow(),
			cubeRow({ implementation: 'partial', response: 'direct' })
		];
		expect(year(rows)?.runs.map(({ status }) => status)).toEqual([
			'partial',
			'unknown',
			'draft',
			'not_covered'
		]);
	});

	test('has as many columns as asked for, and more where it would be too high', () => {
		expect(unitRuns([cubeRow({ n: 4 })], ANY_YEARS, { minColumns: 3 })).toMatchObject({
			columns: 3,
			rows: 2
		});
		expect(unitRuns([cubeRow({ n: 9 })], ANY_YEARS, { minColumns: 3, maxRows: 2 })).toMatchObject({
			columns: 5,
			rows: 2
		});
	});

	test('of nothing still has its years', () => {
		expect(unitRuns([], { from: 2010, to: 2011 })).toEqual({
			perSquare: 1,
			years: [
				{ year: 2010, runs: [], made: 0 },
				{ year: 2011, runs: [], made: 0 }
			],
			columns: 1,
			rows: 0
		});
	});

	test('the area of every status in every year is exactly its recommendations, and no two squares share a place', () => {
		fc.assert(
			fc.property(anyRows, fc.integer({ min: 1, max: 40 }), (rows, mostSquares) => {
				const chart = unitRuns(rows, ANY_YEARS, { mostSquares, maxRows: 5 });
				for (const { year: at, runs, made: total } of chart.years) {
					const ofYear = rows.filter((row) => row.year === at);
					expect(total).toBe(made(ofYear));
					for (const { status, n, squares } of runs) {
						expect(n).toBe(made(ofYear.filter((row) => unitStatus(row) === status)));
						const area = squares.reduce((sum, { share }) => sum + share, 0);
						expect(area * chart.perSquare).toBeCloseTo(n, 6);
						expect(squares.every(({ share }) => share > 0 && share <= 1)).toBe(true);
					}
					const places = runs.flatMap(({ squares }) => squares.map(({ column, row }) => `${column}/${row}`));
					expect(new Set(places).size).toBe(places.length);
					expect(
						runs.every(({ squares }) =>
							squares.every(({ column, row }) => column < chart.columns && row < chart.rows)
						)
					).toBe(true);
				}
			})
		);
	});
});
