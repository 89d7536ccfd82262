import type { HeadedSheet } from './headings.ts';
import { saysDate, serialYearOf, yearOf } from './year-of.ts';

/** What the cells of one column are like. */
export interface ColumnFacts {
	readonly name: string;
	/** Cells with something in them, of the rows that no cell covers whole. */
	readonly filled: number;
	readonly rows: number;
	readonly distinct: number;
	/** Mean characters of a filled cell. */
	readonly meanCharacters: number;
	/** Share of the filled cells that say one year. */
	readonly yearShare: number;
	/** Share of the filled cells that are a bare number. */
	readonly numberShare: number;
	/** Characters, counted from 1, that are a plausible year in every filled cell; null where there are none. */
	readonly yearPart: readonly [number, number] | null;
}

/** Rows that a column is judged by. */
const SAMPLE = 2_000;

/** The facts of every column of a sheet, in their order. */
export function columnFacts({
	columns,
	rows
}: Pick<HeadedSheet, 'columns' | 'rows'>): readonly ColumnFacts[] {
	const sample = rows.filter(({ spans }) => !spans).slice(0, SAMPLE);
	return columns.map((name, column) => {
		const cells = sample.map((row) => (row.cells[column] ?? '').trim()).filter((cell) => cell !== '');
		const share = (test: (cell: string) => boolean) =>
			cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
		const dates = saysDate(name);
		return {
			name,
			filled: cells.length,
			rows: sample.length,
			distinct: new Set(cells).size,
			meanCharacters:
				cells.length === 0 ? 0 : cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length,
			yearShare: share(
				(cell) => cell.length <= 40 && (yearOf(cell) !== null || (dates && serialYearOf(cell) !== null))
			),
			numberShare: share((cell) => /^-?[\d.,]+\s*%?$/.test(cell)),
			yearPart: yearPartOf(cells)
		};
	});
}

/** Years that a part of an id can be. */
const PART_FROM = 1980;
const PART_TO = 2040;
const PART_YEARS = 60;

function yearPartOf(cells: readonly string[]): readonly [number, number] | null {
	const shortest = cells.reduce((least, cell) => Math.min(least, cell.length), Infinity);
	if (cells.length < 3 || shortest < 6 || shortest > 30) return null;
	for (let at = 0; at + 4 <= shortest; at++) {
		const years = new Set<number>();
		const all = cells.every((cell) => {
			const digits = cell.slice(at, at + 4);
			years.add(Number(digits));
			return /^\d{4}$/.test(digits) && Number(digits) >= PART_FROM && Number(digits) <= PART_TO;
		});
		if (all && years.size <= PART_YEARS) return [at + 1, at + 4];
	}
	return null;
}
