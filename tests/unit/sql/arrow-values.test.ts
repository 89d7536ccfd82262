import {
	Binary,
	Bool,
	DateDay,
	Decimal,
	Float64,
	Int32,
	Int64,
	List,
	Field,
	TimestampMicrosecond,
	TimeMicrosecond,
	Utf8,
	vectorFromArray,
	type DataType
} from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { kindOfType, valueOf } from '#lib/sql/arrow-values.ts';

const words = (value: bigint) =>
	Uint32Array.from({ length: 4 }, (_, word) => Number((value >> BigInt(32 * word)) & 0xffffffffn));

const VALUES: readonly (readonly [string, DataType, unknown, unknown])[] = [
	['a whole number', new Int32(), 7, 7],
	['a count', new Int64(), 99n, 99],
	['a number too large to count with', new Int64(), 2n ** 60n, String(2n ** 60n)],
	['a sum', new Decimal(0, 38, 128), words(3n), 3],
	['a decimal', new Decimal(2, 5, 128), words(125n), 1.25],
	['a decimal below one', new Decimal(3, 5, 128), words(-5n), -0.005],
	['an exact long decimal', new Decimal(2, 38, 128), words(12345678901234567890n), '123456789012345678.90'],
	['a fraction', new Float64(), 0.5, 0.5],
	['a text', new Utf8(), 'æøå', 'æøå'],
	['a truth', new Bool(), false, false],
	['a day', new DateDay(), new Date('2019-02-28T00:00:00Z'), '2019-02-28'],
	['a moment', new TimestampMicrosecond(), Date.UTC(2019, 1, 28, 12), '2019-02-28 12:00:00'],
	['a time of day', new TimeMicrosecond(), 36_672_000_000n, '10:11:12'],
	['bytes', new Binary(), Uint8Array.of(1, 255), '01ff'],
	['a list', new List(new Field('item', new Int64())), [1n, 2n], '[1,2]'],
	['nothing', new Utf8(), null, null]
];

describe('a cell of an answer', () => {
	test.each(VALUES)('%s is read as a plain value', (_, type, given, read) => {
		const vector = vectorFromArray([given], type);
		expect(valueOf(vector, 0)).toBe(read);
	});
});

test('numbers, truths and all else are told apart', () => {
	expect(
		[new Int64(), new Decimal(2, 5), new Float64(), new Bool(), new Utf8(), new DateDay()].map(kindOfType)
	).toEqual(['number', 'number', 'number', 'boolean', 'text', 'text']);
});
