import type { TermText } from '#lib/charts/term-marks.ts';
import { formatYears } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';

/** Names of municipal terms on the axes of figures. */
export function termText(): TermText {
	return {
		term: (from, to) => m.term_name({ years: formatYears(from, to) }),
		termYears: formatYears,
		termAxis: m.term_axis()
	};
}
