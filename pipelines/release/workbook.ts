import { unzipSync } from 'fflate';
import { writeXlsx, type Cell as WorkbookCell, type CellStyle, type WriteSheet } from 'hucre';
import type { DescribedTable } from '#lib/domain/described-table.ts';
import type { Cell } from './read-database.ts';
import { readMeSheet } from './workbook-read-me.ts';
import { formatZip } from './zip-file.ts';

/** What the workbook says of itself. */
export interface WorkbookFacts {
	readonly version: string;
	/** Day of the version, `YYYY-MM-DD`. */
	readonly date: string;
	readonly publisher: string;
}

/** A table and its rows, as a sheet is made of them. */
export interface FilledTable {
	readonly table: DescribedTable;
	readonly rows: readonly (readonly Cell[])[];
	/** Number of rows of a table that has too many for a sheet; `rows` is empty then. */
	readonly leftOut?: number;
}

/** Characters that Excel can hold in a cell. Source: Excel specifications and limits. */
const CELL_CHARACTERS = 32_767;
const HEADING: CellStyle = {
	font: { bold: true },
	fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8E4D9' } },
	alignment: { vertical: 'center', wrapText: true }
};
const TEXT: CellStyle = { numFmt: '@', alignment: { vertical: 'top', wrapText: true } };
const VALUE: CellStyle = { alignment: { vertical: 'top' } };

/**
 * The workbook for people: a sheet "Læs mig", then one sheet a table with Danish headings, frozen, with filters. Every
 * text is a text cell in the form of texts, so that nothing in it is a formula, not even after it was edited. A table of
 * more rows than `ROWS_AT_MOST` is left out, and the first sheet says so. The same input gives the same bytes.
 */
export async function formatWorkbook(
	facts: WorkbookFacts,
	tables: readonly FilledTable[]
): Promise<Uint8Array> {
	const day = new Date(`${facts.date}T00:00:00Z`);
	const fitting = tables.filter(({ leftOut }) => leftOut === undefined);
	const bytes = await writeXlsx({
		properties: {
			title: `Anbefalinger, version ${facts.version}`,
			creator: facts.publisher,
			created: day,
			modified: day
		},
		sheets: [readMeSheet(facts, tables), ...fitting.map(sheetOf)]
	});
	// Packed anew, without the machine's own compression: see formatZip.
	return formatZip(Object.entries(unzipSync(bytes)).map(([path, content]) => ({ path, bytes: content })));
}

/** The name of a table's sheet: its Danish name, without what a sheet's name may not hold, at most 31 letters. */
export function sheetName(table: DescribedTable): string {
	const name = table.title.replace(/[\\/?*[\]:]/g, ' ');
	return name.length <= 31 ? name : `${name.slice(0, 30).trimEnd()}…`;
}

/** A text as a cell can hold it: at most as long as Excel allows, with what it would read as an escape escaped. */
export function cellText(text: string): string {
	const short = text.length > CELL_CHARACTERS ? `${text.slice(0, CELL_CHARACTERS - 1)}…` : text;
	return short.replace(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_');
}

function sheetOf({ table, rows }: FilledTable): WriteSheet {
	const columns = Object.values(table.columns);
	const cells = new Map<string, Partial<WorkbookCell>>();
	columns.forEach((_, column) => cells.set(`0,${column}`, { style: HEADING }));
	rows.forEach((row, index) => {
		row.forEach((value, column) => {
			if (value !== null)
				cells.set(`${index + 1},${column}`, { style: typeof value === 'string' ? TEXT : VALUE });
		});
	});
	return {
		name: sheetName(table),
		columns: columns.map((column, place) => ({ width: widthOf(column.title, rows, place) })),
		rows: [columns.map(({ title }) => title), ...rows.map((row) => row.map(cellOf))],
		cells,
		freezePane: { rows: 1, columns: 1 },
		autoFilter: { range: `A1:${columnLetters(columns.length)}${rows.length + 1}` }
	};
}

function cellOf(value: Cell): Cell {
	return typeof value === 'string' ? cellText(value) : value;
}

/** Wide enough for the heading and for what stands in the first rows, and at most as wide as a text reads well. */
function widthOf(title: string, rows: readonly (readonly Cell[])[], place: number): number {
	const lengths = rows.slice(0, 200).map((row) => String(row[place] ?? '').length + 2);
	return Math.min(60, Math.max(10, title.length + 4, ...lengths));
}

/** `1` as `A`, `27` as `AA`. */
function columnLetters(count: number): string {
	const rest = Math.floor((count - 1) / 26);
	return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((count - 1) % 26));
}
