import type { CubeRow } from '#lib/domain/cube.ts';
import { byYear } from '#lib/domain/measures/by-year.ts';
import { made } from '#lib/domain/measures/made.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import { UNIT_STATUSES, type UnitStatus, unitStatus } from './unit-chart.ts';

/** Squares that figure A has at most, what is cut off counted as what is left; of more recommendations, a square is several. */
export const MOST_SQUARES = 600;

/** Where a square stands, in squares from the bottom left of its year, from 0. */
export interface UnitPlace {
	readonly column: number;
	readonly row: number;
	/** How much of it is drawn, from its left: more than 0, and 1 for all but the last of a run. */
	readonly share: number;
}

/** The recommendations of one year and status, as squares one after the other. */
export interface UnitRun {
	readonly status: UnitStatus;
	/** Recommendations, at least 1. */
	readonly n: number;
	readonly squares: readonly UnitPlace[];
}

/** One year of figure A where it is drawn from counts. */
export interface UnitRunYear {
	readonly year: number;
	/** In the order of the statuses, from the bottom; those that occur. */
	readonly runs: readonly UnitRun[];
	/** Recommendations of the year. */
	readonly made: number;
}

/** Figure A drawn from counts. The area of every status in every year is exactly in proportion to its recommendations. */
export interface UnitRuns {
	/** Recommendations that one square stands for: 1, 2, 5, 10, 20, 50 ... */
	readonly perSquare: number;
	/** Oldest first, a year without recommendations included. */
	readonly years: readonly UnitRunYear[];
	/** Columns of squares that each year takes, at least 1. */
	readonly columns: number;
	/** Height of the fullest column, in squares. */
	readonly rows: number;
}

/** How a figure of counts is laid out. */
export interface UnitRunsOptions {
	/** Squares beside each other in a year, at least; more where it would be higher than `maxRows`. */
	readonly minColumns?: number;
	readonly maxRows?: number;
	readonly mostSquares?: number;
}

/**
 * The places of figure A from rows of the cube. Each status begins a new square, and its last one is cut to what is left of it.
 * Throws on a row of a year outside the range.
 */
export function unitRuns(
	rows: readonly CubeRow[],
	{ from, to }: YearRange,
	{ minColumns = 1, maxRows = 24, mostSquares = MOST_SQUARES }: UnitRunsOptions = {}
): UnitRuns {
	const years = byYear(rows, from, to).map(({ year, rows: ofYear }) => ({
		year,
		counts: statusCounts(ofYear),
		made: made(ofYear)
	}));
	const perSquare = squareSize(made(rows), mostSquares);
	const squaresIn = (counts: readonly StatusCount[]) =>
		counts.reduce((sum, { n }) => sum + Math.ceil(n / perSquare), 0);
	const fullest = Math.max(0, ...years.map(({ counts }) => squaresIn(counts)));
	const columns = Math.max(minColumns, Math.ceil(fullest / maxRows));
	return {
		perSquare,
		years: years.map(({ counts, ...year }) => ({ ...year, runs: runsOf(counts, perSquare, columns) })),
		columns,
		rows: Math.ceil(fullest / columns)
	};
}

/** The smallest of 1, 2, 5, 10, 20, 50 ... of which so many recommendations are at most so many. */
export function squareSize(recommendations: number, mostSquares = MOST_SQUARES): number {
	for (let power = 1; ; power *= 10) {
		for (const step of [1, 2, 5]) {
			if (recommendations <= step * power * mostSquares) return step * power;
		}
	}
}

interface StatusCount {
	readonly status: UnitStatus;
	readonly n: number;
}

function statusCounts(rows: readonly CubeRow[]): readonly StatusCount[] {
	const counts = new Map<UnitStatus, number>();
	for (const row of rows) {
		const status = unitStatus(row);
		counts.set(status, (counts.get(status) ?? 0) + row.n);
	}
	return UNIT_STATUSES.flatMap((status) => {
		const n = counts.get(status);
		return n === undefined ? [] : [{ status, n }];
	});
}

function runsOf(counts: readonly StatusCount[], perSquare: number, columns: number): readonly UnitRun[] {
	let place = 0;
	return counts.map(({ status, n }) => {
		const squares = Math.ceil(n / perSquare);
		const start = place;
		place += squares;
		return {
			status,
			n,
			squares: Array.from({ length: squares }, (_, index) => ({
				column: (start + index) % columns,
				row: Math.floor((start + index) / columns),
				share: Math.min(1, n / perSquare - index)
			}))
		};
	});
}
