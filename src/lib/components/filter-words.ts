import type { Filters } from '#lib/url/filters.ts';
import { formatList } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { implementationLabel, responseLabel, stateLabel, termYears, verdictLabel } from '#lib/i18n/labels.ts';

/** Labels of the ids that a filter can name. */
export interface FilterNames {
	readonly theme: (themeId: string) => string;
	readonly area: (areaId: string) => string;
}

/** What is chosen, in words, one phrase for each parameter that narrows; empty where nothing is chosen. */
export function filterPhrases(filters: Filters, names: FilterNames): readonly string[] {
	const { theme, area, from, to, term, response, implementation, state, verdict } = filters;
	const phrases: string[] = [];
	if (theme.length > 0)
		phrases.push(
			m.filter_words_theme({ n: theme.length, count: '', list: formatList(theme.map(names.theme)) })
		);
	if (area.length > 0)
		phrases.push(m.filter_words_area({ n: area.length, count: '', list: formatList(area.map(names.area)) }));
	if (from !== null || to !== null) phrases.push(yearPhrase(from, to));
	if (term.length > 0) {
		phrases.push(m.filter_words_term({ n: term.length, count: '', list: formatList(term.map(termYears)) }));
	}
	if (response.length > 0)
		phrases.push(m.filter_words_response({ list: formatList(response.map(responseLabel)) }));
	if (implementation.length > 0) {
		phrases.push(
			m.filter_words_implementation({ list: formatList(implementation.map(implementationLabel)) })
		);
	}
	if (state.length > 0) phrases.push(m.filter_words_state({ list: formatList(state.map(stateLabel)) }));
	if (verdict.length > 0)
		phrases.push(m.filter_words_verdict({ list: formatList(verdict.map(verdictLabel)) }));
	return phrases;
}

function yearPhrase(from: number | null, to: number | null): string {
	if (from !== null && from === to) return m.filter_words_year({ year: from });
	if (from !== null && to !== null) return m.filter_words_years({ from, to });
	return from === null ? m.filter_words_to({ to: to ?? '' }) : m.filter_words_from({ from });
}
