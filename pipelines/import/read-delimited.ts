import { decodeForeign } from './decode-foreign.ts';
import {
	type ImportFinding,
	ImportRefusal,
	type Progress,
	READ_BOUNDS,
	type ReadBounds,
	type TableFile,
	type TableRow
} from './table-file.ts';
import { splitRecords } from './split-records.ts';

const DELIMITERS = [';', ',', '\t', '|'] as const;
/** Characters at the beginning of a text that its delimiter is looked for in. */
const SAMPLE = 200_000;

/**
 * Reads a delimited text (CSV): commas, semicolons, tabs or bars; any line ends, mixed ones too; line breaks and doubled
 * quotes inside quoted cells. One sheet without a name. Blank lines are no records. Rows with more or fewer cells than most
 * are kept and noted.
 *
 * Throws `ImportRefusal` for what is no text, holds nothing or goes beyond the bounds.
 */
export function readDelimited(
	bytes: Uint8Array,
	{ bounds = READ_BOUNDS, progress }: { readonly bounds?: ReadBounds; readonly progress?: Progress } = {}
): TableFile {
	if (bytes.length > bounds.fileBytes) {
		throw new ImportRefusal(
			'too-large',
			`the file has ${bytes.length} bytes, more than the ${bounds.fileBytes} that are read: split it by year`
		);
	}
	const { text, encoding, lost } = decodeForeign(bytes);
	const declared = /^sep=([;,\t|])(?:\r\n?|\n)/i.exec(text);
	const delimiter = declared?.[1] ?? delimiterOf(text.slice(0, SAMPLE));
	const { records, ends, strays } = splitRecords(text, delimiter, {
		from: declared?.[0].length ?? 0,
		line: declared ? 2 : 1,
		bounds,
		...(progress ? { progress } : {})
	});
	const rows = records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
	if (rows.length === 0)
		throw new ImportRefusal('empty-file', 'the file holds no text: is it the right one?');
	return {
		form: 'csv',
		encoding,
		lineEnds: ends,
		// Given by the file or one of the list.
		delimiter: delimiter as (typeof DELIMITERS)[number],
		sheets: [{ name: '', rows }],
		notes: [...lostNotes(rows, lost), ...strays, ...raggedNotes(rows)]
	};
}

/** The delimiter that gives most records the same number of cells, more than one; the more cells the better. */
function delimiterOf(sample: string): (typeof DELIMITERS)[number] {
	const scored = DELIMITERS.map((delimiter) => {
		const { records } = splitRecords(sample, delimiter, { bounds: READ_BOUNDS, from: 0, line: 1 });
		// The last record may be cut off.
		const whole = records.length > 2 ? records.slice(0, -1) : records;
		const width = usualWidth(whole);
		const alike = whole.filter(({ cells }) => cells.length === width).length;
		return { delimiter, score: width < 2 ? 0 : (alike / whole.length) * (1 + Math.log2(width)) };
	});
	return scored.reduce((best, one) => (one.score > best.score ? one : best), { delimiter: ',', score: 0 } as {
		delimiter: (typeof DELIMITERS)[number];
		score: number;
	}).delimiter;
}

function usualWidth(rows: readonly TableRow[]): number {
	const counts = new Map<number, number>();
	for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
	return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

function raggedNotes(rows: readonly TableRow[]): ImportFinding[] {
	const width = usualWidth(rows);
	return rows.flatMap(({ cells, record, line }) => {
		const beyond = cells.slice(width).filter((cell) => cell.trim() !== '').length;
		if (cells.length >= width && beyond === 0) return [];
		const message =
			beyond > 0
				? `the row has ${cells.length} cells where most have ${width}: a delimiter inside a cell needs quotes around the cell`
				: `the row has ${cells.length} cells where most have ${width}: the missing ones count as empty`;
		return [{ sheet: null, record, line, code: 'ragged-row', message }];
	});
}

/** Where the letters stand that could not be read; none where all could. */
function lostNotes(rows: readonly TableRow[], lost: number): ImportFinding[] {
	if (lost === 0) return [];
	return rows
		.filter(({ cells }) => cells.some((cell) => cell.includes('\ufffd')))
		.map(({ record, line }) => ({
			sheet: null,
			record,
			line,
			code: 'undecodable-character',
			message: 'the row holds a byte that is no letter: look the word up in the original'
		}));
}
