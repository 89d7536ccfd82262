import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberTicks } from '#lib/charts/number-ticks.ts';
import { queryResultChart } from '#lib/charts/query-result.ts';
import {
	MOST_BARS,
	type ResultChartChoice,
	type ResultPoint,
	resultPoints
} from '#lib/charts/result-points.ts';
import type { QueryResult } from '#lib/domain/query-result.ts';
import { expectSound, svgOf, textsOf } from './svg-text.ts';

const YEARS: QueryResult = {
	columns: [
		{ name: 'år', kind: 'number' },
		{ name: 'antal', kind: 'number' },
		{ name: 'tema', kind: 'text' }
	],
	rows: [
		[2012, 13, 'b'],
		[2010, 16, 'a'],
		[2011, null, 'c']
	],
	complete: true
};
const TEXT = {
	title: 'antal efter år',
	description: '2 rækker',
	source: 'Egen forespørgsel',
	formatNumber: (value: number) => String(value).replace('.', ','),
	noValue: '–'
};
const chart = (result: QueryResult, choice: ResultChartChoice, points: readonly ResultPoint[]) =>
	queryResultChart(result, choice, points, TEXT);

describe('the points of a result', () => {
	test('stand in the order of the rows as bars, and by x as a line; rows without a value are counted', () => {
		expect(resultPoints(YEARS, { form: 'bars', x: 0, y: 1 })).toEqual({
			points: [
				{ x: 2012, y: 13 },
				{ x: 2010, y: 16 }
			],
			leftOut: 1
		});
		expect(resultPoints(YEARS, { form: 'line', x: 0, y: 1 })).toEqual({
			points: [
				{ x: 2010, y: 16 },
				{ x: 2012, y: 13 }
			],
			leftOut: 1
		});
	});

	test.each([
		['texts for numbers', { form: 'bars', x: 0, y: 2 }, YEARS, 'no_numbers'],
		['a column that is not there', { form: 'bars', x: 9, y: 1 }, YEARS, 'no_numbers'],
		['a line over names', { form: 'line', x: 2, y: 1 }, YEARS, 'no_line'],
		['no values', { form: 'bars', x: 0, y: 1 }, { ...YEARS, rows: [[2010, null, 'a']] }, 'nothing'],
		[
			'one name twice',
			{ form: 'bars', x: 2, y: 1 },
			{
				...YEARS,
				rows: [
					[1, 2, 'a'],
					[2, 3, 'a']
				]
			},
			'repeated'
		],
		[
			'too many bars',
			{ form: 'bars', x: 0, y: 1 },
			{ ...YEARS, rows: Array.from({ length: MOST_BARS + 1 }, (_, index) => [index, 1, 'a']) },
			'too_many'
		]
	] as const)('are refused, and it is said why: %s', (_, choice, result, problem) => {
		expect(resultPoints(result, choice)).toEqual({ problem });
	});
});

describe('the figure of a result', () => {
	test.each([320, 640])('draws bars from zero, each with its name and number (%i px)', (width) => {
		const points = [
			{ x: 'Dansk som andetsprog og meget mere end der er plads til på en telefon', y: 3 },
			{ x: 'Mentor', y: 1.5 },
			{ x: 'Sundhed', y: 0 }
		];
		const svg = svgOf(chart(YEARS, { form: 'bars', x: 2, y: 1 }, points), width);
		expectSound(svg);
		expect(textsOf(svg)).toEqual(expect.arrayContaining(['Mentor', 'Sundhed', '3', '1,5', '0']));
		const widths = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map((match) => Number(match[1]));
		expect(widths[0]).toBeCloseTo(2 * (widths[1] ?? 0), 0);
		expect(widths[2] ?? 0).toBe(0);
	});

	test('draws numbers below zero to the other side', () => {
		const points = [
			{ x: 'a', y: -2 },
			{ x: 'b', y: 4 }
		];
		const svg = svgOf(chart(YEARS, { form: 'bars', x: 2, y: 1 }, points), 640);
		expectSound(svg);
		expect(textsOf(svg)).toEqual(expect.arrayContaining(['-2', '4']));
	});

	test.each([320, 640])('draws a line whose axis begins at zero (%i px)', (width) => {
		const points = Array.from({ length: 8 }, (_, index) => ({ x: 2010 + index, y: 90 + index }));
		const svg = svgOf(chart(YEARS, { form: 'line', x: 0, y: 1 }, points), width);
		expectSound(svg);
		const texts = textsOf(svg);
		expect(texts).toEqual(expect.arrayContaining(['0', '100', '2010', 'antal', 'år']));
		expect(texts).not.toContain('2,010');
	});

	test('is sound for one point, and whatever the numbers', () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.record({ x: fc.integer({ min: -9999, max: 9999 }), y: fc.integer({ min: -1e6, max: 1e6 }) }),
					{
						minLength: 1,
						maxLength: 20
					}
				),
				fc.constantFrom('bars', 'line'),
				(all, form) => {
					const points = [...new Map(all.map((point) => [point.x, point])).values()];
					expectSound(svgOf(chart(YEARS, { form, x: 0, y: 1 }, points), 400));
				}
			),
			{ numRuns: 30 }
		);
	});
});

describe('the numbers of an axis', () => {
	test.each([
		[0, 17, 5, [0, 5, 10, 15, 20]],
		[0, 0.34, 5, [0, 0.1, 0.2, 0.3, 0.4]],
		[-3, 4, 5, [-4, -2, 0, 2, 4]],
		[90, 97, 5, [0, 20, 40, 60, 80, 100]],
		[0, 0, 5, [0, 1]]
	])('from %d to %d, at most about %i', (min, max, most, ticks) => {
		expect(numberTicks(min, max, most)).toEqual(ticks);
	});

	test('hold zero and every value, whatever they are', () => {
		fc.assert(
			fc.property(fc.integer(), fc.integer(), (a, b) => {
				const [min, max] = [Math.min(a, b), Math.max(a, b)];
				const ticks = numberTicks(min, max, 5);
				expect(ticks).toContain(0);
				expect(ticks[0]).toBeLessThanOrEqual(min);
				expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
				expect(ticks.length).toBeLessThanOrEqual(8);
			})
		);
	});
});
