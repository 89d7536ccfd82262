import { decodeForeign } from './decode-foreign.ts';
import { arraysOfObjects } from './json-arrays.ts';
import {
	ImportRefusal,
	READ_BOUNDS,
	type ReadBounds,
	type Sheet,
	type TableFile,
	type TableRow
} from './table-file.ts';

/**
 * Reads JSON, or one JSON object a line: one sheet for each array of objects wherever it lies, named by its path, the first
 * record being the names of its fields. A nested field is named by its way (`answer.status`, `replies[0].text`), what stands
 * in the objects around the array is a column of each row.
 *
 * Throws `ImportRefusal` for what is no JSON, holds no array of objects or goes beyond the bounds.
 */
export function readJson(
	bytes: Uint8Array,
	{ bounds = READ_BOUNDS }: { readonly bounds?: ReadBounds } = {}
): TableFile {
	if (bytes.length > bounds.fileBytes) {
		throw new ImportRefusal(
			'too-large',
			`the file has ${bytes.length} bytes, more than the ${bounds.fileBytes} that are read`
		);
	}
	const { text, encoding } = decodeForeign(bytes);
	refuseDeep(text, bounds);
	const sheets = arraysOfObjects(parse(text), bounds).map(sheetOf);
	if (sheets.length === 0) {
		throw new ImportRefusal(
			'no-table',
			'the JSON holds no list of objects: a register is a list with one object for each recommendation'
		);
	}
	return { form: 'json', encoding, lineEnds: null, delimiter: null, sheets, notes: [] };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
		if (lines.length > 1 && lines.every((line) => line.trimStart().startsWith('{'))) {
			try {
				return lines.map((line): unknown => JSON.parse(line));
			} catch {
				// Told below as what is wrong with the whole.
			}
		}
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new ImportRefusal('invalid-json', `the file begins as JSON and is none: ${why}`, { cause });
	}
}

/** Counts brackets outside of texts, before anything is built from them. By hand: a pattern for a text stops at a long one. */
function refuseDeep(text: string, { depth: most }: ReadBounds): void {
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		const mark = text[at];
		if (mark === '"') at = endOfText(text, at);
		else if (mark === '[' || mark === '{') depth++;
		else if (mark === ']' || mark === '}') depth--;
		if (depth > most)
			throw new ImportRefusal('too-deep', `the JSON nests more than ${most} deep: no register does`);
	}
}

/** Where the quote stands that ends a text, which begins at `start`; the end of all where none does. */
function endOfText(text: string, start: number): number {
	for (let at = start + 1; at < text.length; at++) {
		if (text[at] === '\\') at++;
		else if (text[at] === '"') return at;
	}
	return text.length;
}

function sheetOf({ path, rows }: ReturnType<typeof arraysOfObjects>[number]): Sheet {
	const names = [...new Set(rows.flatMap((row) => [...row.keys()]))];
	const records = rows.map((row, index): TableRow => ({
		record: index + 2,
		line: null,
		cells: names.map((name) => row.get(name) ?? '')
	}));
	return { name: path, rows: [{ record: 1, line: null, cells: names }, ...records] };
}
