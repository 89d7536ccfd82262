import { readXml } from './read-xml.ts';
import {
	type ImportFinding,
	ImportRefusal,
	type ReadBounds,
	type Sheet,
	type TableRow
} from './table-file.ts';
import { decodeEscapes } from './workbook-strings.ts';
import type { WorkbookDates } from './workbook-dates.ts';

/** What the cells of every sheet of a workbook refer to. */
export interface WorkbookParts {
	readonly strings: readonly string[];
	readonly dates: WorkbookDates;
	readonly bounds: ReadBounds;
	/** Rows of the sheets read before, so that the bound is on all together. */
	rowsSoFar: number;
}

/** Rows with nothing in them that a sheet may have among or below others: more come from a format of whole columns. */
const MOST_EMPTY_ROWS = 200_000;
/** Cells that merged ranges may cover together. */
const MOST_MERGED_CELLS = 5_000_000;

interface RowDraft {
	readonly line: number;
	readonly cells: string[];
}

interface Range {
	readonly fromLine: number;
	readonly toLine: number;
	readonly fromColumn: number;
	readonly toColumn: number;
}

/**
 * Reads one sheet. Dates are ISO dates, numbers stand as the file writes them, formulas by the value kept beside them, merged
 * cells by their text in every cell that they cover.
 *
 * Throws `ImportRefusal` beyond the bounds.
 */
export function readWorkbookSheet(
	name: string,
	part: string,
	bytes: Uint8Array,
	workbook: WorkbookParts
): { readonly sheet: Sheet; readonly notes: readonly ImportFinding[] } {
	const rows: RowDraft[] = [];
	const merges: Range[] = [];
	const notes: ImportFinding[] = [];
	const note = (line: number, code: string, message: string) =>
		notes.push({ sheet: name, record: line, line, code, message });
	let line = 0;
	let empty = 0;
	let row: RowDraft | null = null;
	let cell = { column: 0, type: '', style: undefined as string | undefined, value: '', formula: false };
	let reading: 'value' | 'inline' | null = null;
	let phonetic = false;

	const endCell = () => {
		if (!row) return;
		const text = cellText(cell, workbook);
		if (text.length > workbook.bounds.cellCharacters) {
			throw new ImportRefusal(
				'cell-too-long',
				`sheet "${name}", row ${row.line}: a cell has ${text.length} characters, more than ${workbook.bounds.cellCharacters}`
			);
		}
		if (cell.type === 'e')
			note(
				row.line,
				'cell-error',
				`the cell ${cellName(cell.column, row.line)} holds ${text}: mend the formula`
			);
		else if (cell.formula && text === '')
			note(
				row.line,
				'formula-without-value',
				`the cell ${cellName(cell.column, row.line)} holds a formula without its value: open and save the workbook`
			);
		while (row.cells.length < cell.column) row.cells.push('');
		row.cells[cell.column] = text;
	};
	readXml(part, bytes, {
		open: (element, attribute) => {
			if (element === 'row') {
				line = rowNumber(attribute('r'), line, name, workbook.bounds);
				row = { line, cells: [] };
			} else if (element === 'c') {
				const column = columnOf(attribute('r')) ?? row?.cells.length ?? 0;
				if (column >= workbook.bounds.columns) {
					throw new ImportRefusal(
						'too-many-columns',
						`sheet "${name}", row ${line}: more than ${workbook.bounds.columns} columns`
					);
				}
				cell = { column, type: attribute('t') ?? 'n', style: attribute('s'), value: '', formula: false };
			} else if (element === 'v') reading = 'value';
			else if (element === 'f') cell.formula = true;
			else if (element === 't') reading = 'inline';
			else if (element === 'rPh') phonetic = true;
			else if (element === 'mergeCell') {
				const range = rangeOf(attribute('ref'));
				if (range) merges.push(range);
			}
		},
		text: (text) => {
			if (reading !== null && !phonetic) cell.value += text;
		},
		close: (element) => {
			if (element === 'v' || element === 't') reading = null;
			else if (element === 'rPh') phonetic = false;
			else if (element === 'c') endCell();
			else if (element === 'row' && row) {
				if (row.cells.some((text) => text.trim() !== '')) rows.push(row);
				else if (++empty > MOST_EMPTY_ROWS) {
					throw new ImportRefusal(
						'too-many-empty-rows',
						`sheet "${name}" has more than ${MOST_EMPTY_ROWS} empty rows: delete the rows below the last one and save it again`
					);
				}
				if (
					++workbook.rowsSoFar > workbook.bounds.rows + MOST_EMPTY_ROWS ||
					rows.length > workbook.bounds.rows
				) {
					throw new ImportRefusal(
						'too-many-rows',
						`the workbook has more than ${workbook.bounds.rows} rows: split it by year`
					);
				}
				row = null;
			}
		}
	});
	const spanning = spread(rows, merges, name);
	return {
		sheet: {
			name,
			rows: rows.map(({ line: number, cells }): TableRow => ({
				record: number,
				line: number,
				cells,
				...(spanning.has(number) ? { spans: true } : {})
			}))
		},
		notes
	};
}

