import type { CubeRow } from '../cube.ts';
import { denominators } from './base-rows.ts';
import { implementedBounds, type ImplementedBounds } from './implemented-bounds.ts';
import { made } from './made.ts';
import { responseCounts } from './response-counts.ts';
import { stateCounts } from './state-counts.ts';
import type { YearRange } from './theme-year-counts.ts';

/**
 * What may be claimed of a selection in one sentence. "For most" needs more than half, never exactly half.
 * - `empty`: no recommendation
 * - `not-rated`: recommendations, but none that enters a rate
 * - `all-unknown`, `mostly-unknown`, `half-unknown`, `mostly-known`, `all-known`: for how many of those that enter a rate
 *   the source does not say what happened
 */
export type OverviewRule =
	'empty' | 'not-rated' | 'all-unknown' | 'mostly-unknown' | 'half-unknown' | 'mostly-known' | 'all-known';

/** The rule and every number that a sentence worded by it may need. Counts of recommendations. */
export interface OverviewFacts {
	readonly rule: OverviewRule;
	readonly made: number;
	/** Calendar years shown, those without a recommendation included. */
	readonly yearCount: number;
	/** Those of `made` that enter a rate; the claim of the rule is about them alone. */
	readonly rated: number;
	readonly known: number;
	readonly unknown: number;
	readonly direct: number;
	readonly besideText: number;
	readonly open: number;
	readonly implemented: ImplementedBounds;
}

/**
 * The facts from which the overview sentence is worded. Pure: the wording belongs to the language layer.
 *
 * @param periods the years shown, as `shownYears` gives them
 */
export function overviewFacts(rows: readonly CubeRow[], periods: readonly YearRange[]): OverviewFacts {
	const { made: rated, judged: known } = denominators(rows);
	const { direct, besideText } = responseCounts(rows);
	const total = made(rows);
	return {
		rule: overviewRule(total, rated, rated - known),
		made: total,
		yearCount: periods.reduce((sum, { from, to }) => sum + to - from + 1, 0),
		rated,
		known,
		unknown: rated - known,
		direct,
		besideText,
		open: stateCounts(rows).open,
		implemented: implementedBounds(rows)
	};
}

/** Which claim `unknown` of `rated` of `total` recommendations bears. */
export function overviewRule(total: number, rated: number, unknown: number): OverviewRule {
	if (total === 0) return 'empty';
	if (rated === 0) return 'not-rated';
	if (unknown === rated) return 'all-unknown';
	if (unknown === 0) return 'all-known';
	if (unknown * 2 === rated) return 'half-unknown';
	return unknown * 2 > rated ? 'mostly-unknown' : 'mostly-known';
}
