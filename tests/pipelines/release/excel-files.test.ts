import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { unzipSync, strFromU8 } from 'fflate';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESCRIBED_TABLES } from '#lib/domain/described-table.ts';
import { guarded, takeGuardOff } from '#pipelines/release/excel-csv.ts';
import { makeRelease } from '#pipelines/release/make-release.ts';
import { formatWorkbook, sheetName } from '#pipelines/release/workbook.ts';
import { smallReading } from '../build/small-reading.ts';
import { releaseInput } from './release-input.ts';

const HOSTILE = [
	{ text: '=1+1', textSource: '\t=HYPERLINK("http://x.dk";"klik")' },
	{ text: '+45 12 34', textSource: '\r=2' },
	{ text: '- et punkt; og "mere"', textSource: "'=x" },
	{ text: '@SUM(A1:A9)', textSource: 'a\r\nb _x000D_ æøå \u{1f600}' }
];

let folder: string;
const file = (name: string) => readFile(join(folder, 'current', name));

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	const recommendations = smallReading().recommendations.map((one, place) => ({ ...one, ...HOSTILE[place] }));
	await makeRelease(folder, releaseInput({ recommendations }));
});
afterAll(() => rm(folder, { recursive: true }));

async function rowsOf(name: string, delimiter: string): Promise<string[][]> {
	return parse(await file(name), {
		delimiter,
		bom: true,
		record_delimiter: delimiter === ';' ? '\r\n' : '\n'
	});
}

describe('texts that begin like a formula', () => {
	test('stand in the machine file as they are', async () => {
		const [header = [], ...rows] = await rowsOf('recommendations.csv', ',');
		const [text, source] = [header.indexOf('text'), header.indexOf('text_source')];
		expect(rows.map((row) => ({ text: row[text], textSource: row[source] }))).toEqual(HOSTILE);
	});

	test('begin with a guard sign in the Excel file, which is the machine file without it', async () => {
		const machine = await rowsOf('recommendations.csv', ',');
		const excel = await rowsOf('anbefalinger-excel.csv', ';');
		expect(excel.map((row) => row.map(takeGuardOff))).toEqual(machine);
		expect(excel.flat().filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
		expect(excel.flat().filter((cell) => cell.startsWith("'"))).toHaveLength(7);
	});

	test('are read from the Excel file by DuckDB as from the machine file', async () => {
		const instance = await DuckDBInstance.create(':memory:');
		const connection = await instance.connect();
		const excel = join(folder, 'current', 'anbefalinger-excel.csv');
		const machine = join(folder, 'current', 'recommendations.csv');
		const read = async (path: string, delimiter: string) =>
			(
				await connection.runAndReadAll(
					`select * from read_csv('${path}', delim = '${delimiter}', header = true, all_varchar = true, quote = '"', escape = '"', parallel = false)`
				)
			).getRows();
		const rows = await read(excel, ';');
		const plain = rows.map((row) => row.map((cell) => (cell === null ? null : takeGuardOff(String(cell)))));
		expect(plain).toEqual(await read(machine, ','));
		connection.closeSync();
		instance.closeSync();
	});

	test('are texts in the workbook, to the letter, and no cell holds a formula', async () => {
		const bytes = await file('anbefalinger.xlsx');
		const sheet = (await readXlsx(bytes)).sheets.find(({ name }) => name === 'Anbefalinger');
		const [header = [], ...rows] = sheet?.rows ?? [];
		const [text, source] = [
			header.indexOf('Anbefaling'),
			header.indexOf('Anbefaling, som den står i kilden')
		];
		expect(rows.map((row) => row[text])).toEqual(HOSTILE.map((one) => one.text));
		expect(rows.map((row) => row[source])).toEqual(HOSTILE.map((one) => one.textSource));
		for (const [path, content] of Object.entries(unzipSync(bytes))) {
			if (path.endsWith('.xml')) expect(strFromU8(content), path).not.toMatch(/<f[ >]|<hyperlink/);
		}
	});

	test('stay texts when they are edited: every text of the workbook has the form of texts', async () => {
		const parts = unzipSync(await file('anbefalinger.xlsx'));
		const xml = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
		const styles = xml('xl/styles.xml');
		const [, id] = /<numFmt numFmtId="(\d+)" formatCode="@"/.exec(styles) ?? [];
		const [, formats = ''] = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles) ?? [];
		const isText = [...formats.matchAll(/<xf [^>]*?numFmtId="(\d+)"/g)].map(([, used]) => used === id);
		const sheets = Object.keys(parts).filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
		const cells = sheets
			.slice(1)
			.flatMap((name) => [...xml(name).matchAll(/<c r="[A-Z]+(\d+)" t="s" s="(\d+)"/g)]);
		const texts = cells.filter(([, row]) => row !== '1');
		expect(texts.length).toBeGreaterThan(20);
		expect(texts.filter(([, , style]) => isText[Number(style)] !== true)).toEqual([]);
	});

	test.each(['=', '+', '-', '@', '\t', '\r', '\n', "'=", "''-", "'@x"])('%j gets one sign more', (text) => {
		expect(guarded(text)).toBe(`'${text}`);
	});

	test.each(['', ' =1', "'", "'x", 'a=1', '1', 'å'])('%j stays as it is', (text) => {
		expect([guarded(text), takeGuardOff(text)]).toEqual([text, text]);
	});

	test('come back whatever they are', () => {
		const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", '=', '-', '\t', 'x') }));
		fc.assert(fc.property(texts, (text) => takeGuardOff(guarded(text)) === text));
	});
});

