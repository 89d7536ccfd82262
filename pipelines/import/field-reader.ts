import type { HeadedSheet } from './headings.ts';
import type { FieldSource } from './mapping.ts';
import type { TableRow } from './table-file.ts';

/** Headings of the columns that a field may be taken from; none where it comes from elsewhere. */
export function columnNames(source: FieldSource | undefined): readonly string[] {
	if (source?.column === undefined) return [];
	return typeof source.column === 'string' ? [source.column] : source.column;
}

/** How a field is read off a row of one sheet; `spanning` is the heading between the rows that it stands below. */
export type FieldReader = (row: TableRow, spanning: string) => string;

/** The reader of a field for one sheet; null where the sheet cannot say it. */
export function readerOf(source: FieldSource | undefined, sheet: HeadedSheet): FieldReader | null {
	if (source === undefined) return null;
	const columns = columnNames(source)
		.map((name) => sheet.columns.indexOf(name))
		.filter((column) => column !== -1);
	if (source.column !== undefined && columns.length === 0) return null;
	const pattern = source.pattern === undefined ? null : new RegExp(source.pattern, 'u');
	const raw: FieldReader = (row, spanning) => {
		if (source.constant !== undefined) return source.constant;
		if (source.sheet) return sheet.name;
		if (source.spanning) return spanning;
		return columns.map((column) => row.cells[column] ?? '').find((cell) => cell.trim() !== '') ?? '';
	};
	return (row, spanning) => {
		let text = raw(row, spanning).trim();
		if (source.part) text = text.slice(source.part[0] - 1, source.part[1]);
		if (pattern) {
			const found = pattern.exec(text);
			text = found?.[1] ?? found?.[0] ?? '';
		}
		return source.lookup && Object.hasOwn(source.lookup, text) ? (source.lookup[text] ?? text) : text;
	};
}
