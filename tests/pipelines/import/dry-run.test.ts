import { describe, expect, test } from 'vitest';
import { dryRun } from '#pipelines/import/dry-run.ts';
import type { Mapping } from '#pipelines/import/mapping.ts';
import { packed, sheetRows, workbook } from './packed-file.ts';

const run = async (
	file: string | Uint8Array,
	{ name = 'register.csv', mapping = null as Mapping | null } = {}
) =>
	(
		await dryRun({
			bytes: typeof file === 'string' ? new TextEncoder().encode(file) : file,
			fileName: name,
			mapping
		})
	).report;

const LONG = 'Rådet anbefaler, at kommunen opretter et korps af frivillige mentorer';
const REGISTER = [
	'Nr;År;Råd;Tema;Anbefaling;Kommunens svar;Status',
	`1;2014;Integrationsråd;Mentor;${LONG};Korpset er oprettet;Gennemført`,
	`2;30.9.2015;Integrationsråd;Skole;${LONG} igen;Ingen svar;Imødekommet`,
	`3;;Integrationsråd;Skole;${LONG} uden år;;`,
	'4;2016;Ældreråd;Skole;;Tomt;Gennemført',
	`5;2016;Ældreråd;Skole;${LONG};Vi ser på det;Venter`,
	`5;2016;Ældreråd;Skole;${LONG};Vi ser på det;Venter`,
	`6;20l6;Ældreråd;Skole;${LONG} til;;i gang`
].join('\r\n');

describe('the dry run of a Danish register', () => {
	test('finds the columns, and says what each row will become', async () => {
		const report = await run(REGISTER);
		expect(report.mapping?.fields).toEqual({
			year: { column: 'År' },
			text: { column: 'Anbefaling' },
			id: { column: 'Nr' },
			body: { column: 'Råd' },
			theme: { column: 'Tema' },
			response: { column: 'Kommunens svar' },
			status: { column: 'Status' }
		});
		expect(report).toMatchObject({
			form: 'csv',
			encoding: { name: 'utf-8', guessed: false },
			line_ends: 'crlf',
			delimiter: ';',
			rows: 7,
			usable: 4,
			per_year: { 2014: 1, 2015: 1, 2016: 2 },
			per_status: { Gennemført: 2, Imødekommet: 1, Venter: 2, 'i gang': 1 },
			per_implementation: { implemented: 1, unknown: 3 },
			answered: 4,
			refused: null
		});
	});

	test('names each row that cannot be used, with its place and what to do', async () => {
		const { rejected } = await run(REGISTER);
		expect(rejected.map(({ record, line, code }) => [record, line, code])).toEqual([
			[3, 4, 'no-year'],
			[4, 5, 'no-text'],
			[7, 8, 'invalid-year']
		]);
		expect(rejected[2]?.message).toContain('20l6');
	});

	test('lists each status word that means nothing yet, and each that is a position', async () => {
		const { notes } = await run(REGISTER);
		expect(notes.map(({ code, message }) => [code, /"(.*?)"/.exec(message)?.[1]])).toEqual([
			['position-word', 'Imødekommet'],
			['unmapped-status', 'Venter']
		]);
	});

	test('reports an exact duplicate with the row that it repeats, and no other', async () => {
		const { duplicates } = await run(REGISTER);
		expect(duplicates).toEqual([{ sheet: '', record: 6, line: 7, of: { sheet: '', record: 5, line: 6 } }]);
	});

	test('follows a mapping instead of guessing', async () => {
		const mapping: Mapping = {
			version: 1,
			sheets: null,
			fields: { year: { constant: '2013' }, text: { column: 'Anbefaling' }, status: { column: 'Status' } },
			noAnswer: ['venter'],
			statuses: { Imødekommet: 'in_progress' },
			positions: []
		};
		const report = await run(REGISTER, { mapping });
		expect(report.per_year).toEqual({ 2013: 6 });
		expect(report.per_implementation).toEqual({ in_progress: 1, none: 3, unknown: 2 });
	});
});

describe('the year', () => {
	test('is taken from a part of an id where no column says it, and that is said', async () => {
		const rows = ['106202210C', '403202327C', '403202327E'].map((id) => `${id},"${LONG}"`);
		const report = await run(`trackingnum,explanation\n${rows.join('\n')}\n`);
		expect(report.per_year).toEqual({ 2022: 1, 2023: 2 });
		expect(report.guesses).toEqual([expect.stringContaining('characters 4 to 7 of "trackingnum"')]);
	});

	test('is taken from the name of the file at last', async () => {
		const report = await run(`Anbefaling,Tema\n${LONG},Skole\n`, { name: 'raad-2016.csv' });
		expect(report.per_year).toEqual({ 2016: 1 });
	});

	test('that nobody says refuses the file and says what to do', async () => {
		const report = await run(`Anbefaling,Tema\n${LONG},Skole\n`);
		expect(report.refused).toMatchObject({ code: 'no-year-column' });
	});
});

describe('a workbook', () => {
	test('with a legend beside the register has the legend left out, and says so', async () => {
		const bytes = packed({
			'xl/workbook.xml':
				'<workbook xmlns:r="r"><sheets><sheet name="Liste" r:id="rId1"/><sheet name="Ordforklaring" r:id="rId2"/></sheets></workbook>',
			'xl/_rels/workbook.xml.rels':
				'<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>',
			'xl/worksheets/sheet1.xml': `<worksheet>${sheetRows([
				['År', 'Anbefaling'],
				['2014', LONG]
			])}</worksheet>`,
			'xl/worksheets/sheet2.xml': `<worksheet>${sheetRows([
				['Ord', 'Forklaring'],
				['Gennemført', 'Det, som rådet bad om, er udført eller i drift nu']
			])}</worksheet>`
		});
		const report = await run(bytes, { name: 'a.xlsx' });
		expect(report).toMatchObject({ form: 'xlsx', rows: 1, usable: 1 });
		expect(report.notes.map(({ code, sheet }) => [code, sheet])).toEqual([
			['skipped-sheet', 'Ordforklaring']
		]);
	});

	test('of numbers alone is refused as a summary', async () => {
		const rows = [
			['År', 'Antal', 'Besvaret'],
			['2014', '12', '4'],
			['2015', '17', '9']
		];
		const report = await run(workbook(sheetRows(rows)), { name: 'a.xlsx' });
		expect(report.refused?.code).toBe('no-register');
		expect(report.refused?.message).toContain('summary');
	});
});

test.each([
	['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), 'old-office-file'],
	['an archive of other files', packed({ 'a.csv': 'x' }), 'archive'],
	['an OpenDocument', packed({ 'content.xml': '<x/>' }), 'open-document'],
	['an empty file', new Uint8Array(), 'empty-file'],
	['rich text', new TextEncoder().encode('{\\rtf1 text}'), 'rich-text']
])('%s is refused with its reason', async (_name, bytes, code) => {
	expect((await run(bytes)).refused?.code).toBe(code);
});
