import { shortenQuery } from '#lib/domain/search/read-query.ts';
import {
	type DroppedValue,
	type Filters,
	formatFilters,
	type KnownValues,
	NO_FILTERS,
	parseFilters
} from './filters.ts';

/** Orders of the list; `relevance` only where something is looked for. */
export const LIST_SORTS = ['oldest', 'newest', 'theme', 'status', 'relevance'] as const;
export type ListSort = (typeof LIST_SORTS)[number];

/** How the rows are shown. */
export const LIST_VIEWS = ['list', 'table'] as const;
export type ListView = (typeof LIST_VIEWS)[number];

/** What a reader has chosen on the list of recommendations. */
export interface ListState {
	readonly filters: Filters;
	/** What is looked for, as `cleanQuery` leaves it; empty for nothing. */
	readonly q: string;
	/** `relevance` only with a `q`. */
	readonly sort: ListSort;
	readonly view: ListView;
	/** Which page, as the page before or after gave it; null for the first. */
	readonly cursor: string | null;
}

/** The whole list from its beginning, nothing looked for. */
export const WHOLE_LIST: ListState = {
	filters: NO_FILTERS,
	q: '',
	sort: 'oldest',
	view: 'list',
	cursor: null
};

/** The parameters of the list in the order in which they are written, after the filters. Never reuse a name. */
export const LIST_KEYS = ['q', 'sort', 'view', 'cursor'] as const;

/** A choice of the list, and what in the address meant nothing: filters first, then in the order of `LIST_KEYS`. */
export interface ParsedListState {
	readonly state: ListState;
	readonly dropped: readonly DroppedValue[];
}

/** The order of a list that the reader has not ordered: the best first where something is looked for. */
export function defaultSort(q: string): ListSort {
	return q === '' ? 'oldest' : 'relevance';
}

/**
 * What is looked for in a typed text: control characters are spaces, white space is one space and none at the ends, and
 * what is too long is cut off.
 */
export function cleanQuery(typed: string): string {
	return shortenQuery(oneLine(typed)).trim();
}

/**
 * Reads the choices of an address. Never throws: what means nothing is dropped and returned, so that the page can say
 * so; of a query that is too long, the end. Law: `parseListState(formatListState(s))` is `s`.
 */
export function parseListState(params: URLSearchParams, known: KnownValues): ParsedListState {
	const { filters, dropped: unknown } = parseFilters(params, known);
	const dropped = [...unknown];
	const read = <T>(
		key: (typeof LIST_KEYS)[number],
		valueOf: (text: string) => T | undefined,
		absent: T
	): T => {
		const [text, ...rest] = params.getAll(key).filter((one) => one !== '');
		const value = text === undefined ? absent : valueOf(text);
		if (text !== undefined && value === undefined) dropped.push({ key, value: text });
		dropped.push(...rest.map((one) => ({ key, value: one })));
		return value ?? absent;
	};
	const q = read('q', cleanQuery, '');
	const cut = oneLine(params.getAll('q').find((one) => one !== '') ?? '').slice(q.length);
	if (cut !== '') dropped.push({ key: 'q', value: cut.trim() });
	const sorts = LIST_SORTS.filter((sort) => sort !== 'relevance' || q !== '');
	const state: ListState = {
		filters,
		q,
		sort: read('sort', oneOf(sorts), defaultSort(q)),
		view: read('view', oneOf(LIST_VIEWS), WHOLE_LIST.view),
		cursor: read<string | null>('cursor', (text) => (CURSOR.test(text) ? text : undefined), null)
	};
	return { state, dropped };
}

/** The choices as parameters of an address, in fixed order and without defaults; empty for the whole list. */
export function formatListState({ filters, q, sort, view, cursor }: ListState): URLSearchParams {
	const params = formatFilters(filters);
	if (q !== '') params.append('q', q);
	if (sort !== defaultSort(q)) params.append('sort', sort);
	if (view !== WHOLE_LIST.view) params.append('view', view);
	if (cursor !== null) params.append('cursor', cursor);
	return params;
}

/** `path` with the choices; without a question mark where nothing is chosen. */
export function withListState(path: string, state: ListState): string {
	const query = formatListState(state).toString();
	return query === '' ? path : `${path}?${query}`;
}

/** Letters of a cursor; whether it is one, and of this list, is found out where it is used. */
const CURSOR = /^[A-Za-z0-9_-]{1,400}$/;

function oneOf<T extends string>(allowed: readonly T[]): (text: string) => T | undefined {
	return (text) => allowed.find((one) => one === text);
}

function oneLine(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\p{Cc}\s]+/gu, ' ')
		.trim();
}
