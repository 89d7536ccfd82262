/** How far two readings of the same rows agree. */
export interface Agreement {
	/** Rows that both read. */
	readonly n: number;
	/** Rows that both gave the same code. */
	readonly agreed: number;
	/**
	 * Cohen's kappa, agreement beyond what chance would give: 1 is full agreement, 0 that of chance. Null where it is
	 * not defined: no rows, or both gave every row one and the same code.
	 */
	readonly kappa: number | null;
}

/**
 * The agreement of two readings of nominal codes.
 *
 * Source: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960).
 *
 * @param pairs the codes of the first and the second reading, one pair for each row
 */
export function agreement(pairs: readonly (readonly [first: string, second: string])[]): Agreement {
	const n = pairs.length;
	const agreed = pairs.filter(([first, second]) => first === second).length;
	const codes = new Set(pairs.flat());
	const byChance = [...codes].reduce((sum, code) => {
		const inFirst = pairs.filter(([first]) => first === code).length;
		const inSecond = pairs.filter(([, second]) => second === code).length;
		return sum + inFirst * inSecond;
	}, 0);
	// Whole numbers until the last step: n squared times one less the chance.
	const beyondChance = n * n - byChance;
	return { n, agreed, kappa: beyondChance === 0 ? null : (n * agreed - byChance) / beyondChance };
}
