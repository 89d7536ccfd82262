import { describe, expect, test } from 'vitest';
import { overviewFacts, overviewRule } from '#lib/domain/measures/overview-facts.ts';
import { cubeRow, draftRow, uncoveredRow } from '../cube-row.ts';

describe('the rule of the overview sentence', () => {
	test.each([
		[0, 0, 0, 'empty'],
		[4, 0, 0, 'not-rated'],
		[1, 1, 1, 'all-unknown'],
		[99, 99, 99, 'all-unknown'],
		[99, 99, 98, 'mostly-unknown'],
		[99, 99, 50, 'mostly-unknown'],
		[100, 100, 51, 'mostly-unknown'],
		[100, 100, 50, 'half-unknown'],
		[100, 100, 49, 'mostly-known'],
		[99, 99, 49, 'mostly-known'],
		[99, 99, 1, 'mostly-known'],
		[99, 99, 0, 'all-known'],
		[1, 1, 0, 'all-known']
	])('of %i recommendations, %i in the rate, %i unknown: %s', (total, rated, unknown, rule) => {
		expect(overviewRule(total, rated, unknown)).toBe(rule);
	});

	test('claims nothing of drafts: only what enters a rate decides', () => {
		const rows = [
			cubeRow({ implementation: 'implemented', response: 'direct', n: 2 }),
			cubeRow(),
			draftRow({ n: 100 })
		];
		expect(overviewFacts(rows, [{ from: 2010, to: 2017 }])).toMatchObject({
			rule: 'mostly-known',
			made: 103,
			rated: 3
		});
	});

	test('of a council without statuses says that nothing is rated', () => {
		expect(overviewFacts([uncoveredRow({ n: 7 })], [{ from: 2014, to: 2017 }])).toMatchObject({
			rule: 'not-rated',
			made: 7,
			rated: 0,
			unknown: 0
		});
	});
});

test('the facts hold every number that the sentence may need', () => {
	const rows = [
		cubeRow({ response: 'direct', implementation: 'implemented', n: 3 }),
		cubeRow({ response: 'direct', implementation: 'partial', n: 2 }),
		cubeRow({ response: 'direct', implementation: 'discontinued', n: 1 }),
		cubeRow({ response: 'group', n: 5 }),
		cubeRow({ response: 'none', n: 2 })
	];
	expect(overviewFacts(rows, [{ from: 2010, to: 2017 }])).toEqual({
		rule: 'mostly-unknown',
		made: 13,
		yearCount: 8,
		rated: 13,
		known: 6,
		unknown: 7,
		direct: 6,
		besideText: 11,
		open: 9,
		implemented: { atLeast: 3, atMost: 10, of: 13 }
	});
});

test('a period that ends before it begins has no years', () => {
	expect(overviewFacts([], []).yearCount).toBe(0);
});
