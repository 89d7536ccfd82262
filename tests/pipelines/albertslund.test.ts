import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { problemsOf, readCopy, SOURCE, sourceText } from './register-copy.ts';

const reading = await readCopy({}, true);

describe('the register of Albertslund', () => {
	test('has 99 recommendations in eight years', () => {
		const perYear = new Map<number, number>();
		for (const { year } of reading.recommendations) perYear.set(year, (perYear.get(year) ?? 0) + 1);
		expect([...perYear].sort(([a], [b]) => a - b)).toEqual([
			[2010, 16],
			[2011, 7],
			[2012, 13],
			[2013, 14],
			[2014, 4],
			[2015, 17],
			[2016, 17],
			[2017, 11]
		]);
	});

	test('has 13 themes, 11 of them with a status, and each in a shared area', () => {
		expect(reading.themes).toHaveLength(13);
		expect(new Set(reading.statements.map(({ themeId }) => themeId)).size).toBe(11);
		expect(reading.themes.every(({ areaId }) => areaId !== null)).toBe(true);
	});

	test('has 20 status cells that make 17 statements, three of them broken', () => {
		const cells = reading.statements.map(({ sourceLines }) => sourceLines);
		expect(cells.flat()).toHaveLength(20);
		expect(cells.filter((lines) => lines.length > 1)).toEqual([
			[13, 15],
			[31, 34],
			[45, 49]
		]);
		expect(reading.statements.map(({ statementId }) => statementId)).toEqual(
			Array.from({ length: 17 }, (_, index) => `alb-ir-s${String(index + 1).padStart(2, '0')}`)
		);
	});

	test('has 97 recommendations beside a status', () => {
		const alone = reading.recommendations.filter(({ blockStatementId }) => blockStatementId === null);
		expect(alone.map(({ recommendationId }) => recommendationId)).toEqual([
			'alb-ir-2015-13',
			'alb-ir-2017-11'
		]);
		const stands = reading.statements.flatMap(({ standsFor }) => standsFor);
		expect(new Set(stands).size).toBe(97);
		expect(stands).toHaveLength(97);
	});

	test('numbers its recommendations in the order of the source within each year', () => {
		for (const year of new Set(reading.recommendations.map((row) => row.year))) {
			const ids = reading.recommendations
				.filter((row) => row.year === year)
				.map(({ recommendationId }) => recommendationId);
			expect(ids).toEqual(ids.map((_, index) => `alb-ir-${year}-${String(index + 1).padStart(2, '0')}`));
		}
	});

	test('has no problem even for a build, and three notes on its text', () => {
		expect(reading.problems).toEqual([]);
		const notes = reading.notes.filter(({ source }) => source === SOURCE);
		expect(notes.map(({ line, code }) => `${line} ${code}`)).toEqual([
			'25 undecided-hyphen',
			'58 lost-letter',
			'58 lost-digit'
		]);
	});

	test('is read as UTF-8 with line feeds and described by its checksum', () => {
		expect(reading.sources[0]).toMatchObject({ encoding: 'utf-8', byteOrderMark: false, lineEnds: 'lf' });
		expect(reading.sources[0]?.sha256).toBe(reading.sources[0]?.descriptor.sha256);
	});

	test('names each of its repairs', () => {
		const told = reading.repairs.map(
			({ line, kind, before, after, reason }) =>
				`${line} ${kind} ${JSON.stringify(before)} ${JSON.stringify(after)} (${reason})`
		);
		expect(told.join('\n')).toMatchSnapshot();
	});
});

describe('a build is refused', () => {
	test('where the source is not the one described', async () => {
		const changed = { [SOURCE]: sourceText + '\n' };
		expect(problemsOf(await readCopy(changed, true))).toEqual(['1 source-changed']);
		expect(problemsOf(await readCopy(changed))).toEqual([]);
	});

	test('where ids are provisional', async () => {
		expect(problemsOf(await readCopy({ 'ids.csv': null }, true))).toEqual(['ids.csv:1 missing-file']);
		const ledger = readFileSync('data/registers/albertslund/ids.csv', 'utf8');
		const short = ledger.replace(/^recommendation,alb-ir-2017-11.*\n/m, '');
		expect(problemsOf(await readCopy({ 'ids.csv': short }, true))).toEqual(['108 new-id']);
		expect(problemsOf(await readCopy({ 'ids.csv': short }))).toEqual([]);
	});

	test('where a theme has no id', async () => {
		const themes = readFileSync('data/registers/albertslund/themes.csv', 'utf8').replace(
			/^.*Sundhed.*\n/m,
			''
		);
		expect((await readCopy({ 'themes.csv': themes })).notes.map(({ code }) => code)).toContain(
			'theme-renamed'
		);
		const noIds = { 'themes.csv': themes, 'ids.csv': null };
		expect(problemsOf(await readCopy(noIds, true))).toContain('85 new-theme');
	});
});

describe('other files of the folder that cannot be used are named', () => {
	test.each([
		['a source that is not there', { [SOURCE]: null }, `1 missing-source`],
		[
			'an area that does not exist',
			{ 'themes.csv': 'theme_id,label,area_id\nalb-ir-t01,Uddannelse,moon\n' },
			'themes.csv:2 unknown-area'
		],
		['a theme twice', { 'themes.csv': 'theme_id,label,area_id\na,X,\nb,x,\n' }, 'themes.csv:3 invalid-theme'],
		[
			'an id twice',
			{
				'ids.csv':
					'kind,id,year,theme_id,text_key,first_source,retired\nstatement,a,,t,x#00000000,s,\nstatement,a,,t,x#00000000,s,\n'
			},
			'ids.csv:3 invalid-ledger'
		],
		['a ledger without a column', { 'ids.csv': 'kind,id\n' }, 'ids.csv:1 missing-column']
	])('%s', async (_, changes, problem) => {
		expect(problemsOf(await readCopy(changes as Record<string, string | null>))).toContain(problem);
	});

	test('a layout that is not known', async () => {
		const descriptor = readFileSync('data/registers/albertslund/register.json', 'utf8').replace(
			'year-table',
			'essay'
		);
		const { problems } = await readCopy({ 'register.json': descriptor });
		expect(problems).toContainEqual(
			expect.objectContaining({ code: 'unknown-layout', message: expect.stringContaining('year-table') })
		);
	});
});
