import { readdirSync, readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { provideLocale } from '#lib/i18n/locale.ts';
import { dryRun } from '#pipelines/import/dry-run.ts';
import { parseMapping } from '#pipelines/import/mapping.ts';
import { proposeMapping } from '#pipelines/import/propose-mapping.ts';
import { readDescriptor } from '#pipelines/read/register-descriptor.ts';
import { chosenValue, sourceChoices, withSource } from '../../src/routes/indlaes/field-source.ts';
import { guessTexts } from '../../src/routes/indlaes/file-words.ts';
import { findingText, skippedText } from '../../src/routes/indlaes/finding-text.ts';
import { groupedFindings } from '../../src/routes/indlaes/grouped-findings.ts';
import { refusalText } from '../../src/routes/indlaes/refusal-text.ts';
import { registerFolder } from '../../src/routes/indlaes/register-folder.ts';
import { reportCsv } from '../../src/routes/indlaes/report-csv.ts';
import { templateWorkbook } from '../../src/routes/indlaes/template-workbook.ts';
import { tryImport } from '../../src/routes/indlaes/trial.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const REGISTER = [
	'År;Tema;Anbefaling;Kommunens svar;Status',
	'2019;Trafik;Rådet anbefaler et bredere fortov.;Fortovet er bredere.;Gennemført',
	'snart;Trafik;Rådet anbefaler en bænk ved søen.;Ingen bemærkninger;Lukket',
	'2020;=Bolig;Rådet anbefaler flere ældreboliger.;;Lukket',
	'2020;=Bolig;Rådet anbefaler flere ældreboliger.;;Lukket'
].join('\n');
const tried = (text: string, fileName = 'register.csv') =>
	tryImport({ bytes: bytesOf(text), fileName, mapping: null });

beforeEach(() => provideLocale(() => 'da'));

