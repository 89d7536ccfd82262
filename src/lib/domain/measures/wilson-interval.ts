import { assertPartOf, MIN_N_FOR_SHARE } from './share.ts';

/** Bounds of a share, each 0..1. */
export interface ShareInterval {
	readonly low: number;
	readonly high: number;
}

/** 97.5 % quantile of the normal distribution: two-sided 95 %. */
const Z = 1.959963984540054;

/**
 * The 95 % score interval of `k` of `n`; null below ten. It stands only where years or themes are compared, as a reminder
 * that few recommendations compare badly: the counts themselves are complete, not a sample.
 *
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
 * Statistical Association 22 (1927), 209-212.
 */
export function wilsonInterval(k: number, n: number): ShareInterval | null {
	assertPartOf(k, n);
	if (n < MIN_N_FOR_SHARE) return null;
	const share = k / n;
	const spread = (Z * Z) / n;
	const centre = share + spread / 2;
	const half = Z * Math.sqrt((share * (1 - share) + spread / 4) / n);
	// At k = 0 and k = n the bound is exactly the share; rounding would put it a hair beside.
	return {
		low: k === 0 ? 0 : (centre - half) / (1 + spread),
		high: k === n ? 1 : (centre + half) / (1 + spread)
	};
}
