import type { LineRole } from '#lib/domain/source-codes.ts';
import type { MappedFile, MappedRow } from './apply-mapping.ts';
import { decodeForeign } from './decode-foreign.ts';
import type { Sheet, TableFile, TableRow } from './table-file.ts';

/** A foreign file as numbered lines, each with what it is. */
export interface MappedLines {
	/** Index 0 is line 1; line ends inside cells are blanks where a record is a line. */
	readonly lines: readonly string[];
	/** Index by index as `lines`. */
	readonly roles: readonly LineRole[];
	/** Lines of each row that can be used, its first one first. */
	readonly ofRow: ReadonlyMap<MappedRow, readonly number[]>;
	/** First line of the record of a sheet, counted from below its heading as in findings; null for one that is not read. */
	readonly lineOf: (sheet: string, record: number) => number | null;
}

/** A sheet on its way to lines: where it begins, and the number of each of its rows. */
interface PlacedSheet {
	readonly sheet: Sheet;
	/** Lines before its first. */
	readonly before: number;
	/** Record of its heading; null where the sheet is not read. */
	readonly headingRecord: number | null;
}

/**
 * Every line of a foreign file and what it is. A line of a text is a physical line; of a workbook a row of the first sheet
 * that is read; in other forms a record. Further sheets follow, each below a line with its name.
 */
export function mappedLines(bytes: Uint8Array, file: TableFile, mapped: MappedFile): MappedLines {
	const isText = file.encoding !== null && file.lineEnds !== null && file.form !== 'json';
	const placed = placeSheets(file, mapped);
	const lines: string[] = isText ? textLines(bytes) : [];
	const roles: LineRole[] = lines.map((line) => (line.trim() === '' ? 'blank' : 'background'));
	const starts = new Map<string, number>();
	const usable = new Map(mapped.rows.map((row) => [`${row.sheet}\n${row.record}`, row]));
	const ofRow = new Map<MappedRow, number[]>();
	for (const { sheet, before, headingRecord } of placed) {
		if (before > 0) put(lines, roles, before, sheet.name, 'heading');
		for (const [index, row] of sheet.rows.entries()) {
			const line = before + numberOf(row);
			const below = headingRecord === null ? null : row.record - headingRecord;
			const used = below === null ? undefined : usable.get(`${sheet.name}\n${below}`);
			const role = roleOf(row, below, used);
			if (!isText) put(lines, roles, line, row.cells.map(oneLine).join('\t').trimEnd(), role);
			const next = sheet.rows[index + 1];
			const last = isText ? (next ? numberOf(next) - 1 : lines.length) : line;
			const own = isText ? ownLines(roles, line, last, role) : [line];
			if (used) ofRow.set(used, own);
			if (below !== null) starts.set(`${sheet.name}\n${below}`, line);
		}
	}
	return { lines, roles, ofRow, lineOf: (sheet, record) => starts.get(`${sheet}\n${record}`) ?? null };
}

/** Sheets that are read come first, so that the lines of the first are its rows. */
function placeSheets({ sheets }: TableFile, mapped: MappedFile): PlacedSheet[] {
	const headings = new Map(mapped.sheets.map(({ name, headingRecord }) => [name, headingRecord]));
	const isRead = ({ name }: Sheet) => headings.has(name);
	const ordered = [...sheets.filter(isRead), ...sheets.filter((sheet) => !isRead(sheet))];
	let before = 0;
	return ordered.map((sheet, index) => {
		if (index > 0) before += 1;
		const placed = { sheet, before, headingRecord: headings.get(sheet.name) ?? null };
		const last = sheet.rows.at(-1);
		before += last ? numberOf(last) : 0;
		return placed;
	});
}

function roleOf(row: TableRow, below: number | null, used: MappedRow | undefined): LineRole {
	if (below === null) return 'background';
	if (used) return 'recommendation';
	if (below === 0) return 'header';
	if (below < 0) return 'title';
	return row.spans ? 'theme' : 'unusable';
}

/** The line of a row, or its number among the records where the form has no lines. */
function numberOf({ line, record }: TableRow): number {
	return line ?? record;
}

/** Writes a line, and blank ones up to it. */
function put(lines: string[], roles: LineRole[], line: number, text: string, role: LineRole): void {
	while (lines.length < line) {
		lines.push('');
		roles.push('blank');
	}
	lines[line - 1] = text;
	roles[line - 1] = text === '' ? 'blank' : role;
}

/** Gives the lines of a record their role: its first one that of the record, the others that they go on. */
function ownLines(roles: LineRole[], first: number, last: number, role: LineRole): number[] {
	const own = [first];
	roles[first - 1] = role;
	for (let line = first + 1; line <= last; line++) {
		if (roles[line - 1] === 'blank') continue;
		roles[line - 1] = role === 'recommendation' ? 'recommendation_continued' : role;
		own.push(line);
	}
	return own;
}

function textLines(bytes: Uint8Array): string[] {
	const lines = decodeForeign(bytes).text.split(/\r\n|\n|\r/);
	if (lines.at(-1) === '') lines.pop();
	return lines;
}

function oneLine(cell: string): string {
	return cell.replaceAll(/[\r\n\t]+/g, ' ');
}
