import { withCrossedStatus } from './crossed-status.ts';
import { FIELD_WORDS } from './field-words.ts';
import type { Sheet, TableRow } from './table-file.ts';

/** A sheet with its columns named. */
export interface HeadedSheet {
	readonly name: string;
	/** Names of the columns: the heading as it stands, blanks folded; a second of the same name has ` (2)`; a letter without. */
	readonly columns: readonly string[];
	/** Record of the heading; 0 without one. */
	readonly headingRecord: number;
	/** What stands below the heading. */
	readonly rows: readonly TableRow[];
}

/** Records among which the heading is looked for. */
const HEADING_WITHIN = 30;
/** Longest heading; a longer cell is a text. */
const HEADING_CHARACTERS = 60;
const HEADING_WORDS = 7;

const KNOWN = new Set(Object.values(FIELD_WORDS).flat());

/**
 * Names the columns of a sheet: by the row that reads most like headings, or by letters where none does. Columns of crosses below
 * status words get a column more that says the crossed word.
 */
export function headSheet(sheet: Sheet): HeadedSheet {
	return withCrossedStatus(headed(sheet));
}

function headed({ name, rows }: Sheet): HeadedSheet {
	const candidates = rows
		.slice(0, HEADING_WITHIN)
		// Of two that read alike the upper one.
		.map((row, index) => ({ row, score: headingScore(row, rows) - index / 2 }));
	const best = candidates.reduce((most, one) => (one.score > most.score ? one : most), {
		row: rows[0],
		score: 0
	});
	const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
	if (best.row === undefined || best.score <= 0) {
		return {
			name,
			columns: Array.from({ length: width }, (_, column) => letterOf(column)),
			headingRecord: 0,
			rows
		};
	}
	const { record, cells } = best.row;
	return {
		name,
		columns: columnNames(cells, width),
		headingRecord: record,
		rows: rows.slice(rows.indexOf(best.row) + 1)
	};
}

/** Whether a heading is one of those that registers have. */
export function knowsHeading(heading: string): boolean {
	return KNOWN.has(plainHeading(heading));
}

/** A name of a nested field: names with full stops between them and no blanks. */
const NESTED = /^(?:[^\s.]+\.)+(?=[^\s.]*\p{L})([^\s.]*)$/u;

/** A heading as it is compared: lower-case words, without signs, the last part of a nested name. */
export function plainHeading(heading: string): string {
	return (NESTED.exec(heading)?.[1] ?? heading)
		.replaceAll(/([a-zæøå])([A-ZÆØÅ])/g, '$1 $2')
		.toLowerCase()
		.replaceAll(/\[\d+\]/g, ' ')
		.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** How much a row reads like headings: known words first, then short different texts above longer ones. */
function headingScore({ cells, spans }: TableRow, rows: readonly TableRow[]): number {
	const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
	if (spans || filled.length === 0) return 0;
	// One column alone is headed by a word that registers have, or not at all.
	if (filled.length < 2) return cells.length === 1 && KNOWN.has(plainHeading(cells[0] ?? '')) ? 1 : 0;
	if (filled.some((cell) => cell.length > HEADING_CHARACTERS)) return 0;
	if (new Set(filled).size < filled.length / 2 || filled.some((cell) => /^\d{1,4}([.,]\d+)?$/.test(cell)))
		return 0;
	if (filled.some((cell) => cell.trim().split(/\s+/).length > HEADING_WORDS)) return 0;
	const known = filled.reduce((sum, cell) => sum + knownScore(plainHeading(cell)), 0);
	if (known > 0) return known + filled.length - 10 * valuesAmong({ cells }, rows);
	const [first] = rows;
	// Unknown words, but all short and above rows with longer ones.
	const longer = rows.slice(1, 20).some((row) => row.cells.some((cell) => cell.length > HEADING_CHARACTERS));
	return first?.cells === cells && longer ? 1 : 0;
}

/** How many cells of a row stand in another row of the same column: they are values, not names. The row once more is none. */
function valuesAmong({ cells }: Pick<TableRow, 'cells'>, rows: readonly TableRow[]): number {
	const others = rows.slice(0, 200).filter((row) => row.cells.join('\n') !== cells.join('\n'));
	return cells.filter(
		(cell, column) => cell.trim() !== '' && others.some((row) => row.cells[column] === cell)
	).length;
}

/** A word of the lists counts more than a heading that holds one. */
function knownScore(heading: string): number {
	if (KNOWN.has(heading)) return 10;
	return [...KNOWN].some((word) => word.length > 3 && ` ${heading} `.includes(` ${word} `)) ? 6 : 0;
}

function columnNames(cells: readonly string[], width: number): readonly string[] {
	const seen = new Map<string, number>();
	return Array.from({ length: width }, (_, column) => {
		const name = (cells[column] ?? '').replaceAll(/\s+/g, ' ').trim() || letterOf(column);
		const times = (seen.get(name) ?? 0) + 1;
		seen.set(name, times);
		return times === 1 ? name : `${name} (${times})`;
	});
}

function letterOf(column: number): string {
	const rest = Math.floor(column / 26);
	return (rest === 0 ? '' : letterOf(rest - 1)) + String.fromCharCode(65 + (column % 26));
}
