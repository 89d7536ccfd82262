import {
	Bool,
	Field,
	Int32,
	RecordBatch,
	Schema,
	Struct,
	Table,
	Utf8,
	makeData,
	tableFromIPC,
	tableToIPC,
	type Data,
	type DataType
} from 'apache-arrow';
import type { Column, ColumnType, TableDefinition } from '#lib/domain/table.ts';
import type { Cell } from './read-database.ts';

const TYPES: Readonly<Record<ColumnType, () => DataType>> = {
	VARCHAR: () => new Utf8(),
	INTEGER: () => new Int32(),
	BOOLEAN: () => new Bool()
};
const BATCH_ROWS = 65_536;

/**
 * A table as an Arrow IPC file: texts as UTF-8, whole numbers as 32 bits, booleans as bits, empty cells as null, and
 * each column's description in its metadata. `columns` are its cells, column by column. The same cells give the same bytes.
 *
 * The file form, not the stream: it is what the ending `.arrow` is registered for, and what readers of data frames expect.
 * Source: https://www.iana.org/assignments/media-types/application/vnd.apache.arrow.file
 */
export function formatArrow(table: TableDefinition, columns: readonly (readonly Cell[])[]): Uint8Array {
	const described = Object.entries(table.columns);
	const schema = new Schema(
		described.map(([name, column]) => fieldOf(name, column)),
		new Map([['description', table.grain]])
	);
	const count = columns[0]?.length ?? 0;
	const batches: RecordBatch[] = [];
	for (let start = 0; start === 0 || start < count; start += BATCH_ROWS) {
		const length = Math.min(BATCH_ROWS, count - start);
		const children = described.map(([, { type }], place) =>
			DATA_OF[type](columns[place]?.slice(start, start + length) ?? [])
		);
		const type = new Struct(schema.fields);
		batches.push(new RecordBatch(schema, makeData({ type, length, nullCount: 0, children })));
	}
	return tableToIPC(new Table(schema, batches), 'file');
}

/** How the cells of a column lie in memory. Source: https://arrow.apache.org/docs/format/Columnar.html */
const DATA_OF: Readonly<Record<ColumnType, (cells: readonly Cell[]) => Data>> = {
	VARCHAR(cells) {
		const letters = cells.reduce<number>((sum, cell) => sum + (cell === null ? 0 : String(cell).length), 0);
		// A letter takes at most three bytes of UTF-8, and one beyond the first plane, which counts as two, four.
		const bytes = Buffer.allocUnsafe(3 * letters);
		const valueOffsets = new Int32Array(cells.length + 1);
		let end = 0;
		cells.forEach((cell, row) => {
			if (cell !== null) end += bytes.write(String(cell), end);
			valueOffsets[row + 1] = end;
		});
		return makeData({
			type: new Utf8(),
			valueOffsets,
			data: new Uint8Array(bytes.subarray(0, end)),
			...sharedOf(cells)
		});
	},
	INTEGER: (cells) =>
		makeData({ type: new Int32(), data: Int32Array.from(cells, Number), ...sharedOf(cells) }),
	BOOLEAN: (cells) =>
		makeData({ type: new Bool(), data: bitsOf(cells, (cell) => cell === true), ...sharedOf(cells) })
};

function sharedOf(cells: readonly Cell[]) {
	const nullCount = cells.filter((cell) => cell === null).length;
	// Without nulls the format needs no map of them.
	const map = nullCount === 0 ? {} : { nullBitmap: bitsOf(cells, (cell) => cell !== null) };
	return { length: cells.length, nullCount, ...map };
}

/** One bit a cell, the lowest of a byte first. */
function bitsOf(cells: readonly Cell[], isSet: (cell: Cell) => boolean): Uint8Array {
	const bits = new Uint8Array(Math.ceil(cells.length / 8));
	cells.forEach((cell, row) => {
		if (isSet(cell)) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
	});
	return bits;
}

/** The cells of an Arrow IPC file, column by column. Throws where the bytes are no such file. */
export function readArrow(bytes: Uint8Array): { names: string[]; columns: Cell[][] } {
	const table = tableFromIPC(bytes);
	const columns = table.schema.fields.map((_, place) =>
		// A public table has no other types than text, whole number and boolean.
		Array.from((table.getChildAt(place) ?? []) as Iterable<Cell>)
	);
	return { names: table.schema.fields.map(({ name }) => name), columns };
}

function fieldOf(name: string, { type, nullable, description }: Column): Field {
	return new Field(name, TYPES[type](), nullable === true, new Map([['description', description]]));
}
