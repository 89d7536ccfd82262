import { ABOUT_SHEET, EDIT_COLUMNS, EDIT_MARK, EDIT_SHEET, type EditColumn } from './edit-form.ts';
import { ImportRefusal, type TableFile } from './table-file.ts';

/** A workbook that was exported and edited. */
export interface EditForm {
	readonly councilId: string;
	/** Version of the data that it was made from. */
	readonly version: string;
	readonly rows: readonly {
		/** Row of the sheet. */
		readonly line: number;
		readonly cells: Readonly<Record<EditColumn, string>>;
	}[];
}

/** Whether a file is a workbook that was exported for editing. */
export function isEditForm({ sheets }: Pick<TableFile, 'sheets'>): boolean {
	return sheets.some(({ name, rows }) => name === ABOUT_SHEET && rows[0]?.cells[0] === EDIT_MARK);
}

/** Reads an exported workbook. Throws `ImportRefusal` where a sheet or heading was taken out. */
export function readEditForm({ sheets }: Pick<TableFile, 'sheets'>): EditForm {
	const about = sheets.find(({ name }) => name === ABOUT_SHEET)?.rows[0]?.cells ?? [];
	const sheet = sheets.find(({ name }) => name === EDIT_SHEET);
	const [heading, ...rows] = sheet?.rows ?? [];
	const columns = Object.keys(EDIT_COLUMNS) as EditColumn[];
	const places = columns.map(
		(name) => [name, (heading?.cells ?? []).findIndex((cell) => cell.trim() === EDIT_COLUMNS[name])] as const
	);
	const missing = places.find(([, place]) => place === -1);
	if (about[0] !== EDIT_MARK || missing) {
		throw new ImportRefusal(
			'changed-form',
			`the workbook is no longer as it was exported: ${missing ? `the column "${EDIT_COLUMNS[missing[0]]}"` : `the sheet "${ABOUT_SHEET}"`} is missing`
		);
	}
	return {
		councilId: about[1] ?? '',
		version: about[2] ?? '',
		rows: rows.map((row) => ({
			line: row.line ?? row.record,
			cells: Object.fromEntries(
				places.map(([name, place]) => [name, (row.cells[place] ?? '').replaceAll(/\r\n?/g, '\n').trim()])
			) as Record<EditColumn, string> // fromEntries forgets the keys
		}))
	};
}
