import { STATUS_WORDS } from './field-words.ts';
import type { HeadedSheet } from './headings.ts';

const CROSS = /^(?:x|✓|✔|√|☒|☑|✗|✘)$/i;
/** Columns of crosses that say a status together. */
const FEWEST_COLUMNS = 2;

/**
 * Adds a column with the status word where a sheet says it by crosses below words (`Gennemført`, `I gang`): the heading of the
 * crossed column, both where two are crossed. A sheet without such columns stays as it is.
 */
export function withCrossedStatus(sheet: HeadedSheet): HeadedSheet {
	const crossed = sheet.columns.flatMap((name, column) =>
		Object.hasOwn(STATUS_WORDS, name.toLowerCase()) ? [{ name, column }] : []
	);
	if (crossed.length < FEWEST_COLUMNS) return sheet;
	const isCrossed = crossed.every(({ column }) =>
		sheet.rows.every(({ cells, spans }) => {
			const cell = (cells[column] ?? '').trim();
			// The number of a row that sums up.
			return spans || cell === '' || CROSS.test(cell) || /^\d+$/.test(cell);
		})
	);
	if (!isCrossed) return sheet;
	const last = sheet.columns.length;
	return {
		...sheet,
		columns: [...sheet.columns, `Status (${crossed.map(({ name }) => name).join(', ')})`],
		rows: sheet.rows.map((row) => {
			if (row.spans) return row;
			const words = crossed.filter(({ column }) => CROSS.test((row.cells[column] ?? '').trim()));
			if (words.length === 0) return row;
			const cells = [...row.cells];
			while (cells.length < last) cells.push('');
			return { ...row, cells: [...cells, words.map(({ name }) => name).join(' + ')] };
		})
	};
}
