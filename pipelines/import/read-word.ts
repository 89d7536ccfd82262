import { readXml } from './read-xml.ts';
import {
	type ImportFinding,
	ImportRefusal,
	READ_BOUNDS,
	type ReadBounds,
	type Sheet,
	type TableFile
} from './table-file.ts';
import { unpack } from './unpack.ts';
import { WordTable } from './word-table.ts';

const DOCUMENT = 'word/document.xml';

/**
 * Reads the tables of a DOCX document, one sheet for each, named `table 1` and on. A row that one cell covers whole is marked;
 * text that was struck out with tracked changes is left out and noted. What stands between the tables is not read.
 *
 * Throws `ImportRefusal` where there is no table, for a picture that lies elsewhere, and beyond the bounds.
 */
export function readWord(
	bytes: Uint8Array,
	{ bounds = READ_BOUNDS }: { readonly bounds?: ReadBounds } = {}
): TableFile {
	const { parts } = unpack(
		bytes,
		(name) => name === DOCUMENT || /^word\/_rels\/.*\.rels$/.test(name),
		bounds
	);
	const document = parts.get(DOCUMENT);
	if (!document)
		throw new ImportRefusal('no-document', 'the file is packed but holds no document: save it as DOCX');
	for (const [name, part] of parts) if (name.endsWith('.rels')) refuseOutside(name, part);
	const { tables, struckOut } = readTables(document, bounds);
	const sheets = tables
		.map((table, index): Sheet => ({ name: `table ${index + 1}`, rows: table.rows() }))
		.filter(({ rows }) => rows.length > 0);
	if (sheets.length === 0) {
		throw new ImportRefusal(
			'no-table',
			'the document has no table: a register is read from its tables, running text is not'
		);
	}
	return {
		form: 'docx',
		encoding: null,
		lineEnds: null,
		delimiter: null,
		sheets,
		notes: strikeNotes(struckOut)
	};
}

function readTables(bytes: Uint8Array, bounds: ReadBounds) {
	const tables: WordTable[] = [];
	/** Numbers of tables with struck out text. */
	const struckOut = new Set<number>();
	// A table inside a cell is part of that cell's text.
	let depth = 0;
	let deleted = 0;
	let alternative = 0;
	let inText = false;
	let rows = 0;
	readXml(DOCUMENT, bytes, {
		open: (name, attribute) => {
			if (name === 'Fallback') alternative++;
			if (alternative > 0) return;
			const table = tables.at(-1);
			if (name === 'tbl' && ++depth === 1) tables.push(new WordTable(bounds));
			else if (name === 'del' || name === 'moveFrom') deleted++;
			else if (depth === 0 || !table) return;
			else if (depth === 1 && name === 'tr') {
				if (++rows > bounds.rows)
					throw new ImportRefusal('too-many-rows', `the document has more than ${bounds.rows} rows`);
				table.openRow();
			} else if (depth === 1 && name === 'gridCol') table.addColumn();
			else if (depth === 1 && name === 'tc') table.openCell();
			else if (depth === 1 && name === 'gridSpan') table.span(Number(attribute('w:val') ?? 1));
			else if (depth === 1 && name === 'gridBefore') table.skip(Number(attribute('w:val') ?? 0));
			else if (depth === 1 && name === 'vMerge') table.mergeDown(attribute('w:val') === 'restart');
			else if (name === 'p') table.openParagraph();
			else if (name === 't' && deleted === 0) inText = true;
			else if (name === 'delText' && deleted > 0) struckOut.add(tables.length);
			else if (name === 'tab') table.write('\t');
			else if (name === 'br' || name === 'cr') table.write('\n');
			else if (name === 'noBreakHyphen') table.write('-');
		},
		text: (text) => {
			if (inText && alternative === 0) tables.at(-1)?.write(text);
		},
		close: (name) => {
			if (name === 'Fallback') alternative--;
			else if (alternative > 0) return;
			else if (name === 'tbl') depth--;
			else if (name === 'del' || name === 'moveFrom') deleted--;
			else if (name === 't') inText = false;
			else if (depth === 1 && name === 'tc') tables.at(-1)?.closeCell();
		}
	});
	return { tables, struckOut };
}

function strikeNotes(tables: ReadonlySet<number>): ImportFinding[] {
	return [...tables].map((number) => ({
		sheet: `table ${number}`,
		record: null,
		line: null,
		code: 'struck-out-text',
		message: 'the table holds text that was struck out with tracked changes: it is left out'
	}));
}

/** A link is a link; a picture or object that lies elsewhere would have to be fetched. */
function refuseOutside(part: string, bytes: Uint8Array): void {
	readXml(part, bytes, {
		open: (name, attribute) => {
			const outside = name === 'Relationship' && attribute('TargetMode') === 'External';
			if (
				outside &&
				/\/(image|oleObject|package|frame|subDocument|video|audio)$/.test(attribute('Type') ?? '')
			) {
				throw new ImportRefusal(
					'outside-picture',
					'the document names a picture or object that lies elsewhere: put it into the document or take it out'
				);
			}
		}
	});
}
