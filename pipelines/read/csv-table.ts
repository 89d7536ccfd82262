import { parse } from 'csv-parse/sync';
import type { Finding } from '../model.ts';
import { decodeBytes } from './decode-bytes.ts';

/** One record of a table file. */
export interface CsvRow<Column extends string> {
	/** 1-based line on which the record starts. */
	readonly line: number;
	readonly values: Readonly<Record<Column, string>>;
}

/** The records of a table file and what is wrong with it. */
export interface CsvTable<Column extends string> {
	readonly rows: readonly CsvRow<Column>[];
	readonly problems: readonly Finding[];
}

interface ParsedRecord {
	readonly record: readonly string[];
	readonly info: { readonly lines: number };
}

/** Broken records of a file that are told one by one. Finding one takes as long as reading a hundred that are whole. */
const BROKEN_AT_MOST = 1000;

class TooManyBroken extends Error {}

/**
 * Reads a comma separated file with a header line. Missing columns and broken records are problems, never thrown; of a file with
 * more than `BROKEN_AT_MOST` broken records the rest is not read, which is a problem as well.
 */
export function readCsvTable<Column extends string>(
	source: string,
	bytes: Uint8Array,
	columns: readonly Column[]
): CsvTable<Column> {
	const problem = (line: number, code: string, message: string): Finding => ({ source, line, code, message });
	const text = decodeBytes(bytes).text.replace(/\r\n?/g, '\n');
	const records: ParsedRecord[] = [];
	const unread: Finding[] = [];
	let broken = 0;
	function take(found: ParsedRecord): null {
		records.push(found);
		if (found.record.length !== records[0]?.record.length) broken += 1;
		if (broken > BROKEN_AT_MOST) throw new TooManyBroken();
		return null;
	}
	try {
		const options = { info: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const;
		// With `info` the parser wraps every record; its types do not know that.
		parse(text, { ...options, on_record: (found) => take(found as unknown as ParsedRecord) });
	} catch (cause) {
		if (!(cause instanceof TooManyBroken)) {
			const line = Number(/line (\d+)/.exec(String(cause))?.[1] ?? 1);
			return {
				rows: [],
				problems: [problem(line, 'invalid-csv', `not a table of commas: ${messageOf(cause)}`)]
			};
		}
		const message = `not read from here on: more than ${BROKEN_AT_MOST} records have another number of cells than the header`;
		unread.push(problem(records.at(-1)?.info.lines ?? 1, 'invalid-csv', message));
	}
	const header = records[0]?.record ?? [];
	const missing = columns.filter((column) => !header.includes(column));
	if (missing.length > 0) {
		const message = `missing column ${missing.join(', ')}: the first line must be ${columns.join(',')}`;
		return { rows: [], problems: [problem(1, 'missing-column', message)] };
	}
	const rows: CsvRow<Column>[] = [];
	const problems: Finding[] = [];
	for (const { record, info } of records.slice(1)) {
		const line = info.lines - record.join('').split('\n').length + 1;
		if (record.length !== header.length) {
			const message = `${record.length} cells where the header has ${header.length}: quote cells that hold a comma`;
			problems.push(problem(line, 'invalid-record', message));
			continue;
		}
		// The parser leaves blanks inside quotes.
		const value = (column: Column) => record[header.indexOf(column)]?.trim() ?? '';
		const values = Object.fromEntries(columns.map((column) => [column, value(column)]));
		rows.push({ line, values: values as Record<Column, string> });
	}
	return { rows, problems: [...problems, ...unread] };
}

/** One comma separated line with its line feed; cells that need it are quoted. */
export function csvLine(cells: readonly string[]): string {
	return (
		cells.map((cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',') + '\n'
	);
}

function messageOf(cause: unknown): string {
	return cause instanceof Error ? cause.message : String(cause);
}
