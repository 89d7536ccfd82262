import { describe, expect, test } from 'vitest';
import { layoutParser, LAYOUT_NAMES } from '#pipelines/parse/layouts.ts';
import { PROSE_LAYOUT_NAMES, proseParser } from '#pipelines/parse/prose-layouts.ts';
import { parseStatusList } from '#pipelines/parse/status-list.ts';

const read = (lines: readonly string[]) =>
	parseStatusList('s.csv', new TextEncoder().encode(`${lines.join('\n')}\n`), lines);

describe('a status list', () => {
	test('has records of ids and a text, each piece with its line', () => {
		const { records, roles, problems } = read([
			'recommendation_ids,text',
			' a-1 ; a-2;,"Sket. ',
			'',
			' Og mere."',
			'',
			'a-3,Andet.'
		]);
		expect(records).toEqual([
			{
				line: 2,
				recommendationIds: ['a-1', 'a-2'],
				pieces: [
					{ line: 2, text: 'Sket.' },
					{ line: 4, text: 'Og mere.' }
				]
			},
			{ line: 6, recommendationIds: ['a-3'], pieces: [{ line: 6, text: 'Andet.' }] }
		]);
		expect(roles).toEqual(['header', 'statement', 'blank', 'statement', 'blank', 'statement']);
		expect(problems).toEqual([]);
	});

	test('counts the lines of the ids where these come first', () => {
		const idsFirst = read(['recommendation_ids,text', '"a-1;', 'a-2","Sket.', 'Mere."']);
		expect(idsFirst.records).toEqual([
			{
				line: 2,
				recommendationIds: ['a-1', 'a-2'],
				pieces: [
					{ line: 3, text: 'Sket.' },
					{ line: 4, text: 'Mere.' }
				]
			}
		]);
		expect(idsFirst.roles.slice(1)).toEqual(['statement', 'statement', 'statement']);
		const textFirst = read(['text,recommendation_ids', '"Sket.', 'Mere.","a-1;', 'a-2"', 'x,y,z']);
		expect(textFirst.records[0]?.pieces.map(({ line }) => line)).toEqual([2, 3]);
		expect(textFirst.roles.slice(1)).toEqual(['statement', 'statement', 'statement', 'unusable']);
		expect(textFirst.problems.map(({ line, code }) => `${line} ${code}`)).toEqual(['5 invalid-record']);
	});

	test('counts the blank lines before a text in quotes, and takes the lines to the closing quote', () => {
		const { records, roles } = read([
			'recommendation_ids,text',
			'"',
			'a-1","',
			'',
			'Sket.',
			'Mere.',
			'"',
			'a-2,Andet.'
		]);
		expect(records.map(({ line, pieces }) => [line, ...pieces.map((piece) => piece.line)])).toEqual([
			[2, 5, 6],
			[8, 8]
		]);
		expect(records[0]?.recommendationIds).toEqual(['a-1']);
		const statements = Array.from(roles.keys()).filter((index) => roles[index] === 'statement');
		expect(statements).toEqual([1, 2, 4, 5, 6, 7]);
	});

	test('may begin with blank lines and put its columns in quotes', () => {
		const { records, roles } = read(['', ' ', ' "text" ,"recommendation_ids"', 'Sket.,a-1']);
		expect(roles).toEqual(['blank', 'blank', 'header', 'statement']);
		expect(records.map(({ recommendationIds }) => recommendationIds)).toEqual([['a-1']]);
	});

	test.each([[['id,text', 'a-1,Sket.', '']], [['recommendation_ids,text,note', 'a-1,Sket.,x', '']], [[]]])(
		'of other columns is refused: %j',
		(lines) => {
			const { records, roles, problems } = read(lines);
			expect(records).toEqual([]);
			expect(roles).toEqual(lines.map((line) => (line === '' ? 'blank' : 'unusable')));
			expect(problems).toEqual([
				{
					source: 's.csv',
					line: 1,
					code: 'missing-column',
					message:
						'the first line must be recommendation_ids,text: a status list has these columns and no other'
				}
			]);
		}
	);
});

test('every layout that is named has a parser, and no other name has', () => {
	expect(LAYOUT_NAMES).toEqual(['year-table']);
	expect(PROSE_LAYOUT_NAMES).toEqual(['minutes', 'remarks', 'policy']);
	for (const name of LAYOUT_NAMES) expect(layoutParser(name)).toBeTypeOf('function');
	for (const name of PROSE_LAYOUT_NAMES) expect(proseParser(name)).toBeTypeOf('function');
	expect([layoutParser('other'), proseParser('other')]).toEqual([undefined, undefined]);
});
