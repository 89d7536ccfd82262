import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { termCode, termOf, termOfCode, termsBetween } from '#lib/domain/municipal-term.ts';

describe('municipal terms', () => {
	test.each([
		[2009, { from: 2006, to: 2009 }],
		[2010, { from: 2010, to: 2013 }],
		[2013, { from: 2010, to: 2013 }],
		[2014, { from: 2014, to: 2017 }],
		[2018, { from: 2018, to: 2021 }]
	])('%i belongs to %o', (year, term) => {
		expect(termOf(year)).toEqual(term);
	});

	test('a register of 2010 to 2017 touches two terms', () => {
		expect(termsBetween(2010, 2017)).toEqual([
			{ from: 2010, to: 2013 },
			{ from: 2014, to: 2017 }
		]);
	});

	test('a period that begins and ends inside a term touches the whole of it', () => {
		expect(termsBetween(2013, 2014)).toEqual([
			{ from: 2010, to: 2013 },
			{ from: 2014, to: 2017 }
		]);
	});

	test('a code names its term and no other', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1900, max: 2200 }), (year) => {
				expect(termOfCode(termCode(termOf(year)))).toEqual(termOf(year));
			})
		);
	});

	test.each(['2011-2014', '2010-2014', '2010', '2010-2013 ', '10-13', '', 'toString'])(
		'%j is the code of no term',
		(code) => {
			expect(termOfCode(code)).toBeNull();
		}
	);

	test('a period that ends before it begins touches none', () => {
		expect(termsBetween(2014, 2010)).toEqual([]);
	});

	test('every year lies in its own term of four years', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1900, max: 2200 }), (year) => {
				const { from, to } = termOf(year);
				expect(from).toBeLessThanOrEqual(year);
				expect(to).toBeGreaterThanOrEqual(year);
				expect(to - from).toBe(3);
			})
		);
	});
});
