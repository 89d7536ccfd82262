import type { TableDefinition } from '#lib/domain/table.ts';
import type { Cell } from './read-database.ts';

/** What a spreadsheet would take for the start of a formula. Source: OWASP, CSV injection. */
const FORMULA = /^'*[=+\-@\t\r\n]/;

/**
 * A table for Excel with Danish settings: byte order mark, semicolon, CR LF between records, and a guard sign before
 * each text that a spreadsheet would take for a formula. Headings and codes are those of the machine file. No public
 * column holds decimals; whole numbers have no separator.
 */
export function formatExcelCsv(table: TableDefinition, rows: readonly (readonly Cell[])[]): string {
	const lines = [Object.keys(table.columns), ...rows.map((row) => row.map(textOf))];
	return `\u{feff}${lines.map((cells) => `${cells.map(quoted).join(';')}\r\n`).join('')}`;
}

/**
 * The text with an apostrophe before it where it begins like a formula, or begins with apostrophes and then like one:
 * so that taking one apostrophe off (`takeGuardOff`) gives the text back, whatever it was.
 */
export function guarded(text: string): string {
	return FORMULA.test(text) ? `'${text}` : text;
}

/** The text without its guard sign. */
export function takeGuardOff(text: string): string {
	return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

function textOf(cell: Cell): string {
	if (cell === null) return '';
	return typeof cell === 'string' ? guarded(cell) : String(cell);
}

function quoted(text: string): string {
	return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
