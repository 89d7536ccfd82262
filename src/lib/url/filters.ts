import type { RowFilter } from '#lib/domain/measures/filter-rows.ts';
import { VERDICT_CHOICES, type VerdictChoice } from '#lib/domain/measures/verdict-choices.ts';
import { termCode, termOfCode, termsBetween } from '#lib/domain/municipal-term.ts';
import {
	BASES,
	type Base,
	IMPLEMENTATIONS,
	type Implementation,
	RESPONSES,
	type Response,
	STATES,
	type State
} from '#lib/domain/vocabulary.ts';

/** What a reader has chosen to see. Absent means all; lists are in the order of the vocabulary or sorted by id. */
export interface Filters {
	readonly theme: readonly string[];
	readonly area: readonly string[];
	/** First and last year, both included; null for no bound. */
	readonly from: number | null;
	readonly to: number | null;
	/** Municipal terms by their code, `2010-2013`; they narrow the years further. */
	readonly term: readonly string[];
	readonly response: readonly Response[];
	readonly implementation: readonly Implementation[];
	readonly state: readonly State[];
	readonly verdict: readonly VerdictChoice[];
	/** What rates are taken of. */
	readonly base: Base;
}

/** The parameters that hold a list of values, of which any may be chosen. */
export type ListKey = 'theme' | 'area' | 'term' | 'response' | 'implementation' | 'state' | 'verdict';

/** No choice made: everything, of all recommendations made. */
export const NO_FILTERS: Filters = {
	theme: [],
	area: [],
	from: null,
	to: null,
	term: [],
	response: [],
	implementation: [],
	state: [],
	verdict: [],
	base: 'made'
};

/** What the ids and years of a page's data are; a value outside is dropped. */
export interface KnownValues {
	readonly themes: readonly string[];
	readonly areas: readonly string[];
	/** The terms that can be named are those that touch these years. */
	readonly years: { readonly from: number; readonly to: number };
	/** Whether the council has given its word on anything; where not, none can be asked for. */
	readonly hasVerdicts: boolean;
}

/** A value of the address that means nothing here, to be named to the reader. */
export interface DroppedValue {
	readonly key: string;
	readonly value: string;
}

export interface ParsedFilters {
	readonly filters: Filters;
	/** In the order of the parameters, then of the address. */
	readonly dropped: readonly DroppedValue[];
}

/** One public parameter: how its values are read from and written to an address. */
interface Param<T> {
	readonly read: (values: readonly string[], known: KnownValues) => { value: T; dropped: readonly string[] };
	readonly write: (value: T) => readonly string[];
}

/** The public parameter names in the order in which they are written. Never reuse one. */
const PARAMS: { readonly [K in keyof Filters]: Param<Filters[K]> } = {
	theme: oneOfMany((known) => known.themes),
	area: oneOfMany((known) => known.areas),
	from: year(),
	to: year(),
	term: oneOfMany(knownTerms),
	response: oneOfMany(() => RESPONSES),
	implementation: oneOfMany(() => IMPLEMENTATIONS),
	state: oneOfMany(() => STATES),
	verdict: oneOfMany(({ hasVerdicts }) => (hasVerdicts ? VERDICT_CHOICES : [])),
	base: choice(BASES, NO_FILTERS.base)
};

/** The names of the filter parameters, in the order in which they are written. */
export const FILTER_KEYS = Object.keys(PARAMS) as readonly (keyof Filters)[];

/**
 * Reads the filters of an address. Never throws: what means nothing is dropped and returned, so that the page can
 * say so. Parameters that are no filter are left alone. Law: `parseFilters(formatFilters(f))` is `f`.
 */
export function parseFilters(params: URLSearchParams, known: KnownValues): ParsedFilters {
	const dropped: DroppedValue[] = [];
	const read = <K extends keyof Filters>(key: K): Filters[K] => {
		const result = PARAMS[key].read(
			params.getAll(key).filter((value) => value !== ''),
			known
		);
		dropped.push(...result.dropped.map((value) => ({ key, value })));
		return result.value;
	};
	const filters: Filters = {
		theme: read('theme'),
		area: read('area'),
		from: read('from'),
		to: read('to'),
		term: read('term'),
		response: read('response'),
		implementation: read('implementation'),
		state: read('state'),
		verdict: read('verdict'),
		base: read('base')
	};
	if (filters.from !== null && filters.to !== null && filters.from > filters.to) {
		dropped.push({ key: 'to', value: String(filters.to) });
		return { filters: { ...filters, to: null }, dropped };
	}
	return { filters, dropped };
}

/**
 * The filters as parameters of an address, in fixed order and without defaults; empty for no choice. Only what the
 * reader chose is written.
 */
export function formatFilters(filters: Filters): URLSearchParams {
	const params = new URLSearchParams();
	const append = <K extends keyof Filters>(key: K) => {
		for (const value of PARAMS[key].write(filters[key])) params.append(key, value);
	};
	FILTER_KEYS.forEach(append);
	return params;
}

/** Whether anything is chosen that narrows what is shown; the base alone narrows nothing. */
export function isNarrowed(filters: Filters): boolean {
	return formatFilters({ ...filters, base: NO_FILTERS.base }).size > 0;
}

/** The filters as the measures take them: which rows of the cube are shown. The base is another matter. */
export function rowFilter(filters: Filters): RowFilter {
	return {
		themes: filters.theme,
		areas: filters.area,
		...(filters.from === null ? {} : { from: filters.from }),
		...(filters.to === null ? {} : { to: filters.to }),
		terms: filters.term.flatMap((code) => termOfCode(code) ?? []),
		responses: filters.response,
		implementations: filters.implementation,
		states: filters.state,
		verdicts: filters.verdict
	};
}

/** The terms that filters can name, by their code, oldest first. */
export function knownTerms({ years }: Pick<KnownValues, 'years'>): readonly string[] {
	return termsBetween(years.from, years.to).map(termCode);
}

/** `path` with the filters; without a question mark where nothing is chosen. */
export function withFilters(path: string, filters: Filters): string {
	const query = formatFilters(filters).toString();
	return query === '' ? path : `${path}?${query}`;
}

function oneOfMany<T extends string>(allowed: (known: KnownValues) => readonly T[]): Param<readonly T[]> {
	return {
		read: (values, known) => {
			const order = allowed(known);
			return {
				value: order.filter((value) => values.includes(value)),
				dropped: unique(values.filter((value) => !(order as readonly string[]).includes(value)))
			};
		},
		write: (value) => value
	};
}

function year(): Param<number | null> {
	return {
		read: (values, { years }) => {
			const [first, ...rest] = values;
			if (first === undefined) return { value: null, dropped: [] };
			const n = /^\d{4}$/.test(first) ? Number(first) : NaN;
			return n >= years.from && n <= years.to
				? { value: n, dropped: rest }
				: { value: null, dropped: [first, ...rest] };
		},
		write: (value) => (value === null ? [] : [String(value)])
	};
}

function choice<T extends string>(allowed: readonly T[], byDefault: T): Param<T> {
	return {
		read: (values) => {
			const [first, ...rest] = values;
			const value = allowed.find((one) => one === first);
			if (first === undefined) return { value: byDefault, dropped: [] };
			return value === undefined ? { value: byDefault, dropped: values } : { value, dropped: rest };
		},
		write: (value) => (value === byDefault ? [] : [value])
	};
}

function unique(values: readonly string[]): readonly string[] {
	return [...new Set(values)];
}
