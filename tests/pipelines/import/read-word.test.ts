import { describe, expect, test } from 'vitest';
import { readWord } from '#pipelines/import/read-word.ts';
import { READ_BOUNDS } from '#pipelines/import/table-file.ts';
import { WordTable } from '#pipelines/import/word-table.ts';
import { wordDocument } from './packed-file.ts';

const cell = (text: string, properties = '') =>
	`<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
const table = (...rows: string[]) =>
	`<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;

describe('a document', () => {
	test('gives each table as a sheet, theme rows marked and merged cells filled', () => {
		const bytes = wordDocument(
			table(
				cell('År') + cell('Anbefaling'),
				cell('Skole', '<w:gridSpan w:val="2"/>'),
				cell('2014', '<w:vMerge w:val="restart"/>') + cell('Lektiehjælp'),
				cell('', '<w:vMerge/>') + cell('Mentor'),
				cell('') + cell('')
			) + table(cell('2015') + cell('Bibliotek'))
		);
		expect(readWord(bytes).sheets).toEqual([
			{
				name: 'table 1',
				rows: [
					{ record: 1, line: null, cells: ['År', 'Anbefaling'] },
					{ record: 2, line: null, cells: ['Skole', 'Skole'], spans: true },
					{ record: 3, line: null, cells: ['2014', 'Lektiehjælp'] },
					{ record: 4, line: null, cells: ['2014', 'Mentor'] }
				]
			},
			{ name: 'table 2', rows: [{ record: 1, line: null, cells: ['2015', 'Bibliotek'] }] }
		]);
	});

	test('leaves struck out text out and says so, and keeps what was put in', () => {
		const runs =
			'<w:del><w:r><w:delText>gammel</w:delText></w:r></w:del><w:ins><w:r><w:t>ny</w:t></w:r></w:ins>';
		const file = readWord(wordDocument(table(`<w:tc><w:p>${runs}</w:p></w:tc>${cell('x')}`)));
		expect(file.sheets[0]?.rows[0]?.cells).toEqual(['ny', 'x']);
		expect(file.notes.map(({ code, sheet }) => [code, sheet])).toEqual([['struck-out-text', 'table 1']]);
	});

	test('keeps the text of a table inside a cell, and lines of a cell apart', () => {
		const inner = `<w:tc><w:p><w:r><w:t>ude</w:t></w:r></w:p>${table(cell('inde'))}</w:tc>`;
		expect(readWord(wordDocument(table(inner + cell('x')))).sheets[0]?.rows[0]?.cells).toEqual([
			'ude\ninde',
			'x'
		]);
	});
});

test.each([
	['running text', wordDocument('<w:p><w:r><w:t>Referat</w:t></w:r></w:p>'), 'no-table'],
	[
		'a picture that lies elsewhere',
		wordDocument(table(cell('x')), {
			'word/_rels/document.xml.rels':
				'<Relationships><Relationship Type="http://x/relationships/image" Target="http://example.org/a.png" TargetMode="External"/></Relationships>'
		}),
		'outside-picture'
	],
	[
		'a cell over a million columns',
		wordDocument(table(cell('x', '<w:gridSpan w:val="1000000"/>'))),
		'too-many-columns'
	],
	[
		'a row whose cells cover over two thousand columns together',
		wordDocument(table(cell('x', '<w:gridSpan w:val="700"/>').repeat(3))),
		'too-many-columns'
	],
	[
		'a row that begins too far in for its cells',
		wordDocument(
			table(`<w:trPr><w:gridBefore w:val="1999"/></w:trPr>${cell('x', '<w:gridSpan w:val="2"/>')}`)
		),
		'too-many-columns'
	]
])('%s is refused', (_name, bytes, code) => {
	expect(() => readWord(bytes)).toThrow(expect.objectContaining({ code }));
});

test('line breaks inside a cell stay, however many, and those at its end go', () => {
	const written = new WordTable(READ_BOUNDS);
	written.openRow();
	written.openCell();
	const text = `a${'\n'.repeat(800_000)}b`;
	written.write(text);
	written.write('\n\n');
	written.closeCell();
	expect(written.rows()[0]?.cells).toEqual([text]);
});

test('a row may cover two thousand columns', () => {
	const wide = table(`<w:trPr><w:gridBefore w:val="1998"/></w:trPr>${cell('x', '<w:gridSpan w:val="2"/>')}`);
	expect(readWord(wordDocument(wide)).sheets[0]?.rows[0]?.cells).toHaveLength(2000);
});
