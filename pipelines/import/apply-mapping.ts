import type { Implementation } from '#lib/domain/vocabulary.ts';
import { columnNames, type FieldReader, readerOf } from './field-reader.ts';
import { POINTS_ELSEWHERE } from './field-words.ts';
import { headSheet, type HeadedSheet } from './headings.ts';
import { IMPORT_FIELDS, type FieldSource, type ImportField, type Mapping } from './mapping.ts';
import { type ImportFinding, ImportRefusal, type TableFile, type TableRow } from './table-file.ts';
import { isLone, isTotals } from './rows-between.ts';
import { saysDate, serialYearOf, yearOf } from './year-of.ts';

/** One row of a foreign register, as the mapping reads it. Texts are trimmed; null where the row says nothing of it. */
export interface MappedRow {
	readonly sheet: string;
	/** 1-based among the records below the heading. */
	readonly record: number;
	readonly line: number | null;
	readonly year: number;
	readonly text: string;
	/** The register's own number. */
	readonly id: string | null;
	readonly body: string | null;
	readonly theme: string | null;
	/** Null also where the answer says that there is none. */
	readonly response: string | null;
	/** The status word as it stands. */
	readonly status: string | null;
	/** What the word means; null without a word, `unknown` for a word that the mapping does not name. */
	readonly implementation: Implementation | null;
	/** The cells as they stand, for the source lines. */
	readonly cells: readonly string[];
}

/** A foreign file read by a mapping. Every record of the sheets read is a row, rejected, or a heading between rows. */
export interface MappedFile {
	readonly rows: readonly MappedRow[];
	/** Records that cannot be used, in the order of the file. */
	readonly rejected: readonly ImportFinding[];
	/** What is doubtful and used all the same. */
	readonly notes: readonly ImportFinding[];
	/** Records below the headings, headings between rows not counted. */
	readonly records: number;
	/** Records with an answer, and with each status word, as they stand in the file: rejected ones too. */
	readonly answered: number;
	readonly statusWords: ReadonlyMap<string, number>;
	/** Sheets that were read. */
	readonly sheets: readonly HeadedSheet[];
}

/**
 * Reads the tables of a file by a mapping. Throws `ImportRefusal` where no sheet has the column of the text, or a sheet or
 * column that the mapping names is in none.
 */
export function applyMapping(file: Pick<TableFile, 'sheets'>, mapping: Mapping): MappedFile {
	const sheets = sheetsOf(file, mapping);
	const reading = new MappingReading(mapping);
	for (const sheet of sheets) reading.read(sheet);
	return { ...reading.result(), sheets };
}

function sheetsOf(
	{ sheets }: Pick<TableFile, 'sheets'>,
	{ sheets: wanted, fields }: Mapping
): readonly HeadedSheet[] {
	const missing = wanted?.find((name) => !sheets.some((sheet) => sheet.name === name));
	if (missing !== undefined) {
		throw new ImportRefusal(
			'unknown-sheet',
			`the mapping names the sheet "${missing}", and the file has ${sheets.map(({ name }) => `"${name}"`).join(', ')}`
		);
	}
	const headed = sheets.filter(({ name }) => wanted === null || wanted.includes(name)).map(headSheet);
	const columns = headed.flatMap((sheet) => sheet.columns);
	for (const field of IMPORT_FIELDS) {
		const names = columnNames(fields[field]);
		if (names.length > 0 && !names.some((name) => columns.includes(name))) {
			throw new ImportRefusal(
				'unknown-column',
				`the mapping takes ${field} from "${names.join('" or "')}", and the file has the columns ${[...new Set(columns)].map((name) => `"${name}"`).join(', ')}`
			);
		}
	}
	const read = headed.filter((sheet) => isThere(fields.text, sheet) || isThere(fields.id, sheet));
	return read.length > 0 ? read : headed;
}

function isThere(source: FieldSource | undefined, { columns }: HeadedSheet): boolean {
	if (source === undefined) return false;
	const names = columnNames(source);
	return names.length === 0 || names.some((name) => columns.includes(name));
}

/** The rows of all sheets, one after the other. */
class MappingReading {
	readonly #mapping: Mapping;
	readonly #noAnswer: ReadonlySet<string>;
	readonly #rows: MappedRow[] = [];
	readonly #rejected: ImportFinding[] = [];
	readonly #notes: ImportFinding[] = [];
	readonly #words = new Map<string, number>();
	#records = 0;
	#answered = 0;

	constructor(mapping: Mapping) {
		this.#mapping = mapping;
		this.#noAnswer = new Set(mapping.noAnswer.map(plainAnswer));
	}

