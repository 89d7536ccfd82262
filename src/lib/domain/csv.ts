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
	return formatCsvRows(
		keys,
		rows.map((row) => keys.map((key) => row[key]))
	);
}

/** As `formatCsv`, for rows that are lists in the order of the heading, in which names may be the same. */
export function formatCsvRows(heading: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
	return [heading, ...rows].map((cells) => `${cells.map(cell).join(',')}\n`).join('');
}

function cell(value: CsvValue): string {
	const text = value === null ? '' : String(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
