import { expect, test } from 'vitest';
import { demandCount, demandsOf } from '#lib/domain/measures/demands.ts';

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
	const cell = (threadNo: number, rowNo: number) => ({ threadNo, rowNo });
	expect(demandsOf(3, [cell(0, 0), cell(0, 2)])).toBe(2);
	expect(demandsOf(3, [cell(0, 0), cell(0, 1), cell(1, 1), cell(1, 2)])).toBe(2);
	expect(demandsOf(0, [])).toBe(0);
});