	read(sheet: HeadedSheet): void {
		const { fields } = this.#mapping;
		const readers = Object.fromEntries(
			IMPORT_FIELDS.map((field) => [field, readerOf(fields[field], sheet)])
		) as Readonly<
			Record<ImportField, FieldReader | null> // fromEntries forgets the keys
		>;
		const between = { year: '', theme: '' };
		const byYear = fields.year?.spanning === true;
		for (const row of sheet.rows) {
			const value = (field: ImportField) =>
				readers[field]?.(row, field === 'year' ? between.year : between.theme) ?? '';
			const alone = row.spans || ((byYear || fields.theme?.spanning) && isLone(row) && !this.#isText(value));
			const heading = alone ? (row.cells.find((cell) => cell.trim() !== '')?.trim() ?? '') : '';
			if (alone && byYear && yearOf(heading) !== null) between.year = heading;
			else if (alone && (row.spans || fields.theme?.spanning)) between.theme = heading;
			else if (isHeadingAgain(row, sheet))
				this.#note(sheet, row, 'repeated-heading', 'the headings stand here once more: the row is left out');
			else if (isTotals(row, value('text')))
				this.#note(sheet, row, 'totals-row', 'the row sums up those above: it is left out');
			else this.#readRow(sheet, row, value);
		}
	}

	/** Whether the one cell of a row is a text of a recommendation with a year of its own. */
	#isText(value: (field: ImportField) => string): boolean {
		return value('text') !== '' && this.#mapping.fields.year?.spanning !== true && value('year') !== '';
	}

	result(): Omit<MappedFile, 'sheets'> {
		return {
			rows: this.#rows,
			rejected: this.#rejected,
			notes: [...this.#wordNotes(), ...this.#notes],
			records: this.#records,
			answered: this.#answered,
			statusWords: this.#words
		};
	}

	#readRow(sheet: HeadedSheet, row: TableRow, value: (field: ImportField) => string): void {
		this.#records++;
		const answer = value('response');
		const response = answer === '' || this.#noAnswer.has(plainAnswer(answer)) ? null : answer;
		if (response !== null) this.#answered++;
		const status =
			value('status') === '' || this.#noAnswer.has(plainAnswer(value('status'))) ? null : value('status');
		if (status !== null) this.#words.set(status, (this.#words.get(status) ?? 0) + 1);
		const text = value('text');
		if (text === '') {
			this.#reject(
				sheet,
				row,
				'no-text',
				'the row has no text of a recommendation: write it, or delete the row'
			);
			return;
		}
		const written = value('year');
		const year =
			yearOf(written) ?? (saysDate(this.#mapping.fields.year?.column) ? serialYearOf(written) : null);
		if (year === null) {
			if (written === '')
				this.#reject(sheet, row, 'no-year', 'the row says no year: write the year or the date');
			else
				this.#reject(
					sheet,
					row,
					'invalid-year',
					`"${cut(written)}" is no year that can be told: write it as 2014`
				);
			return;
		}
		if (year.how === 'range')
			this.#note(sheet, row, 'range-of-years', `"${cut(written)}" is more than one year: the first is used`);
		if (year.how === 'serial')
			this.#note(
				sheet,
				row,
				'serial-date',
				`"${cut(written)}" is read as the number of a day in a workbook: a day in ${year.year}`
			);
		if (year.how === 'short')
			this.#note(
				sheet,
				row,
				'short-year',
				`"${cut(written)}" has two digits for the year: it is read as ${year.year}`
			);
		if (response !== null && POINTS_ELSEWHERE.test(response)) {
			this.#note(
				sheet,
				row,
				'points-elsewhere',
				'the answer only points to another: look whether that is an answer to this one'
			);
		}
		this.#rows.push({
			sheet: sheet.name,
			record: row.record - sheet.headingRecord,
			line: row.line,
			year: year.year,
			text,
			id: value('id') || null,
			body: value('body') || null,
			theme: value('theme') || null,
			response,
			status,
			implementation: status === null ? null : (this.#mapping.statuses[status] ?? 'unknown'),
			cells: row.cells
		});
	}

	/** One note for each word that means nothing here, however often it stands. */
	#wordNotes(): ImportFinding[] {
		return [...this.#words].flatMap(([word, times]): ImportFinding[] => {
			if (Object.hasOwn(this.#mapping.statuses, word)) return [];
			const position = this.#mapping.positions.includes(word);
			const message = position
				? `"${cut(word)}" (${times} rows) says who agrees, not what was done: the rows are unknown`
				: `"${cut(word)}" (${times} rows) is in no list of status words: the rows are unknown until the mapping says what it means`;
			return [
				{
					sheet: null,
					record: null,
					line: null,
					code: position ? 'position-word' : 'unmapped-status',
					message
				}
			];
		});
	}

	#reject(sheet: HeadedSheet, row: TableRow, code: string, message: string): void {
		this.#rejected.push(findingAt(sheet, row, code, message));
	}

	#note(sheet: HeadedSheet, row: TableRow, code: string, message: string): void {
		this.#notes.push(findingAt(sheet, row, code, message));
	}
}

function findingAt(
	{ name, headingRecord }: HeadedSheet,
	{ record, line }: TableRow,
	code: string,
	message: string
): ImportFinding {
	return { sheet: name === '' ? null : name, record: record - headingRecord, line, code, message };
}

function isHeadingAgain({ cells }: TableRow, { columns, headingRecord }: HeadedSheet): boolean {
	return (
		headingRecord > 0 &&
		columns.length > 1 &&
		columns.every((name, column) => (cells[column] ?? '').replaceAll(/\s+/g, ' ').trim() === name)
	);
}

function plainAnswer(text: string): string {
	return text.trim().replace(/\.$/, '').toLowerCase();
}

function cut(text: string): string {
	return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
