import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dryRun } from '#pipelines/import/dry-run.ts';
import { readTextTable } from '#pipelines/import/read-text-table.ts';

const SOURCE = 'data/registers/albertslund/001_e36baab6562e834e.txt';
const bytes = (text: string) => new TextEncoder().encode(text);

const TABLE = [
	'Anbefalinger 2010-2012',
	'',
	'År\tAnbefaling\tStatus',
	'Skole\t\t',
	'2010\tKommunen bør oprette et korps af mentorer.\tKorpset blev oprettet i',
	'2011\tSkolerne bør samarbejde med forældrene\t',
	'',
	'\tog med foreningerne.\tforåret 2011.',
	'Ældre\t\t',
	'2012\tPlejehjem bør have sprogkurser.\tDer er sprogkurser.'
].join('\n');

describe('the text of a table of year, recommendation and status', () => {
	test('gives each row its theme, and the status text that stands beside it', () => {
		const file = readTextTable(bytes(TABLE));
		expect(file).toMatchObject({ form: 'text-table', lineEnds: 'lf', delimiter: '\t' });
		expect(file?.sheets[0]?.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
			[3, 'År', 'Tema', 'Anbefaling', 'Statustekst'],
			[
				5,
				'2010',
				'Skole',
				'Kommunen bør oprette et korps af mentorer.',
				'Korpset blev oprettet i foråret 2011.'
			],
			[6, '2011', 'Skole', 'Skolerne bør samarbejde med forældrene og med foreningerne.', ''],
			[10, '2012', 'Ældre', 'Plejehjem bør have sprogkurser.', 'Der er sprogkurser.']
		]);
	});

	test('says that a status text of a block is the answer of its first row only', () => {
		expect(readTextTable(bytes(TABLE))?.notes.map(({ code }) => code)).toContain('shared-status');
	});

	test('keeps a row without a year that can be told as one that is rejected', async () => {
		const text = TABLE.replace('2011\t', '20l1\t');
		const { report } = await dryRun({ bytes: bytes(text), fileName: 'a.txt', mapping: null });
		expect(report).toMatchObject({ form: 'text-table', rows: 3, usable: 2 });
		expect(report.rejected.map(({ line, code }) => [line, code])).toEqual([[6, 'invalid-year']]);
	});

	test.each([
		['a list without themes', 'År\tAnbefaling\tStatus\n2010\tEn\tx\n2011\tTo\ty\n2012\tTre\tz\n'],
		['a text without tabs', 'År Anbefaling\nSkole\n2010 En\n'],
		['prose with a tab in it', 'Referat\n1.\tDagsorden\nRådet mødtes.\n2.\tEventuelt\nIntet.\n']
	])('is not seen in %s', (_name, text) => {
		expect(readTextTable(bytes(text))).toBeNull();
	});

	test('of Albertslund gives its rows, themes and answers', async () => {
		const { report } = await dryRun({ bytes: readFileSync(SOURCE), fileName: SOURCE, mapping: null });
		expect(report).toMatchObject({
			form: 'text-table',
			rows: 99,
			usable: 99,
			answered: 17,
			per_year: { 2010: 16, 2011: 7, 2012: 13, 2013: 14, 2014: 4, 2015: 17, 2016: 17, 2017: 11 },
			rejected: [],
			refused: null
		});
		expect(Object.keys(report.per_theme)).toHaveLength(13);
	});
});
