/**
 * What every reader of a foreign file gives: sheets of rows of texts, with the place of each in the file. Readers take bytes
 * and import nothing of Node, so that the same code runs in a browser.
 */

/** Forms of files that can hold a register. `text-table` is the text of a table of year, recommendation and status. */
export const FILE_FORMS = ['csv', 'xlsx', 'json', 'docx', 'text-table', 'pdf'] as const;
export type FileForm = (typeof FILE_FORMS)[number];

/** Encodings that are told from one another. */
export const ENCODINGS = ['utf-8', 'windows-1252', 'macintosh', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** One record of a sheet. */
export interface TableRow {
	/** 1-based number among the records of the sheet, headings included. */
	readonly record: number;
	/** 1-based physical line of a text, row of a workbook's sheet; null where the form has no lines (JSON, DOCX, PDF). */
	readonly line: number | null;
	/**
	 * Texts as they stand, untrimmed: one for each column, empty for none. Dates of a workbook are ISO dates. A merged cell's
	 * text stands in each cell that it covers.
	 */
	readonly cells: readonly string[];
	/** True where one cell covers the whole row: a heading between rows, such as a theme. */
	readonly spans?: true;
}

/** One sheet of a workbook, table of a document, array of objects of a JSON; a text has one. */
export interface Sheet {
	/** Name of the sheet; `table 2` in a document, the path of the array in a JSON. */
	readonly name: string;
	/** In the order of the file, blank records left out but counted in `record`. */
	readonly rows: readonly TableRow[];
}

/**
 * Something a reader must know of a place in a foreign file. `record` is counted as in `TableRow` by readers, from the first
 * record after the headings in reports. `code` is kebab-case and stable, `message` one plain sentence.
 */
export interface ImportFinding {
	readonly sheet: string | null;
	readonly record: number | null;
	readonly line: number | null;
	readonly code: string;
	readonly message: string;
}

/** A foreign file as tables. */
export interface TableFile {
	readonly form: FileForm;
	/** Null where the form has one by definition (XLSX, DOCX, PDF). `guessed` where no mark and no other sign settles it. */
	readonly encoding: { readonly name: Encoding; readonly guessed: boolean; readonly mark: boolean } | null;
	/** Null where the form has no lines. */
	readonly lineEnds: 'lf' | 'crlf' | 'cr' | 'mixed' | null;
	/** Character between cells; null where the form has none. */
	readonly delimiter: ',' | ';' | '\t' | '|' | null;
	readonly sheets: readonly Sheet[];
	/** What the reader had to mend or leave out, each with its place. */
	readonly notes: readonly ImportFinding[];
}

/** A file that cannot be read as a register at all. `code` is kebab-case and stable; the message says why and what to do. */
export class ImportRefusal extends Error {
	readonly code: string;
	constructor(code: string, message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'ImportRefusal';
		this.code = code;
	}
}

/** What a reader may use; beyond it a file is refused. */
export interface ReadBounds {
	/** Bytes of the file itself. */
	readonly fileBytes: number;
	/** Bytes of all parts of a packed file together, unpacked, as declared and as found. */
	readonly unpackedBytes: number;
	/** Parts of a packed file. */
	readonly entries: number;
	/** Unpacked bytes for each packed byte. */
	readonly ratio: number;
	/** Rows of all sheets together, declared or found. */
	readonly rows: number;
	/** Columns of a sheet. */
	readonly columns: number;
	/** Characters of one cell. */
	readonly cellCharacters: number;
	/** Levels of a nested JSON. */
	readonly depth: number;
}

/** The bounds of the import. */
export const READ_BOUNDS: ReadBounds = {
	fileBytes: 256 * 1024 * 1024,
	unpackedBytes: 200 * 1024 * 1024,
	entries: 1_000,
	ratio: 200,
	rows: 1_048_576,
	columns: 2_000,
	cellCharacters: 1_000_000,
	depth: 100
};

/** Told now and then how far the reading is, from 0 to 1. */
export type Progress = (share: number) => void;
