import type { CubeRow } from '#lib/domain/cube.ts';
import { baseRows, denominators } from '#lib/domain/measures/base-rows.ts';
import { implementationCounts } from '#lib/domain/measures/implementation-counts.ts';
import { implementedBounds } from '#lib/domain/measures/implemented-bounds.ts';
import { made } from '#lib/domain/measures/made.ts';
import { responseCounts } from '#lib/domain/measures/response-counts.ts';
import { stateCounts } from '#lib/domain/measures/state-counts.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import type { Base } from '#lib/domain/vocabulary.ts';
import { capitalize, formatCount, formatPeriods } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';

/** Stands where nothing can be counted. */
const NO_NUMBER = '–';

/**
 * The four numbers of the overview, worded, with the demands that the rows amount to: made, answered, implemented at
 * least, open; each with its denominator. The last two are taken of the base.
 *
 * @param periods the years shown
 */
export function keyNumbers(
	cube: readonly CubeRow[],
	demands: number,
	periods: readonly YearRange[],
	base: Base
) {
	const rated = denominators(cube).made;
	const counted = baseRows(cube, base);
	const responses = responseCounts(cube);
	const statuses = implementationCounts(counted);
	const bounds = implementedBounds(cube, base);
	const states = stateCounts(counted);
	const n = formatCount(rated);
	if (rated === 0 && made(cube) > 0) return withoutStatus(cube, demands, periods);
	return [
		{
			before: '',
			value: formatCount(made(cube)),
			of: '',
			label: m.number_made({ n: made(cube), years: formatPeriods(periods) }),
			note: m.number_made_demands({
				n: demands,
				count: formatCount(made(cube)),
				demands: formatCount(demands)
			})
		},
		{
			before: '',
			value: formatCount(responses.direct),
			of: m.of_n({ n }),
			label: m.number_answered(),
			note: m.number_answered_note({ k: formatCount(responses.besideText), n })
		},
		{
			before: m.at_least(),
			value: formatCount(bounds.atLeast),
			of: m.of_n({ n: formatCount(bounds.of) }),
			label: m.number_implemented(),
			note: m.number_implemented_note({
				most: formatCount(bounds.atMost),
				n: formatCount(bounds.of),
				partial: formatCount(statuses.partial)
			})
		},
		{
			before: '',
			value: formatCount(states.open),
			of: m.of_n({ n: formatCount(bounds.of) }),
			label: m.number_open(),
			note: [
				m.number_open_note({ n: states.openUnknown, count: formatCount(states.openUnknown) }),
				m.number_open_stopped({ n: states.stopped, count: formatCount(states.stopped) })
			].join(' ')
		}
	];
}

/** The numbers as an e-mail says them, one line each: `46 af 99 har fået et direkte svar. 97 af 99 ...`. */
export function numberLines(numbers: ReturnType<typeof keyNumbers>): readonly string[] {
	const known = numbers.filter(({ value }) => value !== NO_NUMBER);
	const missing = numbers.find(({ value }) => value === NO_NUMBER);
	const lines = known.map(
		({ before, value, of, label, note }) =>
			`${capitalize([before, value, of, label].filter((part) => part !== '').join(' '))}. ${note}`
	);
	return missing === undefined ? lines : [...lines, `${capitalize(missing.note)}.`];
}

/** Only what was made can be counted: the source carries no status, or nobody has judged it yet. */
function withoutStatus(cube: readonly CubeRow[], demands: number, periods: readonly YearRange[]) {
	const { notCovered } = responseCounts(cube);
	const note = notCovered > 0 ? m.not_covered() : m.implementation_null();
	const labels = [m.number_answered(), m.number_implemented(), m.number_open()];
	return [
		{
			before: '',
			value: formatCount(made(cube)),
			of: '',
			label: m.number_made({ n: made(cube), years: formatPeriods(periods) }),
			note: m.number_made_demands({
				n: demands,
				count: formatCount(made(cube)),
				demands: formatCount(demands)
			})
		},
		...labels.map((label) => ({ before: '', value: NO_NUMBER, of: '', label, note }))
	];
}
