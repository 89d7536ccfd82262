/** Below this many, a share is not shown: only `k` of `n`. */
export const MIN_N_FOR_SHARE = 10;

/** `k` of `n`, and the share where `n` is large enough to bear one. */
export interface Share {
	readonly k: number;
	readonly n: number;
	/** 0..1; null below ten, where a per cent would pretend to a precision that is not there. */
	readonly share: number | null;
}

/** `k` of `n` with its share. Throws where `k` of `n` is no count of a whole. */
export function shareOf(k: number, n: number): Share {
	assertPartOf(k, n);
	return { k, n, share: n < MIN_N_FOR_SHARE ? null : k / n };
}

/** Throws unless `k` and `n` are whole, `k` is not negative and at most `n`. */
export function assertPartOf(k: number, n: number): void {
	if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || k > n) {
		throw new RangeError(`invalid part of a whole: ${k} of ${n}`);
	}
}
