import { joined, type ParsedRow, type ParsedTheme, type StatusCell } from './parsed-table.ts';
import { letters } from './plain-text.ts';
import type { TableBuilder } from './table-builder.ts';

/** A text shorter than this may be the start of two different rows. */
const TELLING = 30;

/** Takes out rows that stand twice in a theme and year: the first counts, the second is a problem. */
export function refuseDoubledRows(table: TableBuilder): void {
	const originals = new Map<ParsedTheme, Map<string, ParsedRow>>();
	for (const row of [...table.rows]) {
		if (row.pieces.length === 0) continue;
		const seen = originals.get(row.theme) ?? new Map<string, ParsedRow>();
		originals.set(row.theme, seen);
		const text = letters(joined(row.pieces));
		const original = seen.get(`${row.year} ${text}`) ?? cutOriginal(row, seen);
		if (original) refuseDouble(table, original, row);
		else seen.set(`${row.year} ${text}`, row);
	}
}

/** Takes out rows that have a year and no text on any page. */
export function refuseEmptyRows(table: TableBuilder): void {
	for (const row of table.rows.filter((candidate) => candidate.pieces.length === 0)) {
		const message = `the row of ${row.year} has no recommendation: write its text, or take the line out`;
		removeRow(table, row, row.line, 'empty-recommendation', message);
	}
}

/** A row of one page that says what this row says before its page break. */
function cutOriginal(row: ParsedRow, seen: ReadonlyMap<string, ParsedRow>): ParsedRow | undefined {
	const cut = letters(row.pieces[0]?.text ?? '');
	const original = cut.length >= TELLING ? seen.get(`${row.year} ${cut}`) : undefined;
	return original?.pieces.length === 1 ? original : undefined;
}

/** What a doubled row says more than the first on later pages is the rest of the first. */
function refuseDouble(table: TableBuilder, original: ParsedRow, row: ParsedRow): void {
	const isRest = letters(joined(original.pieces)) !== letters(joined(row.pieces));
	const rest = row.pieces.slice(1);
	const message = `the row stands twice: it is the same as line ${original.line}, take one of them out`;
	const said = table.statusCells.filter((cell) => cell.row === row && isSaidBefore(table, cell));
	for (const cell of said) remove(table.statusCells, cell);
	removeRow(table, row, row.line, 'doubled-row', message);
	if (isRest) original.pieces.push(...rest);
	else for (const piece of rest) refuseRest(table, piece.line, row.line);
}

function refuseRest(table: TableBuilder, line: number, rowLine: number): void {
	table.setRole(line, 'unusable');
	table.problem(line, 'continues-unusable', `the line goes on with line ${rowLine}, which could not be used`);
}

function isSaidBefore(table: TableBuilder, cell: StatusCell): boolean {
	return table.statusCells.some(
		(other) =>
			other.line < cell.line && other.theme === cell.theme && letters(other.text) === letters(cell.text)
	);
}

function removeRow(table: TableBuilder, row: ParsedRow, line: number, code: string, message: string): void {
	remove(table.rows, row);
	table.problem(line, code, message);
	table.setRole(line, 'unusable');
	for (const [index, cell] of table.statusCells.entries()) {
		if (cell.row === row) table.statusCells[index] = { ...cell, row: null };
	}
}

function remove<T>(list: T[], item: T): void {
	list.splice(list.indexOf(item), 1);
}
