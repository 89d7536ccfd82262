import { ImportRefusal, type Progress, type ReadBounds, type TableFile } from './table-file.ts';

/** Reads the table of a PDF by its text layer. */
export async function readPdf(
	_bytes: Uint8Array,
	_options: { readonly bounds: ReadBounds; readonly progress?: Progress }
): Promise<TableFile> {
	throw new ImportRefusal('pdf', 'PDF is not read yet: put its table into a spreadsheet');
}
