import {
	type ImportFinding,
	ImportRefusal,
	type Progress,
	type ReadBounds,
	type TableFile,
	type TableRow
} from './table-file.ts';

/** A delimited text cut into records. */
export interface SplitRecords {
	/** Every line with something in it, in the order of the text. */
	readonly records: readonly TableRow[];
	/** Ends of records, not of lines inside cells. */
	readonly ends: NonNullable<TableFile['lineEnds']>;
	/** Quotes that do not close, or that text follows. */
	readonly strays: readonly ImportFinding[];
}

interface SplitOptions {
	/** Where in the text to begin, and which line that is. */
	readonly from: number;
	readonly line: number;
	readonly bounds: ReadBounds;
	readonly progress?: Progress;
}

/** Records between two reports of progress. */
const REPORT_EVERY = 10_000;

/**
 * Cuts a text into records and cells. A cell that begins with a quote runs to the closing quote, line breaks and doubled quotes
 * included; a quote inside other cells stands for itself, as one that never closes does.
 *
 * Throws `ImportRefusal` beyond the bounds. Source: RFC 4180, with the line ends and stray quotes that files have.
 */
export function splitRecords(text: string, delimiter: string, options: SplitOptions): SplitRecords {
	const { bounds, progress } = options;
	const plain = new RegExp(`[\\r\\n${delimiter === '|' ? '\\|' : delimiter}]`, 'g');
	const records: TableRow[] = [];
	const strays: ImportFinding[] = [];
	const ends = new Set<string>();
	let at = options.from;
	let line = options.line;
	while (at < text.length) {
		const start = line;
		const cells: string[] = [];
		let end = '';
		for (;;) {
			const cell = text[at] === '"' ? quotedCell(text, at, plain) : plainCell(text, at, plain);
			if (cell.text.length > bounds.cellCharacters) throw tooLong(start, cell.text.length, bounds);
			if (cell.stray) {
				strays.push({ sheet: null, record: records.length + 1, line: start, ...STRAYS[cell.stray] });
			}
			cells.push(cell.text);
			line += cell.breaks;
			at = cell.end;
			if (text[at] !== delimiter) break;
			if (cells.length >= bounds.columns) throw tooWide(start, bounds);
			at++;
		}
		if (at < text.length) {
			end = text[at] === '\r' && text[at + 1] === '\n' ? '\r\n' : (text[at] ?? '');
			ends.add(end);
			at += end.length;
			line++;
		}
		if (cells.length === 1 && cells[0]?.trim() === '') continue;
		records.push({ record: records.length + 1, line: start, cells });
		if (records.length > bounds.rows) throw tooMany(bounds);
		if (records.length % REPORT_EVERY === 0) progress?.(at / text.length);
	}
	progress?.(1);
	return { records, ends: nameOf(ends), strays };
}

interface Cell {
	readonly text: string;
	/** Where the delimiter or line end after it stands. */
	readonly end: number;
	/** Line breaks inside it. */
	readonly breaks: number;
	readonly stray?: keyof typeof STRAYS;
}

const STRAYS = {
	unclosed: {
		code: 'unclosed-quote',
		message: 'a cell begins with a quote that never closes: it is read as part of the text'
	},
	followed: {
		code: 'text-after-quote',
		message: 'text follows a closing quote: it is kept; a quote inside a quoted cell must be doubled'
	}
} as const;

function plainCell(text: string, at: number, plain: RegExp): Cell {
	plain.lastIndex = at;
	const end = plain.exec(text)?.index ?? text.length;
	return { text: text.slice(at, end), end, breaks: 0 };
}

function quotedCell(text: string, at: number, plain: RegExp): Cell {
	let close = text.indexOf('"', at + 1);
	while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
	if (close === -1) return { ...plainCell(text, at, plain), stray: 'unclosed' };
	const inside = text.slice(at + 1, close);
	const breaks = inside.match(/\r\n|\r|\n/g)?.length ?? 0;
	const rest = plainCell(text, close + 1, plain);
	const value = inside.includes('""') ? inside.replaceAll('""', '"') : inside;
	if (rest.text.trim() === '') return { text: value, end: rest.end, breaks };
	// Closed far below by the quote that opens another cell: the quote stands for itself.
	if (breaks > 0) return { ...plainCell(text, at, plain), stray: 'unclosed' };
	return { text: value + rest.text, end: rest.end, breaks, stray: 'followed' };
}

function nameOf(ends: ReadonlySet<string>): SplitRecords['ends'] {
	if (ends.size > 1) return 'mixed';
	if (ends.has('\r\n')) return 'crlf';
	return ends.has('\r') ? 'cr' : 'lf';
}

function tooLong(line: number, characters: number, { cellCharacters }: ReadBounds): ImportRefusal {
	return new ImportRefusal(
		'cell-too-long',
		`the record at line ${line} has a cell of ${characters} characters, more than ${cellCharacters}: is a quote missing before it?`
	);
}

function tooWide(line: number, { columns }: ReadBounds): ImportRefusal {
	return new ImportRefusal(
		'too-many-columns',
		`the record at line ${line} has more than ${columns} cells: is it a register?`
	);
}

function tooMany({ rows }: ReadBounds): ImportRefusal {
	return new ImportRefusal('too-many-rows', `the file has more than ${rows} records: split it by year`);
}
