import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BASES, IMPLEMENTATIONS, RESPONSES, STATES } from '#lib/domain/vocabulary.ts';
import {
	type Filters,
	formatFilters,
	isNarrowed,
	NO_FILTERS,
	parseFilters,
	withFilters
} from '#lib/url/filters.ts';

const KNOWN = {
	themes: ['x-t01', 'x-t02', 'x-t10'],
	areas: ['health', 'school'],
	years: { from: 2010, to: 2017 }
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
		state: some(STATES),
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
			new URLSearchParams('state=open&theme=x-t10&theme=x-t01&from=2012'),
			KNOWN
		).filters;
		expect(formatFilters(one).toString()).toBe('theme=x-t01&theme=x-t10&from=2012&state=open');
	});

	test.each([
		['theme=nope', [{ key: 'theme', value: 'nope' }]],
		['from=20l6', [{ key: 'from', value: '20l6' }]],
		['from=1999', [{ key: 'from', value: '1999' }]],
		['base=everything', [{ key: 'base', value: 'everything' }]],
		['implementation=unknown&implementation=toString', [{ key: 'implementation', value: 'toString' }]],
		['from=2016&to=2012', [{ key: 'to', value: '2012' }]],
		['from=2011&from=2012', [{ key: 'from', value: '2012' }]]
	])('drop what means nothing and say so: %s', (query, dropped) => {
		expect(parseFilters(new URLSearchParams(query), KNOWN).dropped).toEqual(dropped);
	});

	test('never throw, whatever the address', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.constantFrom('theme', 'from', 'base', 'state', 'x'), fc.string())),
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
	});
});
