/**
 * Whole, round numbers for the axis of counts from 0 to `max`: at most `most` above zero, in steps of 1, 2 or 5 times a
 * power of ten. Zero is not among them; none where `max` is 0.
 */
export function countTicks(max: number, most: number): readonly number[] {
	const step = STEPS.find((candidate) => max / candidate < most + 1) ?? max;
	return Array.from({ length: Math.floor(max / Math.max(step, 1)) }, (_, index) => (index + 1) * step);
}

const STEPS = Array.from({ length: 12 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat();
