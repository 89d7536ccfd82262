import type { CubeRow } from '#lib/domain/cube.ts';
import { byYear } from '#lib/domain/measures/by-year.ts';
import { type Codes, isRated, unratedReason } from '#lib/domain/measures/rated-rows.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import { IMPLEMENTATIONS, type Implementation } from '#lib/domain/vocabulary.ts';

/** What a square shows: a status, or why there is none. */
export type UnitStatus = Implementation | 'draft' | 'not_covered';

/** From the bottom of a column up: what is known first, then unknown, then what enters no rate. */
export const UNIT_STATUSES: readonly UnitStatus[] = [...IMPLEMENTATIONS, 'draft', 'not_covered'];

/** One recommendation of figure A. */
export interface UnitItem extends Codes, Pick<CubeRow, 'year'> {
	readonly recommendationId: string;
}

/** One square, one recommendation. Places count in squares from the bottom left of its year, from 0. */
export interface UnitSquare<Item extends UnitItem> {
	readonly item: Item;
	readonly status: UnitStatus;
	/** 0 except where a year has more recommendations than `maxRows` and takes several columns of squares. */
	readonly column: number;
	readonly row: number;
}

/** One year of figure A. */
export interface UnitYear<Item extends UnitItem> {
	readonly year: number;
	/** In the order of the statuses, then as given. */
	readonly squares: readonly UnitSquare<Item>[];
	/** Recommendations of the year. */
	readonly made: number;
}

/** Figure A, one square per recommendation, in whole squares; the markup turns them into pixels. */
export interface UnitChart<Item extends UnitItem> {
	/** Oldest first, a year without recommendations included. */
	readonly years: readonly UnitYear<Item>[];
	/** Columns of squares that each year takes, at least 1. */
	readonly columns: number;
	/** Height of the fullest column, in squares. */
	readonly rows: number;
	/** Those that occur, in the fixed order: for the key. */
	readonly statuses: readonly UnitStatus[];
}

/**
 * The places of figure A. Throws on a recommendation of a year outside the range.
 *
 * @param maxRows a year with more fills several columns side by side, row by row from the bottom
 */
export function unitChart<Item extends UnitItem>(
	items: readonly Item[],
	{ from, to }: YearRange,
	maxRows = 24
): UnitChart<Item> {
	const groups = byYear(items, from, to);
	const fullest = Math.max(0, ...groups.map((group) => group.rows.length));
	const columns = Math.max(1, Math.ceil(fullest / maxRows));
	return {
		years: groups.map((group) => ({
			year: group.year,
			squares: squaresOf(group.rows, columns),
			made: group.rows.length
		})),
		columns,
		rows: Math.ceil(fullest / columns),
		statuses: UNIT_STATUSES.filter((status) => items.some((item) => unitStatus(item) === status))
	};
}

/** What the square of a recommendation shows. */
export function unitStatus(item: Codes): UnitStatus {
	return isRated(item) ? item.implementation : unratedReason(item);
}

function squaresOf<Item extends UnitItem>(
	items: readonly Item[],
	columns: number
): readonly UnitSquare<Item>[] {
	return items
		.map((item) => ({ item, status: unitStatus(item) }))
		.sort((a, b) => UNIT_STATUSES.indexOf(a.status) - UNIT_STATUSES.indexOf(b.status))
		.map((square, index) => ({ ...square, column: index % columns, row: Math.floor(index / columns) }));
}
