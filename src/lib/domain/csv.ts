/** A value of a machine-readable cell; null is written as an empty one. */
export type CsvValue = string | number | boolean | null;

/**
 * Rows as CSV: UTF-8 text without a byte order mark, comma, line feed, a heading row with the keys, one row each in the
 * given order. Cells are quoted where they must be. Source: RFC 4180, with LF for CRLF.
 */
export function formatCsv<Key extends string>(
	keys: readonly Key[],
	rows: readonly Readonly<Record<Key, CsvValue>>[]
): string {
	const lines = [keys.map(cell), ...rows.map((row) => keys.map((key) => cell(row[key])))];
	return lines.map((cells) => `${cells.join(',')}\n`).join('');
}

function cell(value: CsvValue): string {
	const text = value === null ? '' : String(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
