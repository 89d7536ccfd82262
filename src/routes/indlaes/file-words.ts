import { m } from '#lib/i18n/generated/messages.js';
import type { ImportReport } from '#pipelines/import/import-report.ts';
import type { Encoding, FileForm, TableFile } from '#pipelines/import/table-file.ts';

const FORMS: Readonly<Record<FileForm, () => string>> = {
	csv: () => m.import_form_csv(),
	xlsx: () => m.import_form_xlsx(),
	json: () => m.import_form_json(),
	docx: () => m.import_form_docx(),
	'text-table': () => m.import_form_text_table(),
	pdf: () => m.import_form_pdf()
};

const ENCODINGS: Readonly<Record<Encoding, string>> = {
	'utf-8': 'UTF-8',
	'windows-1252': 'Windows-1252',
	macintosh: 'Mac Roman',
	'utf-16le': 'UTF-16',
	'utf-16be': 'UTF-16'
};

const DELIMITERS: Readonly<Record<NonNullable<TableFile['delimiter']>, () => string>> = {
	',': () => m.import_delimiter_comma(),
	';': () => m.import_delimiter_semicolon(),
	'\t': () => m.import_delimiter_tab(),
	'|': () => m.import_delimiter_bar()
};

const LINES: Readonly<Record<NonNullable<TableFile['lineEnds']>, () => string>> = {
	lf: () => m.import_lines_lf(),
	crlf: () => m.import_lines_crlf(),
	cr: () => m.import_lines_cr(),
	mixed: () => m.import_lines_mixed()
};

/** The name of an encoding, as people write it. */
export function encodingName(encoding: NonNullable<TableFile['encoding']>): string {
	return ENCODINGS[encoding.name];
}

/** What the file is, as pairs of a word and what it is; what its form does not have is left out. */
export function fileFacts(report: ImportReport): readonly (readonly [string, string])[] {
	const { form, encoding, delimiter, line_ends: ends } = report;
	const facts: [string, string][] = [];
	if (form) facts.push([m.import_file_form(), FORMS[form]()]);
	if (encoding) {
		const name = encodingName(encoding);
		facts.push([m.import_file_encoding(), encoding.guessed ? m.import_guessed({ what: name }) : name]);
	}
	if (delimiter) facts.push([m.import_file_delimiter(), DELIMITERS[delimiter]()]);
	if (ends) facts.push([m.import_file_lines(), LINES[ends]()]);
	return facts;
}

/** What was guessed of a file and its mapping, one sentence each, for a person to confirm. */
export function guessTexts({ encoding, mapping }: ImportReport): readonly string[] {
	const texts: string[] = [];
	if (encoding?.guessed) texts.push(m.import_guess_encoding({ encoding: encodingName(encoding) }));
	const { year, theme } = mapping?.fields ?? {};
	if (year?.part && typeof year.column === 'string') {
		const [from, to] = year.part;
		texts.push(m.import_guess_part({ from, to, column: year.column }));
	}
	if (year?.sheet) texts.push(m.import_guess_sheet());
	if (year?.constant !== undefined) texts.push(m.import_guess_constant({ year: year.constant }));
	if (theme?.spanning) texts.push(m.import_guess_spanning());
	return texts;
}
