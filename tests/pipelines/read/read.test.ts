import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DataError } from '#pipelines/data-error.ts';
import { csvLine, readCsvTable } from '#pipelines/read/csv-table.ts';
import { decodeBytes } from '#pipelines/read/decode-bytes.ts';
import { readDescriptor } from '#pipelines/read/register-descriptor.ts';
import { splitLines } from '#pipelines/read/split-lines.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('bytes are decoded', () => {
	test.each([
		['UTF-8', bytes('rådet'), { text: 'rådet', encoding: 'utf-8', byteOrderMark: false }],
		['UTF-8 with a mark', bytes('\ufeffrådet'), { text: 'rådet', encoding: 'utf-8', byteOrderMark: true }],
		[
			'Windows-1252',
			Uint8Array.of(0x72, 0xe5, 0x20, 0x96, 0x80),
			{ text: 'rå –€', encoding: 'windows-1252', byteOrderMark: false }
		],
		[
			'UTF-16 big-endian',
			Uint8Array.of(0xfe, 0xff, 0, 0xe5),
			{ text: 'å', encoding: 'utf-16be', byteOrderMark: true }
		],
		[
			'UTF-8 with one byte lost',
			Uint8Array.of(...bytes('æøå'), 0xe5, 0x20),
			{ text: 'æøå\ufffd ', encoding: 'utf-8', byteOrderMark: false }
		],
		['nothing', bytes(''), { text: '', encoding: 'utf-8', byteOrderMark: false }]
	])('%s', (_, input, expected) => {
		expect(decodeBytes(input)).toEqual(expected);
	});
});

describe('lines are split', () => {
	test.each([
		['', [], 'lf'],
		['a', ['a'], 'lf'],
		['a\n', ['a'], 'lf'],
		['a\n\n', ['a', ''], 'lf'],
		['\n\na', ['', '', 'a'], 'lf'],
		['a\r\nb\r\n', ['a', 'b'], 'crlf'],
		['a\rb', ['a', 'b'], 'cr'],
		['a\r\nb\nc\r', ['a', 'b', 'c'], 'mixed']
	])('%j', (text, lines, lineEnds) => {
		expect(splitLines(text)).toEqual({ lines, lineEnds });
	});
});

describe('a table of commas', () => {
	const columns = ['a', 'b'] as const;

	test('is read whatever its cells hold, each record on its line', () => {
		const cell = fc
			.string({ unit: fc.constantFrom('x', 'æ', '"', ',', '\n', ';', '\u00a0y') })
			.map((text) => text.trim());
		fc.assert(
			fc.property(
				fc.array(
					fc.tuple(
						cell,
						cell.filter((text) => text !== '')
					),
					{ maxLength: 8 }
				),
				(records) => {
					const lines = records.map(csvLine);
					const table = readCsvTable('t.csv', bytes(csvLine(columns) + lines.join('')), columns);
					expect(table.problems).toEqual([]);
					expect(table.rows.map(({ values }) => [values.a, values.b])).toEqual(records);
					let line = 2;
					expect(table.rows.map((row) => row.line)).toEqual(
						lines.map((text) => [line, (line += text.split('\n').length - 1)][0])
					);
				}
			),
			{ numRuns: 500 }
		);
	});

	test.each([
		['a missing column', 'a\n1\n', [1, 'missing-column']],
		['a cell too many', 'a,b\n1,2\n1,2,3\n', [3, 'invalid-record']],
		['an open quote', 'a,b\n1,"2\n', [2, 'invalid-csv']]
	])('with %s is named with its line', (_, text, [line, code]) => {
		const { problems } = readCsvTable('t.csv', bytes(text), columns);
		expect(problems).toEqual([expect.objectContaining({ source: 't.csv', code })]);
		if (code !== 'invalid-csv') expect(problems[0]?.line).toBe(line);
	});

	test('without a column is not read beyond its header', () => {
		const { problems } = readCsvTable('t.csv', bytes('a,c\n1,"2\n'), columns);
		expect(problems.map(({ line, code }) => [line, code])).toEqual([[1, 'missing-column']]);
	});

	test('with more than a thousand broken records are not read to the end, and say so', () => {
		const { rows, problems } = readCsvTable('t.csv', bytes(`a,b\n1,2\n${'x\n'.repeat(30_000)}`), columns);
		expect(rows.map(({ line, values }) => [line, values])).toEqual([[2, { a: '1', b: '2' }]]);
		expect(problems).toHaveLength(1002);
		expect(problems.at(-1)).toMatchObject({
			line: 1003,
			code: 'invalid-csv',
			message: expect.stringMatching(/^not read from here on/)
		});
	});

	test('may have other line ends, a mark and columns in another order', () => {
		const { rows } = readCsvTable('t.csv', bytes('\ufeffb,c,a\r\n1,2,3\r\n'), columns);
		const places = { line: 2, lastLine: 2, valueLines: { a: 2, b: 2 } };
		expect(rows).toEqual([{ ...places, values: { a: '3', b: '1' } }]);
	});

	test('may have line feeds around a cell in quotes, which count though they are taken off', () => {
		const { rows } = readCsvTable('t.csv', bytes('a,b\n"\n1\n","\n\n2\n\n"\n"\n",3\n'), columns);
		expect(rows).toEqual([
			{ line: 2, lastLine: 8, values: { a: '1', b: '2' }, valueLines: { a: 3, b: 6 } },
			{ line: 9, lastLine: 10, values: { a: '', b: '3' }, valueLines: { a: 9, b: 10 } }
		]);
	});
});

