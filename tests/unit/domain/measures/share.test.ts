import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareOf } from '#lib/domain/measures/share.ts';
import { wilsonInterval } from '#lib/domain/measures/wilson-interval.ts';

const partOfWhole = fc
	.integer({ min: 10, max: 100_000 })
	.chain((n) => fc.record({ n: fc.constant(n), k: fc.integer({ min: 0, max: n }) }));

describe('a share', () => {
	test('travels with its count and its denominator', () => {
		expect(shareOf(5, 20)).toEqual({ k: 5, n: 20, share: 0.25 });
	});

	test('begins at ten and is withheld at nine', () => {
		expect(shareOf(9, 10).share).toBe(0.9);
		expect(shareOf(9, 9).share).toBeNull();
	});

	test('of nothing is withheld, not a division by zero', () => {
		expect(shareOf(0, 0)).toEqual({ k: 0, n: 0, share: null });
	});

	test.each([
		[3, 2],
		[-1, 12],
		[0.5, 12],
		[1, 12.5],
		[1, NaN]
	])('%d of %d is no part of a whole', (k, n) => {
		expect(() => shareOf(k, n)).toThrow(`invalid part of a whole: ${k} of ${n}`);
		expect(() => wilsonInterval(k, n)).toThrow(RangeError);
	});
});

describe('the Wilson interval', () => {
	test('of 5 of 17 runs from 13 to 53 per cent', () => {
		expect(wilsonInterval(5, 17)?.low).toBeCloseTo(0.1328, 4);
		expect(wilsonInterval(5, 17)?.high).toBeCloseTo(0.5313, 4);
	});

	test('of none and of all touches the end and leaves it open on the other side', () => {
		expect(wilsonInterval(0, 10)).toEqual({ low: 0, high: expect.closeTo(0.2775, 4) });
		expect(wilsonInterval(10, 10)).toEqual({ low: expect.closeTo(0.7225, 4), high: 1 });
	});

	test('is withheld where the share is', () => {
		expect(wilsonInterval(5, 9)).toBeNull();
		expect(wilsonInterval(0, 0)).toBeNull();
	});

	test('lies between 0 and 1 and holds the share', () => {
		fc.assert(
			fc.property(partOfWhole, ({ k, n }) => {
				const { low, high } = wilsonInterval(k, n) ?? { low: NaN, high: NaN };
				expect(low).toBeGreaterThanOrEqual(0);
				expect(high).toBeLessThanOrEqual(1);
				expect(low).toBeLessThanOrEqual(k / n);
				expect(high).toBeGreaterThanOrEqual(k / n);
			})
		);
	});

	test('of the rest is its mirror', () => {
		fc.assert(
			fc.property(partOfWhole, ({ k, n }) => {
				const interval = wilsonInterval(k, n);
				const rest = wilsonInterval(n - k, n);
				expect(interval?.low).toBeCloseTo(1 - (rest?.high ?? NaN), 10);
			})
		);
	});
});
