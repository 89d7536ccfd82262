import { expect, test } from 'vitest';
import { readJson } from '#pipelines/import/read-json.ts';

const sheetsOf = (value: unknown) =>
	readJson(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))).sheets.map(
		({ name, rows }) => [name, ...rows.map(({ cells }) => cells.join(' | '))]
	);

test('a list of objects is one sheet with a heading of all fields', () => {
	expect(
		sheetsOf([
			{ year: 2014, text: 'A' },
			{ text: 'B', status: null }
		])
	).toEqual([['', 'year | text | status', '2014 | A | ', ' | B | ']]);
});

test('a nested list has the fields of the objects around it', () => {
	const value = {
		municipality: 'Abe',
		councils: [{ name: 'Råd', recommendations: [{ text: 'A', answer: { status: 'Done' } }] }]
	};
	expect(sheetsOf(value)).toEqual([
		[
			'councils',
			'municipality | name | recommendations[0].text | recommendations[0].answer.status',
			'Abe | Råd | A | Done'
		],
		[
			'councils.recommendations',
			'municipality | councils.name | text | answer.status',
			'Abe | Råd | A | Done'
		]
	]);
});

test('years that are keys become a column', () => {
	expect(sheetsOf({ '2014': [{ text: 'A' }], '2015': [{ text: 'B' }] })).toEqual([
		['', 'key | text', '2014 | A', '2015 | B']
	]);
});

test('one object a line is a list too', () => {
	expect(sheetsOf('{"text":"A"}\n{"text":"B"}\n')).toEqual([['', 'text', 'A', 'B']]);
});

test.each([
	['a text that is no JSON', '[{"a":1},', 'invalid-json'],
	['a JSON without a list of objects', '{"a":[1,2]}', 'no-table'],
	['a JSON nested 100,000 deep', '['.repeat(100_000), 'too-deep'],
	['a cell beyond the bound', JSON.stringify([{ a: 'x'.repeat(1_000_001) }]), 'cell-too-long']
])('%s is refused', (_name, text, code) => {
	expect(() => sheetsOf(text)).toThrow(expect.objectContaining({ code }));
});
