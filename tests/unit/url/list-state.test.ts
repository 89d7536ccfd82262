import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_FILTERS } from '#lib/url/filters.ts';
import {
	cleanQuery,
	formatListState,
	LIST_SORTS,
	LIST_VIEWS,
	type ListState,
	parseListState,
	WHOLE_LIST,
	withListState
} from '#lib/url/list-state.ts';

const KNOWN = {
	themes: ['x-t01', 'x-t02'],
	areas: ['school'],
	years: { from: 2010, to: 2017 },
	hasVerdicts: true
};
const read = (query: string) => parseListState(new URLSearchParams(query), KNOWN);

const states: fc.Arbitrary<ListState> = fc
	.record({
		theme: fc.subarray([...KNOWN.themes]),
		q: fc.string({ unit: 'binary', maxLength: 250 }).map(cleanQuery),
		sort: fc.constantFrom(...LIST_SORTS),
		view: fc.constantFrom(...LIST_VIEWS),
		cursor: fc.option(fc.base64String({ minLength: 4 }).map((text) => text.replace(/[+/=]/g, '_')))
	})
	.filter(({ q, sort }) => q !== '' || sort !== 'relevance')
	.map(({ theme, ...rest }) => ({ filters: { ...NO_FILTERS, theme }, ...rest }));

describe('the list in an address', () => {
	test('comes back as it was written', () => {
		fc.assert(
			fc.property(states, (state) => {
				const { state: again, dropped } = parseListState(
					new URLSearchParams(formatListState(state).toString()),
					KNOWN
				);
				expect(again).toEqual(state);
				expect(dropped).toEqual([]);
			}),
			{ numRuns: 500 }
		);
	});

	test('leaves nothing in the address where nothing is chosen', () => {
		expect(formatListState(WHOLE_LIST).toString()).toBe('');
		expect(withListState('/x', WHOLE_LIST)).toBe('/x');
		expect(read('').state).toEqual(WHOLE_LIST);
		expect(read('q=&sort=&view=&cursor=')).toEqual({ state: WHOLE_LIST, dropped: [] });
	});

	test('is written in one order, the filters first, whatever the order it came in', () => {
		const { state } = read('cursor=abc&view=table&sort=newest&q=unge&from=2012');
		expect(withListState('/x', state)).toBe('/x?from=2012&q=unge&sort=newest&view=table&cursor=abc');
	});

	test('is ordered by relevance where something is looked for, by age where nothing is', () => {
		expect(read('q=unge').state.sort).toBe('relevance');
		expect(read('q=unge&sort=oldest').state.sort).toBe('oldest');
		expect(formatListState(read('q=unge&sort=relevance').state).toString()).toBe('q=unge');
		expect(formatListState(read('sort=oldest').state).toString()).toBe('');
	});

	test.each([
		['sort=best', [{ key: 'sort', value: 'best' }]],
		['sort=relevance', [{ key: 'sort', value: 'relevance' }]],
		['view=cards', [{ key: 'view', value: 'cards' }]],
		['view=table&view=list', [{ key: 'view', value: 'list' }]],
		['q=unge&q=gamle', [{ key: 'q', value: 'gamle' }]],
		['cursor=../etc', [{ key: 'cursor', value: '../etc' }]],
		[`cursor=${'a'.repeat(401)}`, [{ key: 'cursor', value: 'a'.repeat(401) }]],
		[
			'theme=nope&sort=toString',
			[
				{ key: 'theme', value: 'nope' },
				{ key: 'sort', value: 'toString' }
			]
		],
		[`q=${'å'.repeat(200)}bc`, [{ key: 'q', value: 'bc' }]]
	])('drops what means nothing and says so: %s', (query, dropped) => {
		expect(read(query).dropped).toEqual(dropped);
	});

	test.each([
		['  unge   mænd ', 'unge mænd'],
		['unge\u0000\u001b[31m\r\nmænd\u0085', 'unge [31m mænd'],
		['\t', ''],
		['x'.repeat(10_000), 'x'.repeat(200)],
		['😀'.repeat(201), '😀'.repeat(200)],
		['\ud83d', '\ufffd'],
		[`${'x'.repeat(199)} y`, 'x'.repeat(199)],
		[`unge ${'x'.repeat(195)}y`, 'unge'],
		[`unge ${'x'.repeat(195)} y`, `unge ${'x'.repeat(195)}`]
	])('looks for %j as %j', (typed, q) => {
		expect(cleanQuery(typed)).toBe(q);
	});

	test('never throws, and reads its own writing the same, whatever the address', () => {
		const key = fc.constantFrom('q', 'sort', 'view', 'cursor', 'theme', 'x');
		fc.assert(
			fc.property(fc.array(fc.tuple(key, fc.string({ unit: 'binary' }))), (pairs) => {
				const { state } = parseListState(new URLSearchParams(pairs), KNOWN);
				expect(parseListState(formatListState(state), KNOWN)).toEqual({ state, dropped: [] });
			})
		);
	});
});
