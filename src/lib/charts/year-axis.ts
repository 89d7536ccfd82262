import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import { NOTE_PX } from './chart-type.ts';
import { textWidth } from './text-width.ts';

/** The years of a range, oldest first; none where it ends before it begins. */
export function yearsOf({ from, to }: YearRange): readonly number[] {
	return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** Those years that an axis has room to write, the first among them: all, or every second, third ... */
export function labelledYears(years: YearRange, pxPerYear: number): readonly number[] {
	const every = Math.max(1, Math.ceil((textWidth('2010', NOTE_PX) + 4) / pxPerYear));
	return yearsOf(years).filter((_, index) => index % every === 0);
}
