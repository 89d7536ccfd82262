import type { Facets, FacetValue } from '#lib/domain/search/facet-counts.ts';
import { VERDICT_CHOICES } from '#lib/domain/measures/verdict-choices.ts';
import { termCode, termOf } from '#lib/domain/municipal-term.ts';
import { IMPLEMENTATIONS, RESPONSES, STATES } from '#lib/domain/vocabulary.ts';
import type { FacetCountRow } from './queries/list-facets.ts';

/** What the database counts of a list. */
export interface CountedList {
	readonly facets: Facets;
	/** Recommendations that pass search and filters. */
	readonly total: number;
	/** Those that pass the search, whatever the filters. */
	readonly all: number;
}

/** The rows of `listFacets` or `searchFacets` as facets, values in the order that facets have; themes and areas by id. */
export function readFacets(rows: readonly FacetCountRow[]): CountedList {
	const valuesOf = (name: string) => rows.filter(({ facet }) => facet === name);
	const counts = (name: string) => new Map(valuesOf(name).map(({ value, n }) => [value, n]));
	const inOrder = <Value extends string>(name: string, order: readonly Value[]): FacetValue<Value>[] => {
		const found = counts(name);
		return order.flatMap((value) => {
			const n = found.get(value);
			return n === undefined ? [] : [{ value, n }];
		});
	};
	const countOf = (name: string) => counts(name).get('') ?? 0;
	return {
		facets: {
			theme: valuesOf('theme').map(({ value, n }) => ({ value, n })),
			area: valuesOf('area').map(({ value, n }) => ({ value, n })),
			year: valuesOf('year').map(({ value, n }) => ({ value: Number(value), n })),
			term: termCounts(valuesOf('term')),
			response: inOrder('response', RESPONSES),
			implementation: inOrder('implementation', IMPLEMENTATIONS),
			state: inOrder('state', STATES),
			verdict: inOrder('verdict', VERDICT_CHOICES)
		},
		total: countOf('total'),
		all: countOf('all')
	};
}

/** Years, ascending, as the terms that they are in. */
function termCounts(years: readonly FacetCountRow[]): FacetValue<string>[] {
	const terms = new Map<string, number>();
	for (const { value, n } of years) {
		const code = termCode(termOf(Number(value)));
		terms.set(code, (terms.get(code) ?? 0) + n);
	}
	return [...terms].map(([value, n]) => ({ value, n }));
}
