import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	COUNCIL_INDEX_KEYS,
	formatCouncilIndex,
	LONGEST_COUNCIL_SEARCH,
	parseCouncilIndex,
	WHOLE_INDEX,
	withCouncilIndex
} from '#lib/url/council-index.ts';

const known = { kinds: ['ældreråd', 'ungdomsråd'], municipalities: ['Køge', 'Ærø'] };

describe('the choices of the index of councils in an address', () => {
	test('are read as they were written', () => {
		const anyState = fc.record({
			q: fc
				.string({ maxLength: LONGEST_COUNCIL_SEARCH })
				.map((text) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim())
				.filter((text) => text.isWellFormed()),
			kind: fc.constantFrom(null, ...known.kinds),
			municipality: fc.constantFrom(null, ...known.municipalities),
			page: fc.integer({ min: 1, max: 99_999 })
		});
		fc.assert(
			fc.property(anyState, (state) => {
				expect(parseCouncilIndex(formatCouncilIndex(state), known)).toEqual(state);
			})
		);
	});

	test('stand in one order, and nothing of them where nothing is chosen', () => {
		const all = { q: 'x', kind: 'ældreråd', municipality: 'Køge', page: 3 };
		expect([...formatCouncilIndex(all).keys()]).toEqual(COUNCIL_INDEX_KEYS);
		expect(withCouncilIndex('/raad', WHOLE_INDEX)).toBe('/raad');
	});

	test.each([
		'page=0',
		'page=-1',
		'page=x',
		'page=1.5',
		'page=999999',
		'kind=byråd',
		'municipality=',
		'q=%20'
	])('"%s" chooses nothing', (query) => {
		expect(parseCouncilIndex(new URLSearchParams(query), known)).toEqual(WHOLE_INDEX);
	});

	test('a search that is too long is cut off', () => {
		const q = 'a'.repeat(LONGEST_COUNCIL_SEARCH + 5);
		expect(parseCouncilIndex(new URLSearchParams({ q }), known).q).toHaveLength(LONGEST_COUNCIL_SEARCH);
	});
});
