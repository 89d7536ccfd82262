import { m } from '#lib/i18n/generated/messages.js';
import type { ImportFinding } from '#pipelines/import/table-file.ts';

/** The words in quotes that a message names, and the why after its colon. */
interface Named {
	readonly word: string;
	readonly why: string;
}

const TEXTS: Readonly<Record<string, (named: Named) => string>> = {
	'no-text': () => m.import_finding_no_text(),
	'no-year': () => m.import_finding_no_year(),
	'invalid-year': ({ word }) => m.import_finding_invalid_year({ word }),
	'range-of-years': ({ word }) => m.import_finding_range_of_years({ word }),
	'short-year': ({ word }) => m.import_finding_short_year({ word }),
	'points-elsewhere': () => m.import_finding_points_elsewhere(),
	'repeated-heading': () => m.import_finding_repeated_heading(),
	'position-word': ({ word }) => m.import_finding_position_word({ word }),
	'unmapped-status': ({ word }) => m.import_finding_unmapped_status({ word }),
	'skipped-sheet': ({ why }) => m.import_finding_skipped_sheet({ why: skippedText(why) }),
	'ragged-row': () => m.import_finding_ragged_row(),
	'undecodable-character': () => m.import_finding_undecodable_character(),
	'unclosed-quote': () => m.import_finding_unclosed_quote(),
	'text-after-quote': () => m.import_finding_text_after_quote(),
	'struck-out-text': () => m.import_finding_struck_out_text(),
	'hidden-sheet': () => m.import_finding_hidden_sheet(),
	'cell-error': () => m.import_finding_cell_error(),
	'formula-without-value': () => m.import_finding_formula_without_value(),
	'shared-status': () => m.import_finding_shared_status(),
	'pdf-table': () => m.import_finding_pdf_table(),
	'page-without-text': () => m.import_finding_page_without_text()
};

/** One plain sentence of a finding in the reader's language; the program's own words where there is none. */
export function findingText({ code, message }: Pick<ImportFinding, 'code' | 'message'>): string {
	const text = TEXTS[code];
	if (text === undefined) return message;
	const word = /"(.*)"/s.exec(message)?.[1] ?? '';
	return text({ word, why: message.slice(message.indexOf(': ') + 2) });
}

const SKIPPED: Readonly<Record<string, () => string>> = {
	'it has headings and nothing below them': () => m.import_why_empty(),
	'it holds numbers: a summary, no recommendations': () => m.import_why_numbers(),
	'no column of it holds recommendations': () => m.import_why_no_column(),
	'it explains words: a legend, no recommendations': () => m.import_why_legend()
};

/** Why a sheet is left out, in the reader's language; the program's own words where there are none. */
export function skippedText(why: string): string {
	return SKIPPED[why]?.() ?? why;
}

/** Where a finding stands, in the reader's language: sheet, row and line as far as they are known. */
export function placeText({ sheet, record, line }: Pick<ImportFinding, 'sheet' | 'record' | 'line'>): string {
	if (record === null) return sheet ? m.import_place_whole_sheet({ sheet }) : m.import_place_whole();
	const place = line === null ? m.import_place_row({ record }) : m.import_place_line({ record, line });
	return sheet ? m.import_place_sheet({ sheet, place }) : place;
}
