import { parse } from 'csv-parse/sync';
import type { Finding } from '../model.ts';
import { decodeBytes } from './decode-bytes.ts';

/** One record of a table file. */
export interface CsvRow<Column extends string> {
	/** 1-based line on which the record starts. */
	readonly line: number;
	/** 1-based line on which it ends: another one where a cell in quotes holds line feeds. */
	readonly lastLine: number;
	/** Without the blanks and line feeds around them. */
	readonly values: Readonly<Record<Column, string>>;
	/** 1-based lines on which the values begin. */
	readonly valueLines: Readonly<Record<Column, number>>;
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

/** Thrown out of the parser where the rest is not worth reading. */
class ReadNoFurther extends Error {}

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
		if (records.length === 1 && missingOf(found.record, columns).length > 0) throw new ReadNoFurther();
		if (found.record.length !== records[0]?.record.length) broken += 1;
		if (broken > BROKEN_AT_MOST) throw new ReadNoFurther();
		return null;
	}
	try {
		const options = { info: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const;
		// With `info` the parser wraps every record; its types do not know that.
		parse(text, { ...options, on_record: (found) => take(found as unknown as ParsedRecord) });
	} catch (cause) {
		if (!(cause instanceof ReadNoFurther)) {
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
	const missing = missingOf(header, columns);
	if (missing.length > 0) {
		const message = `missing column ${missing.join(', ')}: the first line must be ${columns.join(',')}`;
		return { rows: [], problems: [problem(1, 'missing-column', message)] };
	}
	const rows: CsvRow<Column>[] = [];
	const problems: Finding[] = [];
	for (const found of records.slice(1)) {
		if (found.record.length === header.length) {
			rows.push(rowOf(found, header, columns));
			continue;
		}
		const message = `${found.record.length} cells where the header has ${header.length}: quote cells that hold a comma`;
		problems.push(problem(firstLineOf(found), 'invalid-record', message));
	}
	return { rows, problems: [...problems, ...unread] };
}

function missingOf(header: readonly string[], columns: readonly string[]): readonly string[] {
	return columns.filter((column) => !header.includes(column));
}

const feedsIn = (text: string) => text.split('\n').length - 1;

function firstLineOf({ record, info }: ParsedRecord): number {
	return info.lines - feedsIn(record.join(''));
}

function rowOf<Column extends string>(
	found: ParsedRecord,
	header: readonly string[],
	columns: readonly Column[]
): CsvRow<Column> {
	const line = firstLineOf(found);
	let begin = line;
	const cells = found.record.map((cell) => {
		// The parser leaves blanks inside quotes.
		const value = cell.trim();
		const blanks = cell.slice(0, cell.length - cell.trimStart().length);
		const valueLine = begin + feedsIn(value === '' ? '' : blanks);
		begin += feedsIn(cell);
		return { value, valueLine };
	});
	const cellOf = (column: Column) => cells[header.indexOf(column)] ?? { value: '', valueLine: line };
	const values = Object.fromEntries(columns.map((column) => [column, cellOf(column).value]));
	const valueLines = Object.fromEntries(columns.map((column) => [column, cellOf(column).valueLine]));
	return {
		line,
		lastLine: found.info.lines,
		values: values as Record<Column, string>,
		valueLines: valueLines as Record<Column, number>
	};
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
