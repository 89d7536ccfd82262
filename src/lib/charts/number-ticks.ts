/**
 * Round numbers for an axis that holds zero and every value between `min` and `max`: in steps of 1, 2 or 5 times a power
 * of ten, at most about `most` of them. The first is at or below both `min` and zero, the last at or above both.
 */
export function numberTicks(min: number, max: number, most: number): readonly number[] {
	const [low, high] = [Math.min(0, min), Math.max(0, max)];
	const least = (high - low) / most;
	if (!(least > 0)) return [0, 1];
	const power = 10 ** Math.floor(Math.log10(least));
	const step = ([1, 2, 5, 10].find((times) => times * power >= least) ?? 10) * power;
	const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
	// Multiplied and rounded, so that 3 × 0.1 is 0.3.
	return Array.from({ length: last - first + 1 }, (_, index) =>
		Number(((first + index) * step).toPrecision(12))
	);
}
