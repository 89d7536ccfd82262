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
	vectorFromArray,
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
 * each column's description in its metadata. The same rows give the same bytes.
 *
 * The file form, not the stream: it is what the ending `.arrow` is registered for, and what readers of data frames expect.
 * Source: https://www.iana.org/assignments/media-types/application/vnd.apache.arrow.file
 */
export function formatArrow(table: TableDefinition, rows: readonly (readonly Cell[])[]): Uint8Array {
	const columns = Object.entries(table.columns);
	const schema = new Schema(
		columns.map(([name, column]) => fieldOf(name, column)),
		new Map([['description', table.grain]])
	);
	const batches: RecordBatch[] = [];
	for (let start = 0; start === 0 || start < rows.length; start += BATCH_ROWS) {
		const part = rows.slice(start, start + BATCH_ROWS);
		const children = columns.map(([, { type }], place) => {
			const values = part.map((row) => row[place] ?? null);
			// One chunk of data for each vector: it was made from one array.
			return vectorFromArray(values, TYPES[type]()).data[0] ?? makeData({ type: TYPES[type](), length: 0 });
		});
		const type = new Struct(schema.fields);
		batches.push(new RecordBatch(schema, makeData({ type, length: part.length, nullCount: 0, children })));
	}
	return tableToIPC(new Table(schema, batches), 'file');
}

/** The cells of an Arrow IPC file, row by row. Throws where the bytes are no such file. */
export function readArrow(bytes: Uint8Array): { names: string[]; rows: Cell[][] } {
	const table = tableFromIPC(bytes);
	const vectors = table.schema.fields.map((_, place) => table.getChildAt(place));
	const rows = Array.from({ length: table.numRows }, (_, row) =>
		vectors.map((vector) => (vector?.get(row) ?? null) as Cell)
	);
	return { names: table.schema.fields.map(({ name }) => name), rows };
}

function fieldOf(name: string, { type, nullable, description }: Column): Field {
	return new Field(name, TYPES[type](), nullable === true, new Map([['description', description]]));
}
