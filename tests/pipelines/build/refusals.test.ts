import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildDatabase } from '#pipelines/build/build-database.ts';
import { readAreas } from '#pipelines/build/read-areas.ts';
import { refuseUnusable } from '#pipelines/build/refuse-unusable.ts';
import { rowsOf } from '#pipelines/build/rows.ts';
import type { RegisterReading } from '#pipelines/model.ts';
import { SMALL_AREAS, smallReading } from './small-reading.ts';

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'genklang-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('a build refuses before it writes', () => {
	const refusal = (...readings: RegisterReading[]) => {
		try {
			refuseUnusable(readings, SMALL_AREAS);
		} catch (error) {
			return (error as { problems?: readonly string[] }).problems;
		}
		return undefined;
	};

	test('nothing that is in order', () => {
		expect(refusal(smallReading())).toBeUndefined();
	});

	test('no register at all', () => {
		expect(refusal()).toEqual(['no register folder with a register.json']);
	});

	test('every problem of every register, each with file and line', () => {
		const problems = [
			{ source: 'register.txt', line: 17, code: 'invalid-year', message: 'invalid year: 20l6' },
			{ source: 'codings.csv', line: 3, code: 'unknown-code', message: 'unknown response: "maybe"' }
		];
		expect(refusal(smallReading({ problems }))).toEqual([
			'data/registers/test/register.txt:17: invalid year: 20l6',
			'data/registers/test/codings.csv:3: unknown response: "maybe"'
		]);
	});

	test('two registers of one council', () => {
		expect(refusal(smallReading(), smallReading({ folder: 'data/registers/again' }))).toEqual([
			'data/registers/again/register.json: council id "tst-ir" is that of data/registers/test',
			'data/registers/again/register.json: council slug "testby" is that of data/registers/test',
			'"home": true must stand in one register.json, that of the council that / leads to: none',
			'data/registers/again: the id "tst-ir-register" is given twice'
		]);
	});

	test('an area that areas.csv does not have, and no area at all is in order', () => {
		const themes = smallReading().themes.map((theme) => ({ ...theme, areaId: theme.areaId && 'nowhere' }));
		expect(refusal(smallReading({ themes }))).toEqual([
			'data/registers/test/themes.csv: unknown area of tst-ir-t01: "nowhere"'
		]);
	});

	test('a year outside what the register covers', () => {
		const { descriptor } = smallReading();
		const council = { ...descriptor.council, termTo: 2010 };
		expect(refusal(smallReading({ descriptor: { ...descriptor, council } }))).toEqual([
			'data/registers/test/register.txt:7: year outside 2010-2010: 2011',
			'data/registers/test/register.txt:9: year outside 2010-2010: 2011'
		]);
	});
});

describe('a build refuses while it loads', () => {
	const build = (changes: Partial<RegisterReading>) =>
		buildDatabase(join(folder, 'x.duckdb'), rowsOf([smallReading(changes)], SMALL_AREAS));
	const small = smallReading();
	const [first, ...others] = small.recommendations;
	const [statement] = small.statements;
	if (!first || !statement) throw new Error('no rows');

	test('nothing that is in order', async () => {
		await build({});
		expect(await readdir(folder)).toEqual(['x.duckdb']);
	});

	test.each<readonly [string, Partial<RegisterReading>, string]>([
		[
			'a recommendation that occurs twice',
			{ recommendations: [first, first, ...others] },
			'table recommendations: '
		],
		[
			'a quote that is not in the statement',
			{
				recommendations: [{ ...first, coding: { ...first.coding, quote: 'Der er lånt' } }, ...others]
			},
			'quote that is in none of the statements named: tst-ir-2010-01'
		],
		[
			'a judgement of a row beside a shared text',
			{
				recommendations: [{ ...first, coding: { ...first.coding, response: 'group' as const } }, ...others]
			},
			'table recommendations: '
		],
		[
			'a statement that does not exist',
			{
				recommendations: [
					{ ...first, coding: { ...first.coding, statementIds: ['tst-ir-s01', 'tst-ir-s09'] } },
					...others
				]
			},
			'statement named that does not exist in the same theme: tst-ir-2010-01 names tst-ir-s09'
		],
		[
			'a statement that speaks of what does not exist',
			{ statements: [{ ...statement, speaksOf: ['tst-ir-2010-09'] }] },
			'recommendation named that does not exist in the same theme: tst-ir-s01 names tst-ir-2010-09'
		],
		[
			'a line without an account',
			{ lineAccounts: small.lineAccounts.slice(1) },
			'line without an account, or an account without a line: tst-ir-register:1'
		],
		[
			'an account of a line that is not there',
			{
				lineAccounts: [
					...small.lineAccounts,
					{ source: 'register.txt', line: 10, role: 'blank' as const, entityIds: [] }
				]
			},
			'line without an account, or an account without a line: tst-ir-register:10'
		],
		[
			'an account that names what does not exist',
			{
				lineAccounts: small.lineAccounts.map((account) => ({
					...account,
					entityIds: account.line === 4 ? ['tst-ir-2010-09'] : account.entityIds
				}))
			},
			'id in a line account that nothing has: tst-ir-register:4 names tst-ir-2010-09'
		],
		[
			'an answer without a link',
			{ responses: small.responses.slice(1) },
			'response that its links do not bear out: tst-ir-2010-01'
		],
		[
			'a link that makes another answer',
			{ responses: small.responses.map((response) => ({ ...response, kind: 'direct' as const })) },
			'response that its links do not bear out: tst-ir-2010-02'
		],
		[
			'a theme that the register does not have',
			{ themes: small.themes.map((theme) => ({ ...theme, themeId: theme.themeId.replace('tst', 'oth') })) },
			'unknown theme: "tst-ir-t01"'
		]
	])('%s', async (_, changes, message) => {
		await expect((async () => build(changes))()).rejects.toThrow(message);
	});
});

describe('areas', () => {
	const read = async (text: string) => {
		const file = join(folder, 'areas.csv');
		await writeFile(file, text);
		return readAreas(file);
	};

	test('are read in the order of the file, without a committee where none is named', async () => {
		const text = 'area_id,label_da,label_en,committee\nb,"B, b",Bb,\na,A,Aa,Udvalget\n';
		expect(await read(text)).toEqual([
			{ area_id: 'b', label_da: 'B, b', label_en: 'Bb', committee: null },
			{ area_id: 'a', label_da: 'A', label_en: 'Aa', committee: 'Udvalget' }
		]);
	});

	test.each([
		['a missing column', 'area_id,label_da\na,A\n', /areas\.csv:1: missing column label_en, committee/],
		['a name left out', 'area_id,label_da,label_en,committee\na,A,,\n', /areas\.csv:2: id or name left out/],
		[
			'an id given twice',
			'area_id,label_da,label_en,committee\na,A,A,\na,B,B,\n',
			/areas\.csv:3: area given twice: "a"/
		]
	])('with %s are refused', async (_, text, message) => {
		await expect(read(text)).rejects.toThrow(message);
	});

	test('that are not there are refused by name', async () => {
		await expect(readAreas(join(folder, 'none.csv'))).rejects.toThrow(/none\.csv: ENOENT/);
	});
});
