import type { CubeRow } from '#lib/domain/cube.ts';
import { baseRows, denominators } from '#lib/domain/measures/base-rows.ts';
import { implementedBounds } from '#lib/domain/measures/implemented-bounds.ts';
import { made } from '#lib/domain/measures/made.ts';
import { responseCounts } from '#lib/domain/measures/response-counts.ts';
import { stateCounts } from '#lib/domain/measures/state-counts.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import type { Base } from '#lib/domain/vocabulary.ts';
import { capitalize, formatCount, formatPeriods } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';

/** The numbers of the overview in one line, for those who see the page as a link; bounds and denominators included. */
export function overviewDescription(
	council: string,
	cube: readonly CubeRow[],
	periods: readonly YearRange[],
	base: Base
): string {
	const rated = denominators(cube).made;
	const named = {
		council,
		years: formatPeriods(periods),
		made: formatCount(made(cube))
	};
	const { direct, notCovered } = responseCounts(cube);
	if (rated === 0) {
		const status = capitalize(notCovered > 0 ? m.headline_not_covered() : m.implementation_null());
		return m.overview_description_without_status({ ...named, status });
	}
	const bounds = implementedBounds(cube, base);
	const states = stateCounts(baseRows(cube, base));
	return m.overview_description({
		...named,
		direct: formatCount(direct),
		rated: formatCount(rated),
		least: formatCount(bounds.atLeast),
		most: formatCount(bounds.atMost),
		n: formatCount(bounds.of),
		open: formatCount(states.open),
		unknown: formatCount(states.openUnknown)
	});
}
