import { describe, expect, test } from 'vitest';
import { readWorkbook } from '#pipelines/import/read-workbook.ts';
import { READ_BOUNDS } from '#pipelines/import/table-file.ts';
import { packed, sheetRows, workbook } from './packed-file.ts';

const rowsOf = (bytes: Uint8Array) => readWorkbook(bytes).sheets[0]?.rows;
const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="&quot;dage&quot; 0"/></numFmts>
	<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

describe('a workbook', () => {
	test('gives texts, numbers and places as they stand', () => {
		const xml = `<sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2"><v>2014</v></c></row>
			<row r="5"><c r="A5" t="inlineStr"><is><r><t>to </t></r><r><t>dele</t></r><rPh><t>x</t></rPh></is></c><c r="B5" t="b"><v>1</v></c></row></sheetData>`;
		const strings = '<sst><si><t>_x000D_\nlinje</t></si></sst>';
		expect(rowsOf(workbook(xml, { 'xl/sharedStrings.xml': strings }))).toEqual([
			{ record: 2, line: 2, cells: ['\nlinje', '', '2014'] },
			{ record: 5, line: 5, cells: ['to dele', 'TRUE'] }
		]);
	});

	test.each([
		['1', '45344', '2024-02-22'],
		['2', '45344.5', '2024-02-22T12:00'],
		['1', '59', '1900-02-28'],
		['0', '45344', '45344'],
		['3', '45344', '45344']
	])('with the style %s reads %s as %s', (style, value, text) => {
		const xml = `<sheetData><row><c s="${style}"><v>${value}</v></c></row></sheetData>`;
		expect(rowsOf(workbook(xml, { 'xl/styles.xml': STYLES }))?.[0]?.cells).toEqual([text]);
	});

	test('that counts from 1904 has its dates four years on', () => {
		const bytes = workbook(
			'<sheetData><row><c s="1"><v>0.0</v></c><c s="1"><v>43882</v></c></row></sheetData>',
			{
				'xl/styles.xml': STYLES,
				'xl/workbook.xml':
					'<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>'
			}
		);
		expect(rowsOf(bytes)?.[0]?.cells[1]).toBe('2024-02-22');
	});

	test('writes a merged text into every cell that it covers, and marks a row that is one cell', () => {
		const xml = `${sheetRows([
			['Tema', '', ''],
			['2014', 'a', 'b'],
			['', 'c', 'd']
		])}
			<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/></mergeCells>`;
		expect(rowsOf(workbook(xml))).toEqual([
			{ record: 1, line: 1, cells: ['Tema', 'Tema', 'Tema'], spans: true },
			{ record: 2, line: 2, cells: ['2014', 'a', 'b'] },
			{ record: 3, line: 3, cells: ['2014', 'c', 'd'] }
		]);
	});

	test('notes errors and formulas without a value at their cell', () => {
		const xml =
			'<sheetData><row r="3"><c r="AB3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="AC3"><f>A1</f></c></row></sheetData>';
		const { notes } = readWorkbook(workbook(xml));
		expect(notes.map(({ code, line, message }) => [code, line, /AB3|AC3/.exec(message)?.[0]])).toEqual([
			['cell-error', 3, 'AB3'],
			['formula-without-value', 3, 'AC3']
		]);
	});
});

describe('what is refused', () => {
	const few = sheetRows([
		['År', 'Tekst'],
		['2014', 'x']
	]);
	const empties = '<row/>'.repeat(200_001);
	test.each([
		[
			'a row numbered 300,000,000',
			workbook('<sheetData><row r="300000000"><c t="str"><v>x</v></c></row></sheetData>'),
			'invalid-row-number'
		],
		[
			'a cell of ten million letters',
			workbook(`<!--${noise(200_000)}-->${sheetRows([['lang tekst '.repeat(1_000_000)]])}`),
			'cell-too-long'
		],
		[
			'400 MB in a small file',
			workbook(`<sheetData><row><c t="str"><v>${'x'.repeat(210 * 1024 * 1024)}</v></c></row></sheetData>`),
			'unpacks-too-large'
		],
		[
			'rows without end',
			workbook(`<sheetData>${empties}<row><c t="str"><v>${noise(20_000)}</v></c></row></sheetData>`),
			'too-many-empty-rows'
		],
		['a document type', workbook(`<!DOCTYPE x [<!ENTITY a "b">]>${few}`), 'broken-xml'],
		[
			'a document type at its beginning',
			workbook(few, {
				'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "b">]><worksheet>${few}</worksheet>`
			}),
			'doctype'
		],
		['broken XML', workbook('<sheetData><row>'), 'broken-xml'],
		['an archive without a workbook', packed({ 'inner.zip': 'PK' }), 'no-workbook'],
		['a workbook without text', workbook('<sheetData/>'), 'empty-file'],
		['a cut off archive', workbook(few).slice(0, 200), 'broken-archive']
	])('%s', (_name, bytes, code) => {
		expect(() => readWorkbook(bytes)).toThrow(expect.objectContaining({ code }));
	});

	test('merges over a whole sheet cost no more than the rows there are', () => {
		const all = '<mergeCell ref="A1:XFD1048576"/>'.repeat(1_000);
		expect(rowsOf(workbook(`${few}<mergeCells>${all}</mergeCells>`))).toHaveLength(2);
	});

	test('merges beyond measure are refused', () => {
		const all = '<mergeCell ref="A1:XFD1048576"/>'.repeat(20_000);
		const rows = sheetRows(Array.from({ length: 300 }, () => ['a', noise(40)]));
		expect(() =>
			readWorkbook(workbook(`${rows}<mergeCells>${all}</mergeCells>`), {
				bounds: { ...READ_BOUNDS, ratio: 10_000 }
			})
		).toThrow(expect.objectContaining({ code: 'too-many-merged-cells' }));
	});
});

/** Text that packs badly, the same each time. */
function noise(characters: number): string {
	let state = 1;
	return Array.from({ length: characters }, () => {
		state = (state * 48_271) % 2_147_483_647;
		return String.fromCharCode(97 + (state % 26));
	}).join('');
}
