import type { CubeRow } from '../cube.ts';
import { FILTER_PARTS, type FilterPart, type RowFilter, testOf } from '../measures/filter-rows.ts';
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
	const tests = FILTER_PARTS.flatMap((part) => {
		const passes = testOf(part, filter);
		return passes === null ? [] : [{ part, passes }];
	});
	const counters = newCounters();
	for (const row of rows) {
		const [failed, another] = tests.filter(({ passes }) => !passes(row));
		if (another !== undefined) continue;
		// What one filter alone keeps out is counted by that filter.
		if (failed !== undefined) counters[failed.part].add(row);
		else for (const part of FILTER_PARTS) counters[part].add(row);
	}
	return {
		theme: counters.themes.values(),
		area: counters.areas.values(),
		year: counters.years.values().toSorted((a, b) => a.value - b.value),
		term: counters.terms
			.values()
			.toSorted((a, b) => a.value - b.value)
			.map(({ value, n }) => ({ value: termCode(termOf(value)), n })),
		response: inOrder(RESPONSES, counters.responses.values()),
		implementation: inOrder(IMPLEMENTATIONS, counters.implementations.values()),
		state: inOrder(STATES, counters.states.values()),
		verdict: inOrder(VERDICT_CHOICES, counters.verdicts.values())
	};
}

/** One for each part of a filter; terms by their first year. */
function newCounters() {
	return {
		years: counterOf(({ year }) => year),
		terms: counterOf(({ year }) => termOf(year).from),
		themes: counterOf(({ themeId }) => themeId),
		areas: counterOf(({ areaId }) => areaId),
		responses: counterOf(({ response }) => response),
		implementations: counterOf(({ implementation }) => implementation),
		states: counterOf(({ state }) => state),
		verdicts: counterOfEach(verdictChoicesOf)
	} satisfies Record<FilterPart, unknown>;
}

function counterOf<Value>(valueOf: (row: FacetRow) => Value | null) {
	const counts = new Map<Value, number>();
	return {
		add(row: FacetRow) {
			const value = valueOf(row);
			if (value !== null) counts.set(value, (counts.get(value) ?? 0) + row.n);
		},
		values: () => facetValues(counts)
	};
}

function counterOfEach<Value>(valuesOf: (row: FacetRow) => readonly Value[]) {
	const counts = new Map<Value, number>();
	return {
		add(row: FacetRow) {
			for (const value of valuesOf(row)) counts.set(value, (counts.get(value) ?? 0) + row.n);
		},
		values: () => facetValues(counts)
	};
}

function facetValues<Value>(counts: ReadonlyMap<Value, number>): readonly FacetValue<Value>[] {
	return [...counts].map(([value, n]) => ({ value, n }));
}

function inOrder<Value>(order: readonly Value[], counts: readonly FacetValue<Value>[]): FacetValue<Value>[] {
	return counts.toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
}