describe('register.json', () => {
	const council = {
		id: 'ny-ir',
		slug: 'ny',
		name: 'n',
		municipality: 'm',
		kind: 'k',
		legalBasis: 'l',
		termFrom: 2010,
		termTo: 2012
	};
	const source = {
		id: 's',
		file: 'a.txt',
		title: 't',
		documentDate: null,
		kind: 'register',
		layout: 'year-table',
		sha256: 'x',
		sha256Original: 'x',
		terms: 't'
	};
	const good = { council, sources: [source], statusAsOf: '2019-02' };

	const list = { ...source, id: 'n', file: 'n.csv', kind: 'status', layout: 'status-list' };
	const status = { asOf: '2021-05', source: 'n', codings: 'c.csv' };
	const later = { ...good, sources: [source, list], laterStatuses: [status] };
	const with_ = (change: object | null, ...more: object[]) => ({
		...later,
		sources: [source, list, { ...list, id: 'n2' }],
		laterStatuses: [change && { ...status, ...change }, ...more]
	});

	function read(json: unknown): unknown {
		return readDescriptor(
			new Map([['register.json', bytes(typeof json === 'string' ? json : JSON.stringify(json))]])
		);
	}

	test('is read', () => {
		expect(read(good)).toEqual(good);
		expect(read(later)).toEqual(later);
	});

	test.each([
		['not JSON', '{', /not JSON/],
		['a list', [], /one object/],
		['no council', { ...good, council: undefined }, /"council" must be an object/],
		['no name', { ...good, council: { ...council, name: '' } }, /"council.name" is missing/],
		['a term that ends before it begins', { ...good, council: { ...council, termTo: 2009 } }, /termFrom/],
		['an id of capitals', { ...good, council: { ...council, id: 'NY' } }, /"council.id"/],
		['no sources', { ...good, sources: [] }, /at least one source/],
		[
			'a source elsewhere',
			{ ...good, sources: [{ ...source, file: '../a.txt' }] },
			/a file of the folder itself/
		],
		['a date that is none', { ...good, statusAsOf: 'snart' }, /"statusAsOf"/],
		['later statuses that are no list', { ...later, laterStatuses: {} }, /"laterStatuses" must be a list/],
		['a later status that is no object', with_(null), /laterStatuses\[0\]" must be an object/],
		['a later status without a day that there is', with_({ asOf: '2021-02-30' }), /asOf" must be a date/],
		['a later status that is earlier', with_({ asOf: '2018' }), /2018 comes after 2019-02/],
		['a later status of the same date', with_({ asOf: '2019-02' }), /2019-02 comes after 2019-02/],
		['a later status of a register', with_({ source: 's' }), /source of layout status-list/],
		['the same codings for a later status', with_({ codings: 'codings.csv' }), /other than codings.csv/],
		['codings elsewhere', with_({ codings: '../c.csv' }), /a file of the folder itself/],
		[
			'one document as two statuses',
			with_({}, { ...status, asOf: '2022', codings: 'd.csv' }),
			/name n twice/
		],
		['one file of codings for two', with_({}, { ...status, asOf: '2022', source: 'n2' }), /name c.csv twice/],
		['a status list of no date', { ...later, laterStatuses: undefined }, /say its date and codings/],
		[
			'a status list of another kind',
			{ ...later, sources: [source, { ...list, kind: 'register' }] },
			/its kind must be "status"/
		]
	])('with %s is refused in words', (_, json, message) => {
		expect(() => read(json)).toThrow(DataError);
		expect(() => read(json)).toThrow(message);
	});

	test('that is missing is asked for, with the name of the only document', () => {
		expect(() => readDescriptor(new Map([['liste.txt', bytes('')]]))).toThrow(
			/no register.json that describes liste.txt: write one/
		);
	});
});
