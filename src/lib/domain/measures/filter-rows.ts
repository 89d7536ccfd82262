import type { CubeRow } from '../cube.ts';
import type { MunicipalTerm } from '../municipal-term.ts';
import { type Implementation, type Response, type State, stateOf } from '../vocabulary.ts';
import { type VerdictChoice, verdictChoicesOf } from './verdict-choices.ts';

/** What a reader narrows the picture down to. An absent or empty list means all; years include both ends. */
export interface RowFilter {
	readonly themes?: readonly string[];
	readonly areas?: readonly string[];
	readonly from?: number;
	readonly to?: number;
	/** Municipal terms; a year passes that is in one of them, and between `from` and `to`. */
	readonly terms?: readonly MunicipalTerm[];
	readonly responses?: readonly Response[];
	readonly implementations?: readonly Implementation[];
	readonly states?: readonly State[];
	/** What the council has said of it, by any of these. */
	readonly verdicts?: readonly VerdictChoice[];
}

/** The values that a filter looks at; cube rows and single recommendations both have them. */
export type FilterableRow = Pick<
	CubeRow,
	'themeId' | 'areaId' | 'year' | 'response' | 'implementation' | 'verdict'
>;

/**
 * The rows that pass every part of the filter, in the order given. A row without the value asked for (no area, no status)
 * does not pass.
 */
export function filterRows<Row extends FilterableRow>(
	rows: readonly Row[],
	filter: RowFilter
): readonly Row[] {
	const tests = FILTER_PARTS.flatMap((part) => testOf(part, filter) ?? []);
	return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)));
}

/** What a filter looks at, each by itself. */
export const FILTER_PARTS = [
	'years',
	'terms',
	'themes',
	'areas',
	'responses',
	'implementations',
	'states',
	'verdicts'
] as const;
export type FilterPart = (typeof FILTER_PARTS)[number];

/** Whether a row passes one part of the filter; null where every row does. */
export function testOf(part: FilterPart, filter: RowFilter): ((row: FilterableRow) => boolean) | null {
	if (part === 'years') {
		const { from = -Infinity, to = Infinity } = filter;
		return from === -Infinity && to === Infinity ? null : ({ year }) => year >= from && year <= to;
	}
	return (filter[part]?.length ?? 0) === 0 ? null : LIST_TESTS[part](filter);
}

const LIST_TESTS: Readonly<
	Record<Exclude<FilterPart, 'years'>, (filter: RowFilter) => (row: FilterableRow) => boolean>
> = {
	terms:
		({ terms = [] }) =>
		({ year }) =>
			terms.some(({ from, to }) => year >= from && year <= to),
	themes:
		({ themes }) =>
		({ themeId }) =>
			isAmong(themeId, themes),
	areas:
		({ areas }) =>
		({ areaId }) =>
			isAmong(areaId, areas),
	responses:
		({ responses }) =>
		({ response }) =>
			isAmong(response, responses),
	implementations:
		({ implementations }) =>
		({ implementation }) =>
			isAmong(implementation, implementations),
	states:
		({ states }) =>
		({ implementation }) =>
			isAmong(implementation === null ? null : stateOf(implementation), states),
	verdicts:
		({ verdicts = [] }) =>
		(row) =>
			verdictChoicesOf(row).some((choice) => verdicts.includes(choice))
};

function isAmong<Value>(value: Value | null, allowed: readonly Value[] = []): boolean {
	return value !== null && allowed.includes(value);
}
