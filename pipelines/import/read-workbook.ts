import { readXml } from './read-xml.ts';
import {
	type ImportFinding,
	ImportRefusal,
	type Progress,
	READ_BOUNDS,
	type ReadBounds,
	type Sheet,
	type TableFile
} from './table-file.ts';
import { unpack } from './unpack.ts';
import { readDates } from './workbook-dates.ts';
import { readWorkbookSheet, type WorkbookParts } from './workbook-sheet.ts';
import { readStrings } from './workbook-strings.ts';

/** A sheet as the workbook names it. */
interface SheetEntry {
	readonly name: string;
	readonly relation: string;
	readonly hidden: boolean;
}

/**
 * Reads an XLSX workbook: every sheet with something in it, in their order, hidden ones noted.
 *
 * Throws `ImportRefusal` for a broken workbook, one that links to pictures elsewhere, and one beyond the bounds.
 */
export function readWorkbook(
	bytes: Uint8Array,
	{ bounds = READ_BOUNDS, progress }: { readonly bounds?: ReadBounds; readonly progress?: Progress } = {}
): TableFile {
	const { parts } = unpack(bytes, (name) => /^xl\/.*\.(xml|rels)$/i.test(name), bounds);
	const book = parts.get('xl/workbook.xml');
	if (!book)
		throw new ImportRefusal('no-workbook', 'the file is packed but holds no workbook: save it as XLSX');
	const { entries, calendar } = readBook(book);
	const targets = readTargets(parts.get('xl/_rels/workbook.xml.rels'));
	const workbook: WorkbookParts = {
		strings: readStrings(parts.get('xl/sharedStrings.xml')),
		dates: readDates(parts.get('xl/styles.xml'), calendar),
		bounds,
		rowsSoFar: 0
	};
	const sheets: Sheet[] = [];
	const notes: ImportFinding[] = [];
	entries.forEach(({ name, relation, hidden }, index) => {
		const part = targets.get(relation) ?? '';
		const sheetBytes = parts.get(part);
		// A sheet of a chart has no cells.
		if (!sheetBytes || !part.includes('worksheets/')) return;
		const read = readWorkbookSheet(name, part, sheetBytes, workbook);
		if (read.sheet.rows.length > 0) sheets.push(read.sheet);
		notes.push(...read.notes);
		if (hidden && read.sheet.rows.length > 0) {
			const message = 'the sheet is hidden in the workbook: it is read like the others';
			notes.push({ sheet: name, record: null, line: null, code: 'hidden-sheet', message });
		}
		progress?.((index + 1) / entries.length);
	});
	if (sheets.length === 0) throw new ImportRefusal('empty-file', 'no sheet of the workbook holds any text');
	return { form: 'xlsx', encoding: null, lineEnds: null, delimiter: null, sheets, notes };
}

function readBook(bytes: Uint8Array): { entries: readonly SheetEntry[]; calendar: 1900 | 1904 } {
	const entries: SheetEntry[] = [];
	let calendar: 1900 | 1904 = 1900;
	readXml('xl/workbook.xml', bytes, {
		open: (name, attribute) => {
			if (name === 'workbookPr' && /^(1|true)$/.test(attribute('date1904') ?? '')) calendar = 1904;
			if (name !== 'sheet') return;
			entries.push({
				name: attribute('name') ?? '',
				relation: attribute('r:id') ?? '',
				hidden: /hidden/i.test(attribute('state') ?? '')
			});
		}
	});
	return { entries, calendar };
}

/** Parts of the workbook by the name of the relation that leads to them. */
function readTargets(bytes: Uint8Array | undefined): ReadonlyMap<string, string> {
	const targets = new Map<string, string>();
	if (!bytes) return targets;
	readXml('xl/_rels/workbook.xml.rels', bytes, {
		open: (name, attribute) => {
			const target = attribute('Target') ?? '';
			if (name === 'Relationship' && attribute('TargetMode') !== 'External') {
				targets.set(attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
			}
		}
	});
	return targets;
}
