import { describe, expect, test } from 'vitest';
import { linkStatements } from '#pipelines/link/link-statements.ts';
import { matchLedger } from '#pipelines/link/match-ledger.ts';
import { resolveThemes } from '#pipelines/link/resolve-themes.ts';
import type { LedgerEntry } from '#pipelines/link/id-ledger.ts';
import { knownTexts, textKey } from '#pipelines/parse/known-texts.ts';
import { parseYearTable } from '#pipelines/parse/year-table.ts';

const nothing = knownTexts([], [], []);

function read(lines: readonly string[], known = nothing) {
	const years = { from: 2000, to: 2020 };
	const table = parseYearTable(lines, { source: 'x.txt', years, term: years, known });
	const linked = linkStatements('x.txt', table, known);
	return {
		statements: linked.statements.map(({ cells, rows }) => ({
			lines: cells.map(({ line }) => line),
			rows: rows.map(({ line }) => line)
		})),
		problems: [...table.problems, ...linked.problems].map(({ line, code }) => `${line} ${code}`),
		notes: linked.notes.map(({ line, code }) => `${line} ${code}`)
	};
}

const head = ['År\tAnbefaling\tStatus', 'Skole'];
const long = 'Der er i samarbejde med skolerne sat gang i arbejdet med at';

describe('a status stands for the rows below it', () => {
	test('down to the next status and to the end of the theme', () => {
		const lines = [
			...head,
			'2010\tA.\t',
			'2010\tB.\tFørst.',
			'2011\tC.\t',
			'2012\tD.\tDernæst.',
			'Sport',
			'2012\tE.\t'
		];
		expect(read(lines)).toEqual({
			statements: [
				{ lines: [4], rows: [4, 5] },
				{ lines: [6], rows: [6] }
			],
			problems: [],
			notes: []
		});
	});

	test('also where the row beside it cannot be used', () => {
		const { statements, problems } = read([...head, '20l0\tA.\tFørst.', '2011\tB.\t']);
		expect(statements).toEqual([{ lines: [3], rows: [4] }]);
		expect(problems).toEqual(['3 invalid-year']);
	});
});

describe('a status text that is broken is one statement', () => {
	test.each([
		[
			'goes on beside the next row in a small letter',
			['2010\tA.\tDer er sat', '2011\tB.\tgang i det.'],
			[[3, 4]],
			[]
		],
		[
			'goes on over two more rows',
			['2010\tA.\tDer er sat', '2011\tB.\tgang i', '2012\tC.\tdet.'],
			[[3, 4, 5]],
			[]
		],
		[
			'goes on in a capital after a page break',
			[`2010\tA.\t${long}`, '', '2011\tB.\tAlbertslund er med.'],
			[[3, 5]],
			['5 status-joined']
		],
		['goes on without a year', ['2010\tA.\tDer er sat', '', '\t\tgang i det.'], [[3, 5]], []],
		[
			'goes on with a new sentence beside the same row',
			['2010\tA.\tDer er sat gang.', '', '\tmere\tMere følger.'],
			[[3, 5]],
			['5 status-joined']
		]
	])('%s', (_, lines, expected, notes) => {
		const result = read([...head, ...lines]);
		expect(result.statements.map((statement) => statement.lines)).toEqual(expected);
		expect(result.notes).toEqual(notes);
		expect(result.problems).toEqual([]);
	});

	test.each([
		['begins with a capital', ['2010\tA.\tDer er sat gang.', '2011\tB.\tAndet er sket.'], []],
		['stands after one word without a full stop', ['2010\tA.\tAfsluttet', '', '2011\tB.\tAfsluttet'], []],
		[
			'begins small in another theme',
			['2010\tA.\tDer er sat', 'Sport', '2011\tB.\tgang i det.'],
			['5 status-starts-small']
		]
	])('one that %s is another', (_, lines, notes) => {
		const result = read([...head, ...lines]);
		expect(result.statements).toHaveLength(2);
		expect(result.notes).toEqual(notes);
	});

	test('what the ledger knows decides where the form does not', () => {
		const lines = [
			...head,
			'2010\tA.\tDer er sat gang i det.',
			'',
			'2011\tB.\tMere følger i året der kommer.'
		];
		expect(read(lines).statements).toHaveLength(2);
		const whole = textKey('Der er sat gang i det. Mere følger i året der kommer.');
		expect(read(lines, knownTexts([], [], [whole])).statements.map((statement) => statement.lines)).toEqual([
			[3, 5]
		]);
	});
});

