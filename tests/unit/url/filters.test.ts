import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VERDICT_CHOICES } from '#lib/domain/measures/verdict-choices.ts';
import { BASES, IMPLEMENTATIONS, RESPONSES, STATES } from '#lib/domain/vocabulary.ts';
import {
	type Filters,
	formatFilters,
	isNarrowed,
	knownTerms,
	NO_FILTERS,
	parseFilters,
	rowFilter,
	withFilters
} from '#lib/url/filters.ts';

const KNOWN = {
	themes: ['x-t01', 'x-t02', 'x-t10'],
	areas: ['health', 'school'],
	years: { from: 2010, to: 2017 },
	hasVerdicts: true
};
const some = <T>(of: readonly T[]) => fc.subarray([...of]);
const filters: fc.Arbitrary<Filters> = fc
	.record({
		theme: some(KNOWN.themes),
		area: some(KNOWN.areas),
		years: fc.tuple(
			fc.option(fc.integer({ min: 2010, max: 2017 })),
			fc.option(fc.integer({ min: 2010, max: 2017 }))
		),
		response: some(RESPONSES),
		implementation: some(IMPLEMENTATIONS),
		term: some(['2010-2013', '2014-2017']),
		state: some(STATES),
		verdict: some(VERDICT_CHOICES),
		base: fc.constantFrom(...BASES)
	})
	.map(({ years: [a, b], ...rest }) => ({
		...rest,
		from: a !== null && b !== null ? Math.min(a, b) : a,
		to: a !== null && b !== null ? Math.max(a, b) : b
	}));

describe('the filters in an address', () => {
	test('come back as they were written', () => {
		fc.assert(
			fc.property(filters, (chosen) => {
				const read = parseFilters(formatFilters(chosen), KNOWN);
				expect(read).toEqual({ filters: chosen, dropped: [] });
			})
		);
	});

	test('leave nothing in the address where nothing is chosen', () => {
		expect(formatFilters(NO_FILTERS).toString()).toBe('');
		expect(withFilters('/x', NO_FILTERS)).toBe('/x');
	});

	test('are written in one order, whatever the order they came in', () => {
		const one = parseFilters(
			new URLSearchParams(
				'base=judged&verdict=none&verdict=close&state=open&theme=x-t10&term=2014-2017&theme=x-t01&from=2012'
			),
			KNOWN
		).filters;
		expect(formatFilters(one).toString()).toBe(
			'theme=x-t01&theme=x-t10&from=2012&term=2014-2017&state=open&verdict=close&verdict=none&base=judged'
		);
	});

	test.each([
		['theme=nope', [{ key: 'theme', value: 'nope' }]],
		['from=20l6', [{ key: 'from', value: '20l6' }]],
		['from=1999', [{ key: 'from', value: '1999' }]],
		['base=everything', [{ key: 'base', value: 'everything' }]],
		['implementation=unknown&implementation=toString', [{ key: 'implementation', value: 'toString' }]],
		['from=2016&to=2012', [{ key: 'to', value: '2012' }]],
		['term=2018-2021', [{ key: 'term', value: '2018-2021' }]],
		['term=2011-2014&term=2010-2013', [{ key: 'term', value: '2011-2014' }]],
		['verdict=agreed&verdict=disputed', [{ key: 'verdict', value: 'agreed' }]],
		['from=2011&from=2012', [{ key: 'from', value: '2012' }]]
	])('drop what means nothing and say so: %s', (query, dropped) => {
		expect(parseFilters(new URLSearchParams(query), KNOWN).dropped).toEqual(dropped);
	});

	test('of a council that has given no word ask for none, and say so', () => {
		const { filters: read, dropped } = parseFilters(new URLSearchParams('verdict=none&state=open'), {
			...KNOWN,
			hasVerdicts: false
		});
		expect(read).toEqual({ ...NO_FILTERS, state: ['open'] });
		expect(dropped).toEqual([{ key: 'verdict', value: 'none' }]);
	});

	test('name the terms that touch the years of the council, also where it began within one', () => {
		const years = { from: 2013, to: 2018 };
		expect(knownTerms({ years })).toEqual(['2010-2013', '2014-2017', '2018-2021']);
		const { filters: read } = parseFilters(new URLSearchParams('term=2010-2013'), { ...KNOWN, years });
		expect(rowFilter(read).terms).toEqual([{ from: 2010, to: 2013 }]);
	});

	test('never throw, whatever the address', () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.tuple(fc.constantFrom('theme', 'from', 'term', 'verdict', 'base', 'state', 'x'), fc.string())
				),
				(pairs) => {
					const { filters: read } = parseFilters(new URLSearchParams(pairs), KNOWN);
					expect(parseFilters(formatFilters(read), KNOWN)).toEqual({ filters: read, dropped: [] });
				}
			)
		);
	});

	test('narrow nothing by the base alone', () => {
		expect(isNarrowed({ ...NO_FILTERS, base: 'judged' })).toBe(false);
		expect(isNarrowed({ ...NO_FILTERS, from: 2012 })).toBe(true);
		expect(isNarrowed({ ...NO_FILTERS, term: ['2014-2017'] })).toBe(true);
		expect(isNarrowed({ ...NO_FILTERS, verdict: ['none'] })).toBe(true);
	});
});
