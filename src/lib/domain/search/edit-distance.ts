/**
 * How many typing errors make one word of the other: a letter too many, too few, wrong, or two neighbours swapped.
 * Answers `max + 1` where there are more than `max`.
 *
 * Source: optimal string alignment distance (Damerau 1964, each piece changed once).
 */
export function editDistance(a: string, b: string, max: number): number {
	if (Math.abs(a.length - b.length) > max) return max + 1;
	let before: number[] = [];
	let above = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i += 1) {
		const row = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const same = a[i - 1] === b[j - 1];
			let least = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				least = Math.min(least, at(before, j - 2) + 1);
			}
			row.push(least);
		}
		if (Math.min(...row) > max) return max + 1;
		[before, above] = [above, row];
	}
	return Math.min(at(above, b.length), max + 1);
}

function at(row: readonly number[], index: number): number {
	return row[index] ?? Infinity;
}
