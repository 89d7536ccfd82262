import { describe, expect, test } from 'vitest';
import { readWorkbook } from '#pipelines/import/read-workbook.ts';
import { READ_BOUNDS, type ReadBounds } from '#pipelines/import/table-file.ts';
import { unpack } from '#pipelines/import/unpack.ts';
import { packed, sheetRows, workbook } from './packed-file.ts';

const all = () => true;
const read = (bytes: Uint8Array, bounds: Partial<ReadBounds>) =>
	unpack(bytes, all, { ...READ_BOUNDS, ...bounds });
const refused = (code: string) => expect.objectContaining({ code });

describe('an archive is unpacked up to each of its bounds alone', () => {
	const two = packed({ 'a.xml': 'x'.repeat(600), 'b.xml': 'y'.repeat(400) });

	test('of all parts together', () => {
		expect(read(two, { unpackedBytes: 1_000 }).parts.size).toBe(2);
		expect(() => read(two, { unpackedBytes: 999 })).toThrow(refused('unpacks-too-large'));
	});

	test('of one part, by how much larger it gets; a small one may get larger than that', () => {
		const one = packed({ 'a.xml': 'x'.repeat(50_000) });
		expect(read(one, { ratio: 50 }).parts.size).toBe(1);
		expect(() => read(one, { ratio: 49 })).toThrow(refused('unpacks-too-large'));
	});

	test('of the number of parts', () => {
		expect(read(two, { entries: 2 }).names).toEqual(['a.xml', 'b.xml']);
		expect(() => read(two, { entries: 1 })).toThrow(refused('too-many-parts'));
	});

	test('of what its directory says of each part', () => {
		const directory = Buffer.from(two).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
		const lying = Uint8Array.from(two);
		new DataView(lying.buffer).setUint32(directory + 24, 601, true);
		expect(() => read(lying, {})).toThrow(refused('broken-archive'));
	});

	test('and no part of it that was not asked for', () => {
		const { names, parts } = unpack(two, (name) => name === 'b.xml', READ_BOUNDS);
		expect(names).toEqual(['a.xml', 'b.xml']);
		expect([...parts.keys()]).toEqual(['b.xml']);
	});
});

test('a workbook has as many rows as it may have, in all its sheets, and is refused with one more', () => {
	const rows = (count: number) => workbook(sheetRows(Array.from({ length: count }, (_, row) => [`${row}`])));
	const bounds = { ...READ_BOUNDS, rows: 20 };
	expect(readWorkbook(rows(20), { bounds }).sheets[0]?.rows).toHaveLength(20);
	expect(() => readWorkbook(rows(21), { bounds })).toThrow(refused('invalid-row-number'));
});
