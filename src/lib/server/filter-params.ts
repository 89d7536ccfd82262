import type { RowFilter } from '#lib/domain/measures/filter-rows.ts';
import { yearsOfTerm } from '#lib/domain/municipal-term.ts';

/** A filter as the parameters that `FILTERED` asks for. */
export function filterParams(filter: RowFilter) {
	return {
		themes: filter.themes ?? [],
		areas: filter.areas ?? [],
		fromYear: filter.from ?? null,
		toYear: filter.to ?? null,
		termYears: (filter.terms ?? []).flatMap(yearsOfTerm),
		responses: filter.responses ?? [],
		implementations: filter.implementations ?? [],
		states: filter.states ?? [],
		verdicts: filter.verdicts ?? []
	};
}
