import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heatStep, heatSteps } from '#lib/charts/heat-steps.ts';
import { themeYearTable } from '#lib/charts/theme-year-table.ts';
import { cubeRow } from '../unit/domain/cube-row.ts';
import { registerCube, THEMES, YEARS } from './register-cube.ts';

describe('the shading of counts', () => {
	test('has a step for each count to five and one for six and more', () => {
		expect(heatSteps([0, 7, 1, 3])).toEqual([
			{ step: 1, from: 1, to: 1 },
			{ step: 2, from: 2, to: 2 },
			{ step: 3, from: 3, to: 3 },
			{ step: 4, from: 4, to: 4 },
			{ step: 5, from: 5, to: 5 },
			{ step: 6, from: 6, to: null }
		]);
	});

	test('has no more steps than the highest count', () => {
		expect(heatSteps([2]).map((step) => step.from)).toEqual([1, 2]);
	});

	test('still has plain steps at twenty, and five with bounds of their own above', () => {
		expect(heatSteps([20])).toHaveLength(6);
		const counts = Array.from({ length: 100 }, (_, index) => index + 1);
		expect(heatSteps(counts)).toEqual([
			{ step: 1, from: 1, to: 20 },
			{ step: 2, from: 21, to: 40 },
			{ step: 3, from: 41, to: 60 },
			{ step: 4, from: 61, to: 80 },
			{ step: 5, from: 81, to: null }
		]);
	});

	test('joins quantiles that fall on one count', () => {
		expect(heatSteps([3, 3, 3, 3, 3, 3, 3, 3, 3, 90]).map((step) => step.from)).toEqual([3]);
		expect(heatSteps([21])).toEqual([{ step: 1, from: 21, to: null }]);
	});

	test('has no step where there is nothing to shade', () => {
		expect(heatSteps([0, 0])).toEqual([]);
		expect(heatSteps([])).toEqual([]);
		expect(heatStep(0, heatSteps([1, 2]))).toBe(0);
	});

	test('gives every count of the table exactly one step, and a larger count never a lower one', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 500 })), (counts) => {
				const steps = heatSteps(counts);
				expect(steps.length).toBeLessThanOrEqual(6);
				for (const count of counts) {
					const holding = steps.filter((step) => count >= step.from && count <= (step.to ?? Infinity));
					expect(holding.map((step) => step.step)).toEqual(count === 0 ? [] : [heatStep(count, steps)]);
				}
				const sorted = [...counts].sort((a, b) => a - b).map((count) => heatStep(count, steps));
				expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
			})
		);
	});
});

describe('figure B', () => {
	const table = themeYearTable(registerCube(), THEMES, YEARS);

	test('has the themes by size and the totals of both sides', () => {
		expect(table.themes.map((row) => row.made)).toEqual([22, 15, 13, 11, 8, 7, 6, 5, 4, 4, 2, 1, 1]);
		expect(table.themes.map((row) => row.theme.label).slice(8, 10)).toEqual(['Mentor', 'Ældre']);
		expect(table.years.map((cell) => cell.made)).toEqual([16, 7, 13, 14, 4, 17, 17, 11]);
		expect(table.made).toBe(99);
	});

	test('shades each cell by its count', () => {
		expect(table.themes[0]?.cells.map((cell) => [cell.made, cell.step])).toEqual([
			[5, 5],
			[2, 2],
			[2, 2],
			[1, 1],
			[0, 0],
			[0, 0],
			[5, 5],
			[7, 6]
		]);
	});

	test('leaves a year that the source does not cover unshaded and without a number', () => {
		const partly = themeYearTable(
			[cubeRow({ year: 2016, n: 30 })],
			THEMES.slice(0, 1),
			{ from: 2015, to: 2017 },
			{ from: 2016, to: 2017 }
		);
		expect(partly.themes[0]?.cells).toEqual([
			{ year: 2015, made: null, step: 0 },
			{ year: 2016, made: 30, step: 1 },
			{ year: 2017, made: 0, step: 0 }
		]);
	});
});
