import type { CsvValue } from '#lib/domain/csv.ts';
import type { QueryResult } from '#lib/domain/query-result.ts';

/** More than these cannot be told apart. */
export const MOST_BARS = 60;

/** What a reader wants to see of a result: places of columns, from 0. */
export interface ResultChartChoice {
	readonly form: 'bars' | 'line';
	readonly x: number;
	readonly y: number;
}

/** A bar or a point. */
export interface ResultPoint {
	readonly x: string | number;
	readonly y: number;
}

/** What can be drawn of a result, or why nothing can. */
export type ResultPoints =
	| {
			readonly points: readonly ResultPoint[];
			/** Rows left out because one of both columns is empty. */
			readonly leftOut: number;
	  }
	| { readonly problem: 'no_numbers' | 'repeated' | 'too_many' | 'no_line' | 'nothing' };

/**
 * The points of a result in its order; those of a line by x. Nothing is added up: where x stands in several rows, the
 * query has to do it.
 */
export function resultPoints(result: QueryResult, { form, x, y }: ResultChartChoice): ResultPoints {
	const [xColumn, yColumn] = [result.columns[x], result.columns[y]];
	if (xColumn === undefined || yColumn?.kind !== 'number') return { problem: 'no_numbers' };
	if (form === 'line' && xColumn.kind !== 'number') return { problem: 'no_line' };
	const points = result.rows.flatMap((row) => pointOf(row[x] ?? null, row[y] ?? null));
	if (points.length === 0) return { problem: 'nothing' };
	if (new Set(points.map((point) => point.x)).size < points.length) return { problem: 'repeated' };
	if (form === 'bars' && points.length > MOST_BARS) return { problem: 'too_many' };
	const sorted = form === 'line' ? [...points].sort((a, b) => Number(a.x) - Number(b.x)) : points;
	return { points: sorted, leftOut: result.rows.length - points.length };
}

function pointOf(x: CsvValue, y: CsvValue): readonly ResultPoint[] {
	const number = typeof y === 'number' ? y : Number(y ?? Number.NaN);
	if (x === null || y === null || !Number.isFinite(number)) return [];
	return [{ x: typeof x === 'number' ? x : String(x), y: number }];
}
