import fc from 'fast-check';
import { expect, test } from 'vitest';
import { made } from '#lib/domain/measures/made.ts';
import { termCounts } from '#lib/domain/measures/term-counts.ts';
import { ANY_YEARS, anyRows, cubeRow } from '../cube-row.ts';

test('each term that the years touch has its count, one without recommendations too', () => {
	const rows = [cubeRow({ year: 2012, n: 3 }), cubeRow({ year: 2013, n: 2 })];
	expect(termCounts(rows, [{ from: 2012, to: 2014 }])).toEqual([
		{ term: { from: 2010, to: 2013 }, made: 5 },
		{ term: { from: 2014, to: 2017 }, made: 0 }
	]);
});

test('two ranges within one term are one count', () => {
	const rows = [cubeRow({ year: 2010 }), cubeRow({ year: 2013 })];
	const periods = [
		{ from: 2010, to: 2010 },
		{ from: 2013, to: 2013 }
	];
	expect(termCounts(rows, periods)).toEqual([{ term: { from: 2010, to: 2013 }, made: 2 }]);
});

test('no years have no terms', () => {
	expect(termCounts([], [])).toEqual([]);
});

test('the counts of the terms are the whole', () => {
	fc.assert(
		fc.property(anyRows, (rows) => {
			const counts = termCounts(rows, [ANY_YEARS]);
			expect(counts.reduce((sum, count) => sum + count.made, 0)).toBe(made(rows));
		})
	);
});