function cellText(
	cell: { readonly type: string; readonly style: string | undefined; readonly value: string },
	{ strings, dates }: WorkbookParts
): string {
	const { type, value } = cell;
	if (type === 's') return strings[Number(value)] ?? '';
	if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
	if (type === 'n') return value === '' ? '' : (dates.dateOf(cell.style, Number(value)) ?? value.trim());
	return decodeEscapes(value);
}

/** Writes the text of each merged range into the cells that it covers. Answers the rows that one cell covers whole. */
function spread(rows: readonly RowDraft[], merges: readonly Range[], sheet: string): ReadonlySet<number> {
	const byLine = new Map(rows.map((row) => [row.line, row]));
	const last = rows.at(-1)?.line ?? 0;
	const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
	const whole = new Set<number>();
	let covered = 0;
	for (const { fromLine, toLine, fromColumn, toColumn } of merges) {
		const text = byLine.get(fromLine)?.cells[fromColumn] ?? '';
		const lastColumn = Math.min(toColumn, width - 1);
		covered += (Math.min(toLine, last) - fromLine + 1) * Math.max(1, lastColumn - fromColumn + 1);
		if (covered > MOST_MERGED_CELLS) {
			throw new ImportRefusal(
				'too-many-merged-cells',
				`sheet "${sheet}" merges more than ${MOST_MERGED_CELLS} cells`
			);
		}
		for (let line = fromLine; line <= Math.min(toLine, last); line++) {
			const row = byLine.get(line);
			if (!row) continue;
			const others = row.cells.some(
				(cell, column) => cell.trim() !== '' && (column < fromColumn || column > lastColumn)
			);
			if (fromLine === toLine && lastColumn > fromColumn && !others && text.trim() !== '') whole.add(line);
			for (let column = fromColumn; column <= lastColumn; column++) {
				while (row.cells.length <= column) row.cells.push('');
				row.cells[column] = text;
			}
		}
	}
	return whole;
}

function rowNumber(written: string | undefined, before: number, sheet: string, { rows }: ReadBounds): number {
	const number = written === undefined ? before + 1 : Number(written);
	if (Number.isInteger(number) && number > before && number <= rows) return number;
	throw new ImportRefusal(
		'invalid-row-number',
		`sheet "${sheet}" has a row with the number ${written ?? number} after row ${before}`
	);
}

/** 0-based column of a reference like `AB12`; null without one. */
function columnOf(reference: string | undefined): number | null {
	const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
	if (letters === undefined) return null;
	return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellName(column: number, line: number): string {
	let letters = '';
	for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
		letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
	}
	return `${letters}${line}`;
}

function rangeOf(reference: string | undefined): Range | null {
	const [, first = '', fromLine = '', second = '', toLine = ''] =
		/^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference ?? '') ?? [];
	const [fromColumn, toColumn] = [columnOf(first), columnOf(second)];
	if (fromColumn === null || toColumn === null) return null;
	return { fromLine: Number(fromLine), toLine: Number(toLine), fromColumn, toColumn };
}