describe('ids are found again by content', () => {
	const entry = (
		id: string,
		text: string,
		year: number | null,
		themeId = 't1',
		retired = ''
	): LedgerEntry => ({
		kind: year === null ? 'statement' : 'recommendation',
		id,
		year,
		themeId,
		textKey: textKey(text),
		firstSource: 's',
		retired
	});
	const claim = (text: string, year: number | null, themeId: string | null = 't1') => ({
		key: textKey(text),
		year,
		themeId
	});
	const ids = (...args: Parameters<typeof matchLedger>) =>
		matchLedger(...args).map((match) => (match ? `${match.entry.id}${match.changed ? '*' : ''}` : null));

	test('in any order, healed or not', () => {
		const ledger = [entry('a', 'Til-lidsforhold skal styrkes.', 2010), entry('b', 'Andet.', 2010)];
		expect(ids([claim('ANDET', 2010), claim('tillidsforhold skal\nstyrkes', 2010)], ledger)).toEqual([
			'b',
			'a'
		]);
	});

	test('not in another year, and not where the id is retired', () => {
		expect(ids([claim('A', 2011)], [entry('a', 'A', 2010)])).toEqual([null]);
		expect(ids([claim('A', 2010)], [entry('a', 'A', 2010, 't1', 'taken out')])).toEqual([null]);
	});

	test('the same words in two themes keep each its own', () => {
		const ledger = [entry('a', 'A', 2010, 't1'), entry('b', 'A', 2010, 't2')];
		expect(ids([claim('A', 2010, 't2'), claim('A', 2010, 't1')], ledger)).toEqual(['b', 'a']);
		expect(ids([claim('A', 2010, 't3'), claim('A', 2010, null), claim('A', 2010)], ledger)).toEqual([
			'b',
			null,
			'a'
		]);
	});

	test('a corrected text keeps its id and is marked, another text does not take it', () => {
		const ledger = [entry('a', 'Ordnningen med en redegørelse bør fortsættes.', 2013)];
		expect(ids([claim('Ordningen med en redegørelse bør fortsættes.', 2013)], ledger)).toEqual(['a*']);
		expect(ids([claim('Der afholdes en medborgerdag.', 2013)], ledger)).toEqual([null]);
	});
});

describe('themes keep their ids', () => {
	const vocabulary = [
		{ themeId: 'x-t01', label: 'Skole', areaId: 'school' },
		{ themeId: 'x-t02', label: 'Sport', areaId: null }
	];
	const resolve = (...themes: { label: string; votes: string[] }[]) =>
		resolveThemes(themes, vocabulary, 'x').map(({ themeId, areaId, how }) => [themeId, areaId, how]);

	test('by their label, however it is spelled', () => {
		expect(resolve({ label: 'SPORT', votes: [] }, { label: ' skole (fortsat)', votes: [] })).toEqual([
			['x-t02', null, 'label'],
			['x-t01', 'school', 'label']
		]);
	});

	test('by their recommendations, where most were in one theme that nobody else claims', () => {
		expect(resolve({ label: 'Folkeskolen', votes: ['x-t01', 'x-t01', 'x-t02'] })).toEqual([
			['x-t01', 'school', 'renamed']
		]);
		expect(resolve({ label: 'Folkeskolen', votes: ['x-t01'] }, { label: 'Skole', votes: [] })).toEqual([
			['x-t03', null, 'new'],
			['x-t01', 'school', 'label']
		]);
		expect(resolve({ label: 'Nyt', votes: ['x-t01', 'x-t02'] }, { label: 'Nyere', votes: [] })).toEqual([
			['x-t03', null, 'new'],
			['x-t04', null, 'new']
		]);
	});
});
