import { m } from '#lib/i18n/generated/messages.js';
import type { ImportReport } from '#pipelines/import/import-report.ts';
import type { ImportFinding } from '#pipelines/import/table-file.ts';
import { guarded } from '#pipelines/release/excel-csv.ts';
import { findingText, placeText } from './finding-text.ts';

/**
 * Every rejected, doubtful and repeated row as CSV for spreadsheets: semicolon, CRLF, byte order mark, texts in the reader's
 * language.
 */
export function reportCsv({ rejected, notes, duplicates }: ImportReport): string {
	const row = (kind: string, { sheet, record, line, code }: Omit<ImportFinding, 'message'>, what: string) => [
		kind,
		sheet ?? '',
		String(record ?? ''),
		String(line ?? ''),
		code,
		what
	];
	const rows = [
		[
			m.import_report_kind(),
			m.import_report_sheet(),
			m.import_report_record(),
			m.import_report_line(),
			m.import_report_code(),
			m.import_report_what()
		],
		...rejected.map((one) => row(m.import_report_rejected(), one, findingText(one))),
		...notes.map((one) => row(m.import_report_note(), one, findingText(one))),
		...duplicates.map((one) =>
			row(
				m.import_report_duplicate(),
				{ ...one, code: 'exact-duplicate' },
				m.import_duplicate({ place: placeText(one), first: placeText(one.of) })
			)
		)
	];
	return `\ufeff${rows.map((cells) => `${cells.map(cell).join(';')}\r\n`).join('')}`;
}

function cell(text: string): string {
	const safe = guarded(text);
	return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
