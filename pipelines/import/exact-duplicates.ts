import type { MappedRow } from './apply-mapping.ts';

/** A row that says in every cell what a row before it says. */
export interface ExactDuplicate {
	readonly sheet: string;
	readonly record: number;
	readonly line: number | null;
	/** The first row that says it. */
	readonly of: { readonly sheet: string; readonly record: number; readonly line: number | null };
}

/**
 * The rows that are the same as one before them in every cell, blanks around cells apart. The same text by another body, in
 * another year or with another number is another row.
 */
export function exactDuplicates(rows: readonly MappedRow[]): readonly ExactDuplicate[] {
	const first = new Map<string, MappedRow>();
	return rows.flatMap((row): ExactDuplicate[] => {
		const cells = row.cells.map((cell) => cell.trim());
		while (cells.at(-1) === '') cells.pop();
		// Two sheets may give body, theme or year by their name.
		const key = JSON.stringify([row.body, row.year, row.theme, ...cells]);
		const before = first.get(key);
		if (before === undefined) {
			first.set(key, row);
			return [];
		}
		const { sheet, record, line } = before;
		return [{ sheet: row.sheet, record: row.record, line: row.line, of: { sheet, record, line } }];
	});
}
