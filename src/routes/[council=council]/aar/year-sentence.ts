import type { CohortCounts } from '#lib/domain/measures/year-beside-others.ts';
import { capitalize, formatCount, formatCountInWords } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';

/**
 * How many recommendations were made in some years and how many have a direct reply, as sentences. Small numbers are words.
 * Where some or all enter no rate, it says so, and counts replies among the others.
 *
 * @param years as they stand after `in`: `2014`, `the years 2010–2017`
 * @param covered whether the council's source carries statuses at all
 */
export function yearSentence(
	years: string,
	{ made, rated, responses }: CohortCounts,
	covered: boolean
): string {
	if (made === 0) return m.year_made_none({ year: years });
	const sentences = [m.year_made({ n: made, count: formatCountInWords(made), year: years })];
	if (rated === 0) {
		sentences.push(covered ? m.headline_not_rated() : m.headline_not_covered());
		return sentences.join(' ');
	}
	if (rated < made) sentences.push(m.headline_rated({ n: rated, count: formatCount(rated) }));
	return [...sentences, directSentence(responses.direct, rated)].join(' ');
}

/** What the register says became of them: implemented at least, and how many it is silent on. Empty where none is rated. */
export function outcomeSentence({ rated, implementations }: CohortCounts): string {
	if (rated === 0) return '';
	const { implemented, unknown } = implementations;
	return [
		implemented === 0
			? m.year_implemented_none()
			: m.year_implemented({ n: implemented, count: formatCount(implemented), total: formatCount(rated) }),
		unknown === 0 ? m.year_unknown_none() : m.year_unknown({ count: formatCount(unknown) })
	].join(' ');
}

function directSentence(direct: number, rated: number): string {
	const count = formatCount(rated);
	if (direct === rated) return m.year_direct_all({ n: rated, count });
	if (direct === 0) return m.year_direct_none({ n: rated, count });
	return m.year_direct_some({ n: direct, count: capitalize(formatCountInWords(direct)) });
}
