import type { RowFilter } from './filter-rows.ts';
import type { YearRange } from './theme-year-counts.ts';

/**
 * The years of a source that a filter leaves, as ranges without a gap, oldest first: more than one where terms are chosen
 * that do not follow each other, none where years and terms leave nothing.
 */
export function shownYears(
	source: YearRange,
	{ from = -Infinity, to = Infinity, terms = [] }: RowFilter
): readonly YearRange[] {
	const ranges: { from: number; to: number }[] = [];
	for (let year = Math.max(source.from, from); year <= Math.min(source.to, to); year++) {
		if (terms.length > 0 && !terms.some((term) => year >= term.from && year <= term.to)) continue;
		const last = ranges.at(-1);
		if (last?.to === year - 1) last.to = year;
		else ranges.push({ from: year, to: year });
	}
	return ranges;
}
