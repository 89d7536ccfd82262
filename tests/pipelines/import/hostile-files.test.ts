import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readInThread } from '#pipelines/commands/read-in-thread.ts';
import { packed, sheetRows, wordDocument, workbook } from './packed-file.ts';

const REGISTER = sheetRows([
	['År', 'Anbefaling'],
	['2014', 'Kommunen bør oprette et korps af frivillige mentorer']
]);
const EVERYTHING = 'A1:XFD1048576';
const DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
/** Longer than any of these may take: a thread that is ended by it is refused as too long, and the test fails. */
const BOUNDS = { milliseconds: 20_000, megabytes: 1_024 };

const read = async (bytes: Uint8Array) =>
	(await readInThread({ bytes, fileName: 'register', mapping: null }, { bounds: BOUNDS })).report;

/** A cell of so many bytes, packed to a thousandth. */
function bomb(bytes: number): Uint8Array {
	const cell = new Uint8Array(bytes).fill(0x61);
	const head = strToU8('<worksheet><sheetData><row><c t="inlineStr"><is><t>');
	const tail = strToU8('</t></is></c></row></sheetData></worksheet>');
	const sheet = new Uint8Array(head.length + bytes + tail.length);
	sheet.set(head);
	sheet.set(cell, head.length);
	sheet.set(tail, head.length + bytes);
	return zipSync({
		'xl/workbook.xml': strToU8('<workbook><sheets/></workbook>'),
		'xl/worksheets/sheet1.xml': [sheet, { level: 9 }]
	});
}

describe('a hostile file ends in a refusal with its reason, in the thread', () => {
	test.each<[string, () => Uint8Array, string]>([
		[
			'a row with the number 300,000,000',
			() => workbook('<sheetData><row r="300000000"><c><v>1</v></c></row></sheetData>'),
			'invalid-row-number'
		],
		['a cell of 210 MB in a small file', () => bomb(210 * 1024 * 1024), 'unpacks-too-large'],
		['an archive in an archive', () => packed({ 'inner.zip': 'PK' }), 'archive'],
		[
			'a document type with entities',
			() => packed({ 'xl/workbook.xml': `${DOCTYPE}<workbook>&b;</workbook>` }),
			'doctype'
		],
		[
			'a document with a picture that lies elsewhere',
			() =>
				wordDocument('<w:tbl/>', {
					'word/_rels/document.xml.rels':
						'<Relationships><Relationship Id="r" Type="x/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
				}),
			'outside-picture'
		],
		[
			'a JSON whose text of escaped quotes never closes',
			() => strToU8(`[{"a":"${'\\"'.repeat(1_000_000)}`),
			'invalid-json'
		],
		['a JSON with a text of 20 MB', () => strToU8(`[{"a":"${'x'.repeat(20_000_000)}"}]`), 'cell-too-long'],
		[
			'more than 1,000 parts',
			() => packed(Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`${index}.xml`, 'x']))),
			'too-many-parts'
		],
		['a JSON 100,000 deep', () => strToU8(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), 'too-deep'],
		[
			'a cell of 10 MB in a CSV',
			() => strToU8(`År,Anbefaling\n2014,"${'a'.repeat(10_000_000)}"\n`),
			'cell-too-long'
		],
		[
			'a million empty rows',
			() => workbook(`<sheetData>${'<row/>'.repeat(1_000_000)}</sheetData>`),
			'unpacks-too-large'
		],
		[
			'a line of a million commas',
			() => strToU8(`År,Anbefaling\n${','.repeat(1_000_000)}\n`),
			'too-many-columns'
		]
	])('%s', async (_name, make, code) => {
		expect((await read(make())).refused?.code).toBe(code);
	});

	test.each([
		['a merge', `${REGISTER}<mergeCells><mergeCell ref="${EVERYTHING}"/></mergeCells>`],
		['a format of columns', `<cols><col min="1" max="16384" width="9"/></cols>${REGISTER}`],
		['a validation', `${REGISTER}<dataValidations><dataValidation sqref="${EVERYTHING}"/></dataValidations>`]
	])('%s over every cell costs nothing and is read or refused', async (_name, xml) => {
		const { usable, refused } = await read(workbook(xml));
		expect(refused !== null || usable === 1).toBe(true);
		expect(refused?.code).not.toBe('too-long');
	});

	test('a defined name over every cell is not looked at', async () => {
		const bytes = workbook(REGISTER, {
			'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="x">Ark1!${EVERYTHING}</definedName></definedNames></workbook>`
		});
		expect(await read(bytes)).toMatchObject({ usable: 1, refused: null });
	});
});