describe('the Excel file', () => {
	test('has a byte order mark, semicolons and CR LF', async () => {
		const bytes = await file('anbefalinger-excel.csv');
		expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(bytes.toString().split('\r\n')[0]).toMatch(/^\u{feff}recommendation_id;council_id;year;/u);
		expect(bytes.toString().endsWith('\r\n')).toBe(true);
	});
});

describe('the workbook', () => {
	test('says first how it may be read, then has a sheet a table with Danish headings', async () => {
		const { sheets } = await readXlsx(await file('anbefalinger.xlsx'));
		expect(sheets.map(({ name }) => name)).toEqual(['Læs mig', ...DESCRIBED_TABLES.map(sheetName)]);
		expect(new Set(sheets.map(({ name }) => name.toLowerCase())).size).toBe(sheets.length);
		expect(sheets.slice(1).map(({ rows }) => rows[0])).toEqual(
			DESCRIBED_TABLES.map(({ columns }) => Object.values(columns).map(({ title }) => title))
		);
		const read = JSON.stringify(sheets[0]?.rows);
		expect(read).toContain('1.0.0 af 2026-11-22');
		expect(read).toContain('ikke nødvendigvis på grund af den');
	});

	test('freezes its headings, filters its columns and gives each a width', async () => {
		const parts = unzipSync(await file('anbefalinger.xlsx'));
		const sheets = Object.keys(parts).filter((path) => path.startsWith('xl/worksheets/sheet'));
		expect(sheets).toHaveLength(DESCRIBED_TABLES.length + 1);
		for (const path of sheets.filter((one) => !one.endsWith('/sheet1.xml'))) {
			const xml = strFromU8(parts[path] ?? new Uint8Array());
			expect(xml, path).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
			expect(xml, path).toMatch(/<autoFilter ref="A1:[A-Z]+\d+"/);
			expect(xml, path).toMatch(/<col min="1" max="1" width="\d/);
		}
	});

	test('holds numbers as numbers and yes and no as such', async () => {
		const { sheets } = await readXlsx(await file('anbefalinger.xlsx'));
		const rows = sheets.find(({ name }) => name === 'Anbefalinger')?.rows ?? [];
		const at = (heading: string) => rows[1]?.[rows[0]?.indexOf(heading) ?? -1];
		expect([at('År'), at('Sikker'), at('Alder i år'), at('Råd-id')]).toEqual([2010, true, 3, 'tst-ir']);
	});

	test('leaves out a table that a sheet cannot hold, and says so', async () => {
		const [councils] = DESCRIBED_TABLES;
		if (!councils) throw new Error('no tables');
		const facts = { version: '1.0.0', date: '2026-11-22', publisher: 'Genklang' };
		const large = { table: councils, rows: [], leftOut: 25_001 };
		const { sheets } = await readXlsx(await formatWorkbook(facts, [large]));
		expect(sheets.map(({ name }) => name)).toEqual(['Læs mig']);
		expect(JSON.stringify(sheets[0]?.rows)).toContain('(for stor til et ark, se councils.parquet)","25001"');
	});

	test('cuts a text that a cell cannot hold', async () => {
		const themes = DESCRIBED_TABLES.find(({ name }) => name === 'themes');
		if (!themes) throw new Error('no themes');
		const rows = [['a-t01', 'a', 'å'.repeat(40_000), null]];
		const facts = { version: '1.0.0', date: '2026-11-22', publisher: 'Genklang' };
		const { sheets } = await readXlsx(await formatWorkbook(facts, [{ table: themes, rows }]));
		expect(String(sheets[1]?.rows[1]?.[2])).toHaveLength(32_767);
	});
});
