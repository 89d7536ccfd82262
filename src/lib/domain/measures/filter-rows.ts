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
	const { from = -Infinity, to = Infinity } = filter;
	return rows.filter(
		(row) =>
			row.year >= from &&
			row.year <= to &&
			isInTerms(row.year, filter.terms) &&
			isAmong(row.themeId, filter.themes) &&
			isAmong(row.areaId, filter.areas) &&
			isAmong(row.response, filter.responses) &&
			isAmong(row.implementation, filter.implementations) &&
			isAmong(row.implementation === null ? null : stateOf(row.implementation), filter.states) &&
			hasVerdict(row, filter.verdicts)
	);
}

function isInTerms(year: number, terms: readonly MunicipalTerm[] = []): boolean {
	return terms.length === 0 || terms.some(({ from, to }) => year >= from && year <= to);
}

function hasVerdict(row: FilterableRow, verdicts: readonly VerdictChoice[] = []): boolean {
	return verdicts.length === 0 || verdictChoicesOf(row).some((choice) => verdicts.includes(choice));
}

function isAmong<Value>(value: Value | null, allowed: readonly Value[] | undefined): boolean {
	if (allowed === undefined || allowed.length === 0) return true;
	return value !== null && allowed.includes(value);
}
