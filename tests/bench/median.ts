/** The middle of the values, the mean of the two middle ones where their number is even. NaN for none. */
export function median(values: readonly number[]): number {
	return quantile(values, 0.5);
}

/** The value below which a share (0..1) of the values lies, interpolated linearly. NaN for none. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const at = (sorted.length - 1) * share;
	const [low, high] = [sorted[Math.floor(at)] ?? NaN, sorted[Math.ceil(at)] ?? NaN];
	return low + (high - low) * (at - Math.floor(at));
}