describe('what the reader is told', () => {
	test('every refusal of the readers and of the mapping has words of its own', () => {
		const files = readdirSync('pipelines/import').filter((name) =>
			/^(?:read-(?!mapped|edit)|unpack|word-|workbook-|split-|json-|decode-|refuse-|dry-run|pdf-)/.test(name)
		);
		const codes = files.flatMap((name) =>
			[...readFileSync(`pipelines/import/${name}`, 'utf8').matchAll(/ImportRefusal\(\s*'([a-z-]+)'/g)].map(
				([, code]) => code ?? ''
			)
		);
		expect(codes.length).toBeGreaterThan(25);
		const other = refusalText('of-no-such-code');
		expect([...new Set(codes)].filter((code) => refusalText(code) === other)).toEqual([]);
	});

	test('a finding is a Danish sentence with the word of the file in it', async () => {
		const { report } = await tried(REGISTER);
		expect(report.rejected.map(findingText)).toEqual([
			'»snart« er ikke et år, der kan læses. Skriv det som 2014.'
		]);
		expect(report.notes.map(findingText)).toContain(
			'»Lukket« har ingen betydning endnu. Rækkerne tælles som uoplyst, til du vælger.'
		);
	});

	test('a finding of an unknown code is said in the words of the program', () => {
		expect(findingText({ code: 'of-no-such-code', message: 'the row is odd' })).toBe('the row is odd');
	});

	test.each([
		[
			'it explains words',
			[
				['Ord', 'Forklaring'],
				['Lukket', 'Sagen er afsluttet hos forvaltningen, og der kommer ikke mere svar på den.']
			]
		],
		['it has headings', [['År', 'Anbefaling']]],
		[
			'it holds numbers',
			[
				['2014', '12'],
				['2015', '14'],
				['2016', '11']
			]
		],
		[
			'no column of it',
			[
				['Navn', 'By'],
				['Anne', 'Ry'],
				['Bo', 'Vig']
			]
		]
	])('why a sheet is left out, "%s", is said in Danish', (begin, rows) => {
		const sheet = {
			name: 'ark',
			rows: rows.map((cells, index) => ({ record: index + 1, line: index + 1, cells }))
		};
		const why = proposeMapping({ form: 'xlsx', sheets: [sheet] }).skipped.get('ark') ?? '';
		expect(why.startsWith(begin) || why).toBe(true);
		expect(skippedText(why)).not.toBe(why);
	});

	test('findings that say the same are one sentence with their places', async () => {
		const { report } = await tried(
			'År;Anbefaling\n;Rådet anbefaler en bænk.\n;Rådet anbefaler en sti.\n2019;Et torv.'
		);
		const [group, ...others] = groupedFindings(report.rejected, findingText);
		expect(group?.places.map(({ record }) => record)).toEqual([1, 2]);
		expect(others).toEqual([]);
	});
});

describe('a trial', () => {
	test('holds columns, first rows and answers that may be none', async () => {
		const { columns, sample } = await tried(REGISTER);
		expect(columns).toEqual(['År', 'Tema', 'Anbefaling', 'Kommunens svar', 'Status']);
		expect(sample.map(({ year, implementation }) => [year, implementation])).toEqual([
			[2019, 'implemented'],
			[2020, 'unknown'],
			[2020, 'unknown']
		]);
	});

	test('of a file that lacks a year still names the columns to choose from, and a year for all mends it', async () => {
		const text = 'Anbefaling;Svar\nRådet anbefaler en bænk ved søen.;Bænken er sat op.\n';
		const { report, columns } = await tried(text);
		expect([report.refused?.code, columns]).toEqual(['no-year-column', ['Anbefaling', 'Svar']]);
		if (!report.mapping) throw new Error('no mapping');
		const choice = sourceChoices('year', undefined, { columns, hasSpanning: false }).find(
			({ value }) => value === 'constant'
		);
		expect(choice).toBeDefined();
		const mapping = withSource(report.mapping, 'year', { constant: '2018' });
		const again = await tryImport({ bytes: bytesOf(text), fileName: 'x.csv', mapping });
		expect([again.report.refused, again.report.per_year]).toEqual([null, { 2018: 1 }]);
		expect(chosenValue(again.report.mapping?.fields.year)).toBe('constant');
	});

	test('asks to confirm a year out of the name of the file', async () => {
		const { report } = await tried(
			'Anbefaling\nRådet anbefaler en bænk ved søen i parken.\n',
			'råd 2021.csv'
		);
		expect(guessTexts(report)).toEqual([
			'Ingen kolonne siger året. 2021 er taget fra filens navn og gælder alle rækker.'
		]);
	});
});

describe('downloads', () => {
	test('the report holds every rejected, doubtful and repeated row, and no cell is a formula', async () => {
		const { report } = await tried(REGISTER);
		const lines = reportCsv(report).split('\r\n');
		expect(lines[0]).toBe('\ufeffArt;Ark;Række;Linje;Kode;Hvad');
		expect(lines).toHaveLength(2 + report.rejected.length + report.notes.length + report.duplicates.length);
		expect(lines).toContain(
			'gentagelse;;4;5;exact-duplicate;række 4 (linje 5) er det samme som række 3 (linje 4)'
		);
		const hostile = {
			...report,
			rejected: [{ sheet: '=1+1', record: 1, line: 1, code: 'x', message: '@a' }]
		};
		expect(reportCsv(hostile)).toContain("kan ikke bruges;'=1+1;1;1;x;'@a");
	});

	test('the folder holds the file as received, a descriptor that is read, and the mapping that reads it the same', async () => {
		const { report } = await tried(REGISTER);
		if (!report.mapping) throw new Error('no mapping');
		const bytes = bytesOf(REGISTER);
		const facts = { bytes, fileName: 'a/b.csv', council: 'Ældrerådet', municipality: 'Ballerup' };
		const zip = unzipSync(await registerFolder({ ...facts, mapping: report.mapping }));
		const files = new Map(
			Object.entries(zip).map(([path, content]) => [path.replace('ballerup/', ''), content])
		);
		expect([...files.keys()].sort()).toEqual(['README.txt', 'a-b.csv', 'mapping.json', 'register.json']);
		const { council, sources } = readDescriptor(files);
		expect([council.id, council.termFrom, council.termTo]).toEqual(['aeldreraadet', 2019, 2020]);
		expect([sources[0]?.file, files.get('a-b.csv')]).toEqual(['a-b.csv', bytes]);
		const mapping = parseMapping(strFromU8(files.get('mapping.json') ?? new Uint8Array()));
		const again = await dryRun({ bytes, fileName: 'a-b.csv', mapping });
		expect(again.report.usable).toBe(report.usable);
	});

	test.each(['da', 'en'] as const)(
		'the template is read as a register without a guess, %s',
		async (locale) => {
			const bytes = await templateWorkbook(locale);
			expect(await templateWorkbook(locale)).toEqual(bytes);
			const { report, sample } = await tryImport({ bytes, fileName: 'skabelon.xlsx', mapping: null });
			expect([report.refused, report.usable, report.rejected, guessTexts(report)]).toEqual([null, 1, [], []]);
			expect(report.sheets.map(({ read }) => read)).toEqual([true, false]);
			expect(Object.keys(report.mapping?.fields ?? {}).sort()).toEqual([
				'body',
				'response',
				'status',
				'text',
				'theme',
				'year'
			]);
			expect([sample[0]?.implementation, sample[0]?.text]).toEqual([
				'implemented',
				expect.stringMatching(/^(?:EKSEMPEL|EXAMPLE), /)
			]);
		}
	);
});
