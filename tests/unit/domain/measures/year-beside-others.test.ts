import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carriedOverAtStatusDate } from '#lib/domain/measures/carried-over-at-status-date.ts';
import { made } from '#lib/domain/measures/made.ts';
import { stateCounts } from '#lib/domain/measures/state-counts.ts';
import { yearBesideOthers } from '#lib/domain/measures/year-beside-others.ts';
import { ANY_YEARS, anyRows, cubeRow, draftRow } from '../cube-row.ts';

const ROWS = [
	cubeRow({ year: 2012, response: 'direct', implementation: 'partial', n: 2 }),
	cubeRow({ year: 2012, response: 'direct', implementation: 'implemented', n: 4 }),
	cubeRow({ year: 2013, n: 3 }),
	cubeRow({ year: 2014, response: 'direct', implementation: 'discontinued' }),
	draftRow({ year: 2014, n: 7 })
];

describe('a year beside the others', () => {
	test('has its own counts and those of all years, itself included', () => {
		const { ofYear, allYears } = yearBesideOthers(ROWS, 2014);
		expect(ofYear).toMatchObject({
			made: 8,
			rated: 1,
			responses: { direct: 1, draft: 7 },
			implementations: { discontinued: 1, unknown: 0 },
			states: { open: 0, stopped: 1 }
		});
		expect(allYears).toMatchObject({
			made: 17,
			rated: 10,
			responses: { direct: 7, group: 3 },
			states: { open: 5, done: 4, stopped: 1, openUnknown: 3 }
		});
	});

	test('without recommendations has zeros', () => {
		expect(yearBesideOthers(ROWS, 1999).ofYear).toMatchObject({ made: 0, rated: 0, states: { open: 0 } });
	});

	test('all years together are the whole', () => {
		fc.assert(
			fc.property(anyRows, (rows) => {
				let [total, open] = [0, 0];
				for (let year = ANY_YEARS.from; year <= ANY_YEARS.to; year++) {
					const { ofYear, allYears } = yearBesideOthers(rows, year);
					expect(allYears.made).toBe(made(rows));
					total += ofYear.made;
					open += ofYear.states.open;
				}
				expect([total, open]).toEqual([made(rows), stateCounts(rows).open]);
			})
		);
	});
});

describe('what earlier years left open at the status date', () => {
	test.each([
		[2012, { open: 0, openUnknown: 0 }],
		[2013, { open: 2, openUnknown: 0 }],
		[2014, { open: 5, openUnknown: 3 }],
		[2030, { open: 5, openUnknown: 3 }]
	])('before %i is %o', (year, counts) => {
		expect(carriedOverAtStatusDate(ROWS, year)).toEqual(counts);
	});

	test('grows by what each year leaves open', () => {
		fc.assert(
			fc.property(anyRows, fc.integer({ min: ANY_YEARS.from, max: ANY_YEARS.to }), (rows, year) => {
				const { ofYear } = yearBesideOthers(rows, year);
				const [before, after] = [year, year + 1].map((one) => carriedOverAtStatusDate(rows, one).open);
				expect(after).toBe((before ?? NaN) + ofYear.states.open);
			})
		);
	});
});
