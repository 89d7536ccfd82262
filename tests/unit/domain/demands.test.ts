import { expect, test } from 'vitest';
import { demandCount, demandsAmong } from '#lib/domain/measures/demands.ts';

const thread = (...ids: string[]) => ({
	members: ids.map((recommendationId) => ({ recommendationId, year: 2010, link: null }))
});

test('a thread is one demand, and so is a recommendation in none', () => {
	expect(demandCount(5, [thread('a', 'b', 'c')])).toBe(3);
	expect(demandCount(5, [])).toBe(5);
});

test('a recommendation in two threads asks for two things', () => {
	expect(demandCount(3, [thread('a', 'b'), thread('b', 'c')])).toBe(2);
});

test('of a choice of recommendations, a thread counts where any of it is chosen', () => {
	const chosen = ['a', 'c', 'x'].map((recommendationId) => ({ recommendationId }));
	expect(
		demandsAmong(chosen, [
			['a', 'b', 'c'],
			['d', 'e']
		])
	).toBe(2);
	expect(demandsAmong([], [['a', 'b']])).toBe(0);
});
