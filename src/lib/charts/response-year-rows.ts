import type { CubeRow } from '#lib/domain/cube.ts';
import { denominators } from '#lib/domain/measures/base-rows.ts';
import { byYear } from '#lib/domain/measures/by-year.ts';
import { made } from '#lib/domain/measures/made.ts';
import { responseCounts } from '#lib/domain/measures/response-counts.ts';
import { shareOf } from '#lib/domain/measures/share.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import { wilsonInterval } from '#lib/domain/measures/wilson-interval.ts';

/** One year of figure C; counts of recommendations. */
export type ResponseYearRow = {
	readonly year: number;
	readonly made: number;
	/** Those that enter a rate: the `n` of every share in the row. */
	readonly rated: number;
	readonly direct: number;
	readonly beside_text: number;
	/** 0..1, null where `rated` is below ten; as are its bounds. */
	readonly share: number | null;
	readonly share_low: number | null;
	readonly share_high: number | null;
};

/** What figure C is drawn of. */
export interface ResponsesByYearData {
	readonly rows: readonly ResponseYearRow[];
	/** Years, oldest first. */
	readonly tooYoung: readonly number[];
}

/** The rows of figure C: one per year of the range, oldest first, a year without recommendations included. */
export function responseYearRows(
	rows: readonly CubeRow[],
	{ from, to }: YearRange
): readonly ResponseYearRow[] {
	return byYear(rows, from, to).map(({ year, rows: ofYear }) => {
		const { direct, besideText } = responseCounts(ofYear);
		const rated = denominators(ofYear).made;
		const interval = wilsonInterval(direct, rated);
		return {
			year,
			made: made(ofYear),
			rated,
			direct,
			beside_text: besideText,
			share: shareOf(direct, rated).share,
			share_low: interval?.low ?? null,
			share_high: interval?.high ?? null
		};
	});
}
