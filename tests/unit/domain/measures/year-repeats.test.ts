import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repeatedOf, type Thread, timesAsked } from '#lib/domain/measures/year-repeats.ts';

const thread = (threadId: string, ...members: readonly (readonly [string, number])[]): Thread => ({
	threadId,
	label: threadId,
	members: members.map(([recommendationId, year], index) => ({
		recommendationId,
		year,
		link: index === 0 ? null : 'reworded'
	}))
});
const PARENTS = thread('parents', ['a', 2012], ['b', 2014], ['d', 2015], ['c', 2015]);
const SOCIETIES = thread('societies', ['x', 2013], ['b', 2014], ['y', 2014], ['d', 2015]);

describe('what else asks for the same', () => {
	test('is of every thread, apart by year, each recommendation once', () => {
		expect(repeatedOf('b', [PARENTS, SOCIETIES])).toEqual({
			earlier: [
				{ recommendationId: 'a', year: 2012 },
				{ recommendationId: 'x', year: 2013 }
			],
			sameYear: [{ recommendationId: 'y', year: 2014 }],
			later: [
				{ recommendationId: 'c', year: 2015 },
				{ recommendationId: 'd', year: 2015 }
			]
		});
	});

	test('of one in no thread is nothing', () => {
		expect(repeatedOf('z', [PARENTS])).toEqual({ earlier: [], sameYear: [], later: [] });
		expect(repeatedOf('a', [])).toEqual({ earlier: [], sameYear: [], later: [] });
	});

	test('is mutual: what is earlier to one has it later', () => {
		const anyThread = fc
			.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1 })
			.map((ids) => thread('t', ...ids.sort().map((id) => [id, 2010 + (id.charCodeAt(0) % 4)] as const)));
		fc.assert(
			fc.property(fc.array(anyThread, { maxLength: 4 }), (threads) => {
				for (const id of 'abcdefgh') {
					const { earlier, sameYear, later } = repeatedOf(id, threads);
					for (const other of earlier) {
						const back = repeatedOf(other.recommendationId, threads).later;
						expect(back.map(({ recommendationId }) => recommendationId)).toContain(id);
					}
					const all = [...earlier, ...sameYear, ...later].map(({ recommendationId }) => recommendationId);
					expect(new Set(all).size).toBe(all.length);
					expect(all).not.toContain(id);
				}
			})
		);
	});
});

describe('how often it was asked', () => {
	test('is the length of the longest thread, however many it is in', () => {
		const times = timesAsked([thread('short', ['b', 2014], ['q', 2016]), PARENTS]);
		expect([...times]).toEqual([
			['b', 4],
			['q', 2],
			['a', 4],
			['d', 4],
			['c', 4]
		]);
		expect(times.get('z')).toBeUndefined();
	});
});
