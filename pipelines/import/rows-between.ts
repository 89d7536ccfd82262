import type { TableRow } from './table-file.ts';

/** Whether one cell of a row is filled and the others are not: a heading between the rows, where the mapping looks for such. */
export function isLone({ cells }: TableRow): boolean {
	return cells.filter((cell) => cell.trim() !== '').length === 1;
}

const TOTALS = /^(?:i alt|ialt|sum|samlet|samlet antal|antal i alt|(?:grand |sub)?totals?)\s*[:.]?$/i;

/** Whether a row sums up those above: its first cell says so, and where the text of a recommendation stands is a number or nothing. */
export function isTotals({ cells }: TableRow, text: string): boolean {
	const first = cells.find((cell) => cell.trim() !== '')?.trim() ?? '';
	return TOTALS.test(first) && (text === '' || text === first || /^[\d.,\s]+$/.test(text));
}
