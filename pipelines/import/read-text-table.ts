import { linkStatements } from '../link/link-statements.ts';
import { knownTexts } from '../parse/known-texts.ts';
import { lineShape } from '../parse/line-shape.ts';
import type { ParsedRow, ParsedTable } from '../parse/parsed-table.ts';
import { plainText } from '../parse/plain-text.ts';
import { parseYearTable } from '../parse/year-table.ts';
import { decodeForeign } from './decode-foreign.ts';
import type { ImportFinding, TableFile, TableRow } from './table-file.ts';

/** Larger than any table that is kept as text: what is longer is read as a delimited text at once. */
const MOST_BYTES = 2_000_000;
/** Years that a row can be of, as everywhere in the import. */
const YEARS = { from: 1900, to: 2100 };
/** Rows from which a text is one of this form: without and with its heading. */
const FEWEST_ROWS = { plain: 3, headed: 1 } as const;
/** Lines that cannot be used for each row that can, at most, and how many are always allowed. */
const UNUSABLE_SHARE = 0.25;
const UNUSABLE_LINES = 3;

const HEADINGS = ['År', 'Tema', 'Anbefaling', 'Statustekst'] as const;
const NOTHING_KNOWN = knownTexts([], [], []);

/**
 * Reads the text of a table of year, recommendation and status with its themes as headings between the rows, cells divided by
 * tabs and broken over pages. One sheet with the columns År, Tema, Anbefaling and Statustekst. A status text that its source
 * gives to a block of rows stands beside the first of them only: to the others it is no answer. Lines that may be
 * recommendations and cannot be used stay as rows without what they lack.
 *
 * Answers null for a text of another form.
 */
export function readTextTable(bytes: Uint8Array): TableFile | null {
	if (bytes.length > MOST_BYTES || !bytes.includes(0x09)) return null;
	const { text, encoding } = decodeForeign(bytes);
	const lines = text.split(/\r\n|\r|\n/);
	const table = parseYearTable(lines, { source: '', years: YEARS, term: YEARS, known: NOTHING_KNOWN });
	if (!isOfThisForm(table)) return null;
	const { statements, notes: linked } = linkStatements('', table, NOTHING_KNOWN);
	const answers = new Map(
		statements.map(({ cells }) => [cells[0]?.row, cells.map((cell) => cell.text).join(' ')])
	);
	const shared = statements.filter(({ rows }) => rows.length > 1).length;
	const rows = [...table.rows.map((row) => cellsOf(row, answers.get(row))), ...unusableRows(lines, table)];
	rows.sort((a, b) => a.line - b.line);
	return {
		form: 'text-table',
		encoding,
		lineEnds: lineEndsOf(text),
		delimiter: '\t',
		sheets: [
			{
				name: '',
				rows: [
					{ record: 1, line: headingLine(table, rows), cells: HEADINGS },
					...rows.map((row, index): TableRow => ({ record: index + 2, ...row }))
				]
			}
		],
		notes: [...sharedNote(shared, statements.length), ...lineNotes(table, linked)]
	};
}

/** Rows below themes, and few lines that fit nowhere: a plain list has no themes, prose no rows. */
function isOfThisForm({ rows, themes, roles }: ParsedTable): boolean {
	const unusable = roles.filter((role) => role === 'unusable').length;
	const fewest = roles.includes('header') ? FEWEST_ROWS.headed : FEWEST_ROWS.plain;
	const most = Math.max(UNUSABLE_LINES, rows.length * UNUSABLE_SHARE);
	return rows.length >= fewest && themes.length > 0 && unusable <= most;
}

/** Null without a heading, and for one that stands below rows: lines come in the order of the file. */
function headingLine({ roles }: ParsedTable, [first]: readonly PlacedCells[]): number | null {
	const line = roles.indexOf('header') + 1;
	return line === 0 || (first !== undefined && first.line < line) ? null : line;
}

interface PlacedCells {
	readonly line: number;
	readonly cells: readonly string[];
}

function cellsOf(row: ParsedRow, answer = ''): PlacedCells {
	const label = row.theme.label.map(({ text }) => plainText(text)).join(' ');
	return {
		line: row.line,
		cells: [String(row.year), label, row.pieces.map(({ text }) => text).join(' '), answer]
	};
}

/** Lines with a text in the column of recommendations that are no part of one: without a year, or with none that can be told. */
function unusableRows(lines: readonly string[], { roles, problems }: ParsedTable): PlacedCells[] {
	const rests = new Set(problems.filter(({ code }) => code === 'continues-unusable').map(({ line }) => line));
	return lines.flatMap((text, index): PlacedCells[] => {
		if (roles[index] !== 'unusable' || rests.has(index + 1)) return [];
		const shape = lineShape(text);
		if (shape.kind === 'row') return [{ line: index + 1, cells: [shape.year, '', shape.text, ''] }];
		return shape.kind === 'continuation' && shape.text !== ''
			? [{ line: index + 1, cells: ['', '', shape.text, ''] }]
			: [];
	});
}

function sharedNote(shared: number, statements: number): ImportFinding[] {
	if (shared === 0) return [];
	const message = `${shared} of ${statements} status texts stand for a block of rows: each is the answer of the row it stands beside, and no answer to those below`;
	return [{ sheet: '', record: null, line: null, code: 'shared-status', message }];
}

function lineNotes(
	{ problems, notes }: ParsedTable,
	linked: ReturnType<typeof linkStatements>['notes']
): ImportFinding[] {
	return [...problems, ...notes, ...linked]
		.toSorted((a, b) => a.line - b.line)
		.map(({ line, code, message }) => ({ sheet: '', record: null, line, code, message }));
}

function lineEndsOf(text: string): TableFile['lineEnds'] {
	const ends = new Set(text.match(/\r\n|\r|\n/g));
	if (ends.size > 1) return 'mixed';
	return ends.has('\r\n') ? 'crlf' : ends.has('\r') ? 'cr' : 'lf';
}
