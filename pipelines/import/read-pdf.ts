import { columnBounds } from './pdf-columns.ts';
import { piecesOfPage } from './pdf-glyphs.ts';
import { linesOfPage, type PdfLine, withoutFurniture } from './pdf-pieces.ts';
import { pdfRows } from './pdf-rows.ts';
import {
	type ImportFinding,
	ImportRefusal,
	type Progress,
	READ_BOUNDS,
	type ReadBounds,
	type TableFile,
	type TableRow
} from './table-file.ts';

/** Pages that are read. */
const MOST_PAGES = 2_000;
const SHEET = 'table 1';

/**
 * Reads the table of a PDF by its text layer: columns by the gaps between them, rows by the distance of lines and their years.
 * Nothing is fetched and no code of the document runs.
 *
 * Rejects with `ImportRefusal` for a PDF without text (a scan), without a table, broken, locked or beyond the bounds.
 */
export async function readPdf(
	bytes: Uint8Array,
	{ bounds = READ_BOUNDS, progress }: { readonly bounds?: ReadBounds; readonly progress?: Progress } = {}
): Promise<TableFile> {
	const { lines: all, pages, blank } = await linesOf(bytes, progress);
	if (all.length === 0) {
		throw new ImportRefusal(
			'no-text-layer',
			'the PDF holds no text, only pictures of pages (a scan): ask for the file that it was made from, or let a program read the letters first'
		);
	}
	const lines = withoutFurniture(all, pages);
	const columns = columnBounds(lines);
	const rows = columns === null ? [] : pdfRows(lines, columns);
	if (columns === null || rows.filter(({ spans }) => !spans).length < 2) {
		throw new ImportRefusal(
			'no-table',
			'the PDF holds running text and no table whose columns can be told: a register is read from a table'
		);
	}
	if (rows.length > bounds.rows || columns.length >= bounds.columns) {
		throw new ImportRefusal(
			'too-many-rows',
			`the PDF has ${rows.length} rows in ${columns.length + 1} columns`
		);
	}
	return {
		form: 'pdf',
		encoding: null,
		lineEnds: null,
		delimiter: null,
		sheets: [
			{
				name: SHEET,
				rows: rows.map(({ cells, spans }, index): TableRow => ({
					record: index + 1,
					line: null,
					cells,
					...(spans ? { spans: true } : {})
				}))
			}
		],
		notes: [
			note(
				'pdf-table',
				'the table is read from a PDF by where its texts stand: look at some rows of each page'
			),
			...(blank.length > 0
				? [note('page-without-text', `these pages hold no text and are left out: ${blank.join(', ')}`)]
				: [])
		]
	};
}

function note(code: string, message: string): ImportFinding {
	return { sheet: SHEET, record: null, line: null, code, message };
}

/** The lines of all pages; `blank` are pages without text. */
async function linesOf(bytes: Uint8Array, progress: Progress | undefined) {
	const { getDocument, OPS } = await loadReader();
	const task = getDocument({
		// The reader keeps the bytes for itself.
		data: Uint8Array.from(bytes),
		isEvalSupported: false,
		disableFontFace: true,
		useSystemFonts: false,
		useWorkerFetch: false,
		isOffscreenCanvasSupported: false,
		isImageDecoderSupported: false,
		enableXfa: false,
		// No picture is looked at.
		maxImageSize: 1,
		verbosity: 0
	});
	try {
		const document = await task.promise;
		if (document.numPages > MOST_PAGES) {
			throw new ImportRefusal(
				'too-many-pages',
				`the PDF has more than ${MOST_PAGES} pages: split it by year`
			);
		}
		const lines: PdfLine[] = [];
		const blank: number[] = [];
		for (let number = 1; number <= document.numPages; number++) {
			const page = await document.getPage(number);
			const { height } = page.getViewport({ scale: 1 });
			const pieces = piecesOfPage(await page.getOperatorList(), OPS, height);
			if (pieces.length === 0) blank.push(number);
			for (const line of linesOfPage(number, pieces)) lines.push(line);
			page.cleanup();
			progress?.(number / document.numPages);
		}
		return { lines, blank, pages: document.numPages };
	} catch (cause) {
		throw cause instanceof ImportRefusal ? cause : refusalOf(cause);
	} finally {
		await task.destroy();
	}
}

/** The reader of PDF, which works in the thread that calls it: that thread is the bounded one. */
async function loadReader() {
	const [reader, worker] = await Promise.all([
		import('pdfjs-dist/legacy/build/pdf.mjs'),
		// @ts-expect-error The package declares no types of it.
		import('pdfjs-dist/legacy/build/pdf.worker.mjs')
	]);
	(globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = worker;
	return reader;
}

function refusalOf(cause: unknown): ImportRefusal {
	const { name, message } = cause instanceof Error ? cause : { name: '', message: String(cause) };
	if (name === 'PasswordException') {
		return new ImportRefusal('locked', 'the PDF is locked by a password: save it without one', { cause });
	}
	return new ImportRefusal('broken-pdf', `the PDF is broken and cannot be read (${message}): save it again`, {
		cause
	});
}
