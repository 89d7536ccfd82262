import { headSheet, knowsHeading } from './headings.ts';
import { ImportRefusal, type TableFile } from './table-file.ts';

/** What pictures begin with, as Latin letters. */
const PICTURES: readonly (readonly [RegExp, string])[] = [
	[/^\x89PNG/, 'PNG'],
	[/^\xff\xd8\xff/, 'JPEG'],
	[/^GIF8/, 'GIF'],
	[/^(?:II\*\0|MM\0\*)/, 'TIFF'],
	[/^RIFF[^]{4}WEBP/, 'WebP'],
	[/^[^]{4}ftyp(?:heic|heix|mif1|avif)/, 'HEIC or AVIF'],
	[/^BM[^]{4}\0{4}/, 'BMP']
];

/** Throws `ImportRefusal` for a file that its first bytes show to be a picture or a page, saying what to do. */
export function refuseOtherForms(bytes: Uint8Array): void {
	const head = String.fromCharCode(...bytes.subarray(0, 64));
	const picture = PICTURES.find(([pattern]) => pattern.test(head))?.[1];
	if (picture !== undefined) {
		throw new ImportRefusal(
			'picture',
			`the file is a picture (${picture}), of which no text is read: give the register as a spreadsheet`
		);
	}
	const begin = new TextDecoder().decode(bytes.subarray(0, 2_000)).trimStart().toLowerCase();
	if (/^(?:<!--[^]*?-->\s*)?<(?:!doctype html|html|head|body|table)\b/.test(begin)) {
		throw new ImportRefusal(
			'web-page',
			'the file is a web page (HTML), even where its name says .xls: open it in a spreadsheet and save it as XLSX or CSV'
		);
	}
	if (begin.startsWith('<?xml')) {
		throw new ImportRefusal(
			'xml',
			'the file is XML, which is not read as a register: save it as XLSX or CSV'
		);
	}
}

/** Share of records with the same number of cells from which a text is a table. */
const REGULAR_SHARE = 0.5;
/** Records from which a text without regular cells is told to be prose. */
const FEWEST_RECORDS = 3;

/**
 * Throws `ImportRefusal` for running text that was cut as a delimited text: lines without cells, or with as many as they have
 * commas. One column below a heading that registers have is a list.
 */
export function refuseRunningText({ sheets }: Pick<TableFile, 'sheets'>): void {
	const [sheet] = sheets;
	if (sheet === undefined) return;
	const counts = new Map<number, number>();
	for (const { cells } of sheet.rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
	const [width, alike] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0]);
	if (width < 2) {
		if (knowsHeading(sheet.rows[0]?.cells[0] ?? '')) return;
	} else if (
		sheet.rows.length < FEWEST_RECORDS ||
		alike / sheet.rows.length >= REGULAR_SHARE ||
		headSheet(sheet).headingRecord > 0
	) {
		return;
	}
	throw new ImportRefusal(
		'running-text',
		`the file is running text of ${sheet.rows.length} lines, no table: a register has one row for each recommendation, with the year and the text in columns of their own`
	);
}
