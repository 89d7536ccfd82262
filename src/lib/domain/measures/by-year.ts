import type { CubeRow } from '../cube.ts';

/** The rows of one year; none where nothing was recommended that year. */
export interface YearGroup<Row> {
	readonly year: number;
	readonly rows: readonly Row[];
}

/**
 * The rows of every year from `from` to `to`, oldest first: a year with none is there with no rows. Measures are taken of
 * each group's rows. Throws on a row of another year, since it would be lost.
 */
export function byYear<Row extends Pick<CubeRow, 'year'>>(
	rows: readonly Row[],
	from: number,
	to: number
): readonly YearGroup<Row>[] {
	const groups = new Map<number, Row[]>();
	for (let year = from; year <= to; year++) groups.set(year, []);
	for (const row of rows) {
		const group = groups.get(row.year);
		if (group === undefined) throw new RangeError(`year outside ${from} to ${to}: ${row.year}`);
		group.push(row);
	}
	return [...groups].map(([year, group]) => ({ year, rows: group }));
}
