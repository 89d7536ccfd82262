import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { made } from '#lib/domain/measures/made.ts';
import { yearsByTerm } from '#lib/domain/measures/years-by-term.ts';
import { ANY_YEARS, anyRows, cubeRow } from '../cube-row.ts';

const ROWS = [
	cubeRow({ year: 2013, n: 3 }),
	cubeRow({ year: 2014, response: 'direct', implementation: 'implemented', n: 2 }),
	cubeRow({ year: 2016, n: 5 })
];

describe('the years of a source by municipal term', () => {
	test('are those that the source covers, in the term that each belongs to', () => {
		const terms = yearsByTerm(ROWS, { from: 2012, to: 2016 }, '2019-02');
		expect(terms.map(({ term, years }) => [term, years.map(({ year }) => year)])).toEqual([
			[{ from: 2010, to: 2013 }, [2012, 2013]],
			[{ from: 2014, to: 2017 }, [2014, 2015, 2016]]
		]);
	});

	test('have their own counts, a year without recommendations has zeros', () => {
		const [, later] = yearsByTerm(ROWS, { from: 2012, to: 2016 }, '2019-02');
		expect(later?.years.map(({ counts }) => [counts.made, counts.responses.direct])).toEqual([
			[2, 2],
			[0, 0],
			[5, 0]
		]);
		expect(later?.counts).toMatchObject({ made: 7, implementations: { implemented: 2, unknown: 5 } });
	});

	test.each([
		['2019-02', [2016]],
		['2020', []],
		[null, []]
	])(
		'are too recent where they were younger than four years at the status date (%s)',
		(statusAsOf, young) => {
			const years = yearsByTerm(ROWS, { from: 2012, to: 2016 }, statusAsOf).flatMap((term) => term.years);
			expect(years.filter(({ tooYoung }) => tooYoung).map(({ year }) => year)).toEqual(young);
		}
	);

	test('leave no row out', () => {
		fc.assert(
			fc.property(anyRows, (rows) => {
				const terms = yearsByTerm(rows, ANY_YEARS, '2019-02');
				const ofYears = terms.flatMap(({ years }) => years.map(({ counts }) => counts.made));
				const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
				expect(sum(ofYears)).toBe(made(rows));
				expect(sum(terms.map(({ counts }) => counts.made))).toBe(made(rows));
			})
		);
	});
});
