import { readDelimited } from './read-delimited.ts';
import { readJson } from './read-json.ts';
import { readTextTable } from './read-text-table.ts';
import { readWord } from './read-word.ts';
import { readWorkbook } from './read-workbook.ts';
import { refuseOtherForms, refuseRunningText } from './refuse-other-forms.ts';
import { ImportRefusal, type Progress, READ_BOUNDS, type ReadBounds, type TableFile } from './table-file.ts';
import { isPacked, unpack } from './unpack.ts';

/** Bytes that old Office files and locked workbooks begin with. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Reads a foreign file as tables, whatever its form. The form is told by the bytes; the name of the file counts for nothing.
 *
 * Rejects with `ImportRefusal` for what cannot be read as a register, saying why and what to do.
 */
export async function readForeign(
	bytes: Uint8Array,
	options: { readonly bounds?: ReadBounds; readonly progress?: Progress } = {}
): Promise<TableFile> {
	const bounds = options.bounds ?? READ_BOUNDS;
	if (bytes.length === 0) throw new ImportRefusal('empty-file', 'the file is empty: is it the right one?');
	if (bytes.length > bounds.fileBytes) {
		throw new ImportRefusal(
			'too-large',
			`the file has ${bytes.length} bytes, more than the ${bounds.fileBytes} that are read: split it by year`
		);
	}
	if (isPacked(bytes)) return readPacked(bytes, { bounds, ...options });
	if (COMPOUND_FILE.every((byte, index) => bytes[index] === byte)) {
		throw new ImportRefusal(
			'old-office-file',
			'the file is of an old Office form (.xls, .doc) or locked by a password: open it and save it as XLSX or DOCX without one'
		);
	}
	if (startsWith(bytes, '%PDF')) {
		const { readPdf } = await import('./read-pdf.ts');
		return readPdf(bytes, { bounds, ...options });
	}
	if (startsWith(bytes, '{\\rtf')) {
		throw new ImportRefusal(
			'rich-text',
			'the file is rich text (RTF): save it as DOCX or put its table into a spreadsheet'
		);
	}
	refuseOtherForms(bytes);
	const first = new TextDecoder().decode(bytes.subarray(0, 1_000)).trimStart()[0];
	if (first === '{' || first === '[') return readJson(bytes, { bounds });
	return readText(bytes, { bounds, ...options });
}

function readText(
	bytes: Uint8Array,
	options: { readonly bounds: ReadBounds; readonly progress?: Progress }
): TableFile {
	const table = readTextTable(bytes);
	if (table) return table;
	const file = readDelimited(bytes, options);
	refuseRunningText(file);
	return file;
}

function readPacked(
	bytes: Uint8Array,
	options: { readonly bounds: ReadBounds; readonly progress?: Progress }
): TableFile {
	const { names } = unpack(bytes, () => false, options.bounds);
	if (names.includes('xl/workbook.xml')) return readWorkbook(bytes, options);
	if (names.includes('word/document.xml')) return readWord(bytes, options);
	if (names.includes('xl/workbook.bin')) {
		throw new ImportRefusal('binary-workbook', 'the file is a binary workbook (.xlsb): save it as XLSX');
	}
	if (names.includes('content.xml')) {
		throw new ImportRefusal(
			'open-document',
			'the file is an OpenDocument (.ods, .odt): save it as XLSX, DOCX or CSV'
		);
	}
	throw new ImportRefusal(
		'archive',
		`the file is an archive of ${names.length} files, no register: unpack it and give the register itself`
	);
}

function startsWith(bytes: Uint8Array, text: string): boolean {
	return [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0));
}
