import { m } from '#lib/i18n/generated/messages.js';

const bounds = () => m.import_refusal_bounds();
const broken = () => m.import_refusal_broken();

const TEXTS: Readonly<Record<string, () => string>> = {
	'empty-file': () => m.import_refusal_empty_file(),
	'too-large': () => m.import_refusal_too_large(),
	'unpacks-too-large': bounds,
	'too-many-parts': bounds,
	'too-many-rows': bounds,
	'too-many-empty-rows': bounds,
	'too-many-columns': bounds,
	'too-many-merged-cells': bounds,
	'cell-too-long': bounds,
	'too-deep': bounds,
	'old-office-file': () => m.import_refusal_old_office_file(),
	'rich-text': () => m.import_refusal_rich_text(),
	'binary-workbook': () => m.import_refusal_binary_workbook(),
	'open-document': () => m.import_refusal_open_document(),
	archive: () => m.import_refusal_archive(),
	'not-text': () => m.import_refusal_not_text(),
	'no-table': () => m.import_refusal_no_table(),
	'no-register': () => m.import_refusal_no_register(),
	'no-text-column': () => m.import_refusal_no_text_column(),
	'no-year-column': () => m.import_refusal_no_year_column(),
	'no-usable-row': () => m.import_refusal_no_usable_row(),
	'unknown-column': () => m.import_refusal_unknown_column(),
	'unknown-sheet': () => m.import_refusal_unknown_column(),
	'broken-archive': broken,
	'broken-xml': broken,
	'no-workbook': broken,
	'no-document': broken,
	'invalid-json': broken,
	'invalid-row-number': broken,
	doctype: broken,
	'outside-picture': () => m.import_refusal_outside(),
	picture: () => m.import_refusal_picture(),
	'web-page': () => m.import_refusal_web_page(),
	xml: () => m.import_refusal_web_page(),
	'running-text': () => m.import_refusal_running_text(),
	'no-text-layer': () => m.import_refusal_no_text_layer(),
	locked: () => m.import_refusal_locked(),
	'broken-pdf': broken,
	'too-many-pages': bounds
};

/** Why a file is refused and what to do, in the reader's language. What the program itself says can stand below it. */
export function refusalText(code: string): string {
	return (TEXTS[code] ?? (() => m.import_refusal_other()))();
}
