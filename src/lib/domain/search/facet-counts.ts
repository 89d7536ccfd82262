import type { CubeRow } from '../cube.ts';
import { filterRows, type RowFilter } from '../measures/filter-rows.ts';
import { VERDICT_CHOICES, type VerdictChoice, verdictChoicesOf } from '../measures/verdict-choices.ts';
import { termCode, termOf } from '../municipal-term.ts';
import { IMPLEMENTATIONS, RESPONSES, STATES } from '../vocabulary.ts';

/** The columns of a cube that a list is narrowed by. */
export type FacetRow = Pick<
	CubeRow,
	'year' | 'themeId' | 'areaId' | 'response' | 'implementation' | 'state' | 'verdict' | 'n'
>;

/** A value that rows can be narrowed to, and how many recommendations that leaves; `n` is at least 1. */
export interface FacetValue<Value> {
	readonly value: Value;
	readonly n: number;
}

/**
 * What each filter would leave. Each is counted over the rows that pass all other filters, not its own; rows without
 * the value (no area, no status) are counted by none of its values, one with a disputed word of the council by two.
 * Values stand in the order of the vocabulary, years and terms ascending, themes and areas as they first occur.
 */
export interface Facets {
	readonly theme: readonly FacetValue<string>[];
	readonly area: readonly FacetValue<string>[];
	readonly year: readonly FacetValue<number>[];
	/** Municipal terms by their code. */
	readonly term: readonly FacetValue<string>[];
	readonly response: readonly FacetValue<(typeof RESPONSES)[number]>[];
	readonly implementation: readonly FacetValue<(typeof IMPLEMENTATIONS)[number]>[];
	readonly state: readonly FacetValue<(typeof STATES)[number]>[];
	readonly verdict: readonly FacetValue<VerdictChoice>[];
}

/** The facets of the recommendations that the rows of a cube count. */
export function facetCounts(rows: readonly FacetRow[], filter: RowFilter): Facets {
	const { from: _from, to: _to, ...anyYear } = filter;
	const years = countBy(filterRows(rows, anyYear), ({ year }) => [year]);
	const terms = countBy(filterRows(rows, { ...filter, terms: [] }), ({ year }) => [termCode(termOf(year))]);
	return {
		theme: countBy(filterRows(rows, { ...filter, themes: [] }), ({ themeId }) => [themeId]),
		area: countBy(filterRows(rows, { ...filter, areas: [] }), ({ areaId }) => [areaId]),
		year: years.toSorted((a, b) => a.value - b.value),
		term: terms.toSorted((a, b) => (a.value < b.value ? -1 : 1)),
		response: inOrder(
			RESPONSES,
			countBy(filterRows(rows, { ...filter, responses: [] }), ({ response }) => [response])
		),
		implementation: inOrder(
			IMPLEMENTATIONS,
			countBy(filterRows(rows, { ...filter, implementations: [] }), ({ implementation }) => [implementation])
		),
		state: inOrder(
			STATES,
			countBy(filterRows(rows, { ...filter, states: [] }), ({ state }) => [state])
		),
		verdict: inOrder(
			VERDICT_CHOICES,
			countBy(filterRows(rows, { ...filter, verdicts: [] }), verdictChoicesOf)
		)
	};
}

function countBy<Row extends FacetRow, Value>(
	rows: readonly Row[],
	valuesOf: (row: Row) => readonly (Value | null)[]
): FacetValue<Value>[] {
	const counts = new Map<Value, number>();
	for (const row of rows) {
		for (const value of valuesOf(row)) {
			if (value !== null) counts.set(value, (counts.get(value) ?? 0) + row.n);
		}
	}
	return [...counts].map(([value, n]) => ({ value, n }));
}

function inOrder<Value>(order: readonly Value[], counts: readonly FacetValue<Value>[]): FacetValue<Value>[] {
	return counts.toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
}
