import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CubeRow } from '#lib/domain/cube.ts';
import { baseRows, denominators } from '#lib/domain/measures/base-rows.ts';
import { implementationCounts } from '#lib/domain/measures/implementation-counts.ts';
import { implementedBounds } from '#lib/domain/measures/implemented-bounds.ts';
import { made } from '#lib/domain/measures/made.ts';
import { isRated, ratedRows, unratedReason } from '#lib/domain/measures/rated-rows.ts';
import { responseCounts } from '#lib/domain/measures/response-counts.ts';
import { stateCounts } from '#lib/domain/measures/state-counts.ts';
import { BASES } from '#lib/domain/vocabulary.ts';
import { anyRows, cubeRow, draftRow, uncoveredRow } from '../cube-row.ts';

const ROWS: readonly CubeRow[] = [
	cubeRow({ response: 'direct', implementation: 'implemented', n: 5 }),
	cubeRow({ response: 'direct', implementation: 'partial', n: 4 }),
	cubeRow({ response: 'direct', implementation: 'in_progress', n: 3 }),
	cubeRow({ response: 'direct', implementation: 'not_implemented', n: 2 }),
	cubeRow({ response: 'direct', implementation: 'discontinued', n: 1 }),
	cubeRow({ response: 'direct', implementation: 'unknown', n: 10 }),
	cubeRow({ response: 'group', implementation: 'unknown', n: 20 }),
	cubeRow({ response: 'none', implementation: 'unknown', n: 40 }),
	draftRow({ n: 100 }),
	uncoveredRow({ n: 1000 })
];

describe('what enters a rate', () => {
	test('is neither a draft nor a row without a status', () => {
		expect(made(ratedRows(ROWS))).toBe(85);
		expect(isRated(draftRow())).toBe(false);
		expect(isRated(uncoveredRow())).toBe(false);
	});

	test('is not a draft even where it carries codes already', () => {
		expect(
			isRated(cubeRow({ codingStatus: 'draft', response: 'direct', implementation: 'implemented' }))
		).toBe(false);
	});

	test('is not a row that has only one of the two codes', () => {
		expect(isRated(cubeRow({ response: 'direct', implementation: null }))).toBe(false);
		expect(isRated(cubeRow({ response: null, implementation: 'implemented' }))).toBe(false);
	});

	test('is an imported status that the register mapped', () => {
		expect(isRated(cubeRow({ codingStatus: 'mapped' }))).toBe(true);
	});

	test('and what does not says why', () => {
		expect(unratedReason(draftRow())).toBe('draft');
		expect(unratedReason(uncoveredRow())).toBe('not_covered');
	});
});

describe('counts', () => {
	test('all that were made, judged or not', () => {
		expect(made(ROWS)).toBe(1185);
	});

	test('answers: a shared status text is beside a text and no answer', () => {
		expect(responseCounts(ROWS)).toEqual({
			direct: 25,
			group: 20,
			none: 40,
			besideText: 45,
			draft: 100,
			notCovered: 1000
		});
	});

	test('what became of them: unknown is a segment of its own', () => {
		expect(implementationCounts(ROWS)).toEqual({
			implemented: 5,
			partial: 4,
			in_progress: 3,
			not_implemented: 2,
			discontinued: 1,
			unknown: 70
		});
	});

	test('states: partial and unknown are open, discontinued is neither open nor done', () => {
		expect(stateCounts(ROWS)).toEqual({ open: 79, done: 5, stopped: 1, openUnknown: 70 });
	});

	test('nothing is counted where there are no rows', () => {
		expect(made([])).toBe(0);
		expect(responseCounts([])).toEqual({
			direct: 0,
			group: 0,
			none: 0,
			besideText: 0,
			draft: 0,
			notCovered: 0
		});
		expect(Object.values(implementationCounts([]))).toEqual([0, 0, 0, 0, 0, 0]);
		expect(stateCounts([])).toEqual({ open: 0, done: 0, stopped: 0, openUnknown: 0 });
	});
});

describe('denominators', () => {
	test('all that enter a rate, those answered directly, those whose fate is known', () => {
		expect(denominators(ROWS)).toEqual({ made: 85, answered: 25, judged: 15 });
	});

	test('a direct answer that says nothing of the outcome is answered and not judged', () => {
		const row = cubeRow({ response: 'direct', implementation: 'unknown' });
		expect(baseRows([row], 'answered')).toEqual([row]);
		expect(baseRows([row], 'judged')).toEqual([]);
	});
});

describe('bounds of implemented', () => {
	test('partly implemented counts in neither bound', () => {
		expect(implementedBounds(ROWS)).toEqual({ atLeast: 5, atMost: 75, of: 85 });
	});

	test('on the answered ones only their own unknown widen the bounds', () => {
		expect(implementedBounds(ROWS, 'answered')).toEqual({ atLeast: 5, atMost: 15, of: 25 });
	});

	test('on the judged ones both bounds are the same', () => {
		expect(implementedBounds(ROWS, 'judged')).toEqual({ atLeast: 5, atMost: 5, of: 15 });
	});
});

describe('for any rows', () => {
	test('the answers, drafts and uncovered ones sum to all that were made', () => {
		fc.assert(
			fc.property(anyRows, (rows) => {
				const { direct, group, none, draft, notCovered } = responseCounts(rows);
				expect(direct + group + none + draft + notCovered).toBe(made(rows));
			})
		);
	});

	test('segments and states sum to the made base', () => {
		fc.assert(
			fc.property(anyRows, (rows) => {
				const { draft, notCovered } = responseCounts(rows);
				const { open, done, stopped, openUnknown } = stateCounts(rows);
				const segments = implementationCounts(rows);
				const base = made(rows) - draft - notCovered;
				expect(denominators(rows).made).toBe(base);
				expect(Object.values(segments).reduce((sum, n) => sum + n, 0)).toBe(base);
				expect(open + done + stopped).toBe(base);
				expect(openUnknown).toBe(segments.unknown);
			})
		);
	});

	test('the bounds are in order and inside the whole on every base', () => {
		fc.assert(
			fc.property(anyRows, fc.constantFrom(...BASES), (rows, base) => {
				const { atLeast, atMost, of } = implementedBounds(rows, base);
				expect(atLeast).toBeGreaterThanOrEqual(0);
				expect(atMost).toBeGreaterThanOrEqual(atLeast);
				expect(of).toBeGreaterThanOrEqual(atMost);
				expect(of).toBe(denominators(rows)[base]);
			})
		);
	});

	test('the counts of two parts are the counts of the whole', () => {
		fc.assert(
			fc.property(anyRows, anyRows, (some, others) => {
				for (const measure of [
					responseCounts,
					implementationCounts,
					stateCounts,
					denominators,
					implementedBounds
				]) {
					expect(sum(measure(some), measure(others))).toEqual(measure([...some, ...others]));
				}
			})
		);
	});
});

function sum(a: object, b: object): object {
	const other = new Map<string, number>(Object.entries(b));
	return Object.fromEntries(Object.entries(a).map(([key, n]) => [key, n + (other.get(key) ?? NaN)]));
}
