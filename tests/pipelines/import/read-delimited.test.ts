import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDelimited } from '#pipelines/import/read-delimited.ts';
import { READ_BOUNDS } from '#pipelines/import/table-file.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const cellsOf = (bytes: Uint8Array) => readDelimited(bytes).sheets[0]?.rows.map(({ cells }) => cells);

describe('a delimited text', () => {
	test.each([
		[',', 'year,theme,text\n2014,Skole,"En, to"\n'],
		[';', 'year;theme;text\n2014;Skole;En, to\n'],
		['\t', 'year\ttheme\ttext\n2014\tSkole\tEn, to\n'],
		['|', 'year|theme|text\n2014|Skole|En, to\n']
	])('is cut at its delimiter %j', (delimiter, text) => {
		const file = readDelimited(utf8(text));
		expect(file.delimiter).toBe(delimiter);
		expect(file.sheets[0]?.rows.map(({ cells }) => cells)).toEqual([
			['year', 'theme', 'text'],
			['2014', 'Skole', 'En, to']
		]);
	});

	test('names its delimiter in a first line of Excel, which is no record', () => {
		const file = readDelimited(utf8('sep=;\r\na;b,c\r\n1;2\r\n'));
		expect(file.delimiter).toBe(';');
		expect(file.sheets[0]?.rows).toEqual([
			{ record: 1, line: 2, cells: ['a', 'b,c'] },
			{ record: 2, line: 3, cells: ['1', '2'] }
		]);
	});

	test.each([
		['lf', '\n'],
		['crlf', '\r\n'],
		['cr', '\r']
	])('with line ends %s has its records at their physical lines', (name, end) => {
		const file = readDelimited(utf8(['a,b', '"x\ny",1', '', 'z,2'].join(end)));
		expect(file.lineEnds).toBe(name);
		expect(file.sheets[0]?.rows.map(({ record, line }) => [record, line])).toEqual([
			[1, 1],
			[2, 2],
			[3, 5]
		]);
	});

	test('with mixed line ends says so and loses no record', () => {
		const file = readDelimited(utf8('a,b\r\n1,2\n3,4\r5,6'));
		expect(file.lineEnds).toBe('mixed');
		expect(file.sheets[0]?.rows).toHaveLength(4);
	});

	test('keeps a single blank and spaces around texts as they stand', () => {
		expect(cellsOf(utf8('a,b\n x , \n'))).toEqual([
			['a', 'b'],
			[' x ', ' ']
		]);
	});

	test('with rows of another width keeps them and names their lines', () => {
		const file = readDelimited(utf8('a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3,\n1,2,3\n'));
		expect(file.sheets[0]?.rows).toHaveLength(6);
		expect(file.notes.map(({ code, line }) => [code, line])).toEqual([
			['ragged-row', 3],
			['ragged-row', 4]
		]);
	});

	test('with a quote that never closes loses no later row', () => {
		const file = readDelimited(utf8('a,b\n"open,1\nx,2\n"y",3\nz,4\n'));
		expect(file.sheets[0]?.rows.map(({ cells }) => cells)).toEqual([
			['a', 'b'],
			['"open', '1'],
			['x', '2'],
			['y', '3'],
			['z', '4']
		]);
		expect(file.notes.map(({ code, line }) => [code, line])).toEqual([['unclosed-quote', 2]]);
	});

	test('with text behind a closing quote keeps the text', () => {
		const file = readDelimited(utf8('a,b\n"x" y,1\n'));
		expect(file.sheets[0]?.rows[1]?.cells).toEqual(['x y', '1']);
		expect(file.notes.map(({ code }) => code)).toEqual(['text-after-quote']);
	});

	test('comes back as it was written, whatever the cells hold', () => {
		const cell = fc.string({ unit: fc.constantFrom('a', 'æ', '"', ',', '\n', '\r\n', ' ', '=', ';') });
		const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
		const quoted = (one: string) => `"${one.replaceAll('"', '""')}"`;
		fc.assert(
			fc.property(rows, (given) => {
				const table = [['p', 'q', 'r'], ...given];
				const text = table.map((row) => row.map(quoted).join(',')).join('\r\n');
				const held = table.filter((row) => row.some((one) => one.trim() !== ''));
				expect(cellsOf(utf8(text))).toEqual(held);
			})
		);
	});
});

describe('the encoding', () => {
	const DANISH = 'år;tema;tekst\n2014;Børn og unge;Rådet foreslår, at æbler gøres grønne på Ærø og Ålø\n';
	const cp1252 = Uint8Array.from(DANISH, (letter) => letter.charCodeAt(0));
	const MAC: Readonly<Record<string, number>> = { æ: 0xbe, ø: 0xbf, å: 0x8c, Æ: 0xae, Ø: 0xaf, Å: 0x81 };
	const mac = Uint8Array.from(DANISH, (letter) => MAC[letter] ?? letter.charCodeAt(0));

	test.each([
		['utf-8', utf8(DANISH), { guessed: false, mark: false }],
		['utf-8', utf8(`\ufeff${DANISH}`), { guessed: false, mark: true }],
		['windows-1252', cp1252, { guessed: true, mark: false }],
		['macintosh', mac, { guessed: true, mark: false }],
		[
			'utf-16le',
			new Uint8Array(Uint16Array.from(`\ufeff${DANISH}`, (c) => c.charCodeAt(0)).buffer),
			{ guessed: false, mark: true }
		],
		[
			'utf-16le',
			new Uint8Array(Uint16Array.from(DANISH, (c) => c.charCodeAt(0)).buffer),
			{ guessed: true, mark: false }
		]
	])('%s is told, and whether it was guessed', (name, bytes, how) => {
		const file = readDelimited(bytes);
		expect(file.encoding).toEqual({ name, ...how });
		expect(file.sheets[0]?.rows[1]?.cells[2]).toContain('æbler gøres grønne på Ærø og Ålø');
	});

	test('of UTF-8 with a lost byte names the row that lost it', () => {
		const bytes = utf8('a,b\næøå,ååå\nx?y,2\n').map((byte) => (byte === 0x3f ? 0xe6 : byte));
		const file = readDelimited(bytes);
		expect(file.encoding?.name).toBe('utf-8');
		expect(file.notes.map(({ code, line }) => [code, line])).toEqual([['undecodable-character', 3]]);
	});
});

describe('what is refused', () => {
	const refusal = (bytes: Uint8Array, bounds = READ_BOUNDS) => {
		try {
			readDelimited(bytes, { bounds });
			return null;
		} catch (cause) {
			return cause instanceof Error && 'code' in cause ? cause.code : cause;
		}
	};
	test.each([
		['an empty file', utf8(''), 'empty-file'],
		['blank lines', utf8('\n\n , \n'), 'empty-file'],
		['bytes that are no text', Uint8Array.of(1, 0, 0, 3, 9, 0, 0, 0, 1, 2, 3), 'not-text']
	])('%s', (_name, bytes, code) => expect(refusal(bytes)).toBe(code));

	test.each([
		['a file beyond the bytes', { fileBytes: 5 }, 'too-large'],
		['more records than the bound', { rows: 2 }, 'too-many-rows'],
		['more cells than the bound', { columns: 2 }, 'too-many-columns'],
		['a cell beyond the bound', { cellCharacters: 3 }, 'cell-too-long']
	])('%s', (_name, bound, code) => {
		expect(refusal(utf8('a,b,c\nlong text,2,3\n4,5,6\n'), { ...READ_BOUNDS, ...bound })).toBe(code);
	});
});
