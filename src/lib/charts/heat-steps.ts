/** Counts up to this have a step of their own up to five, and one for six and more. */
const PLAIN_MAX = 20;
const PLAIN_STEPS = 6;
const QUANTILE_STEPS = 5;

/** One step of the shading of counts, for cells and key. */
export interface HeatStep {
	/** 1..6, the number of the colour `--heat-1` ... `--heat-6`. */
	readonly step: number;
	/** Smallest count of the step. */
	readonly from: number;
	/** Largest count of the step; null for the last, which has no upper bound. */
	readonly to: number | null;
}

/**
 * The steps by which counts are shaded: 1, 2, 3, 4, 5 and 6 or more while no count is above 20; above that at most five
 * steps with about as many cells each. Zero has no step. None where every count is zero.
 */
export function heatSteps(counts: readonly number[]): readonly HeatStep[] {
	const shaded = counts.filter((count) => count > 0).sort((a, b) => a - b);
	const max = shaded.at(-1);
	if (max === undefined) return [];
	const starts = max <= PLAIN_MAX ? plainStarts(max) : quantileStarts(shaded);
	return starts.map((from, index) => {
		const next = starts[index + 1];
		return { step: index + 1, from, to: next === undefined ? null : next - 1 };
	});
}

/** The step of a count, 0 for none. */
export function heatStep(count: number, steps: readonly HeatStep[]): number {
	return steps.findLast((step) => count >= step.from)?.step ?? 0;
}

function plainStarts(max: number): readonly number[] {
	return Array.from({ length: Math.min(max, PLAIN_STEPS) }, (_, index) => index + 1);
}

function quantileStarts(sorted: readonly number[]): readonly number[] {
	const starts = Array.from(
		{ length: QUANTILE_STEPS },
		(_, step) => sorted[Math.floor((step * sorted.length) / QUANTILE_STEPS)]
	);
	return [...new Set(starts.filter((start) => start !== undefined))];
}
