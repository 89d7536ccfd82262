import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse as parseCsv } from 'csv-parse/sync';

const home = mkdtempSync(join(tmpdir(), 'genklang-import-'));
const file = join(home, 'register.csv');
const LONG = 'Rådet anbefaler, at kommunen opretter et korps af frivillige mentorer';

beforeAll(() => {
	const rows = Array.from({ length: 25 }, (_, index) => `;Skole;${LONG} ${index};Venter`);
	writeFileSync(file, ['År;Tema;Anbefaling;Status', `2014;Mentor;${LONG};Gennemført`, ...rows].join('\r\n'));
});
afterAll(() => rmSync(home, { recursive: true }));

function data(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['--import', 'tsx', 'pipelines/cli.ts', 'import', ...args],
		{ encoding: 'utf8' }
	);
	return { status, stdout, stderr };
}

describe('npm run data -- import', () => {
	test('says in sentences what the file is, how it is read and what its rows become', () => {
		const { status, stdout } = data(file);
		expect(status).toBe(0);
		for (const sentence of [
			'delimited text (CSV)',
			'cells divided by semicolon',
			'encoding utf-8',
			'lines end with CR LF',
			'"column": "Anbefaling"',
			'26 records, 1 usable, 25 rejected',
			'register.csv, record 2, line 3: the row says no year: write the year or the date (no-year)',
			'and 5 more: --report',
			'"Venter" (25 rows) is in no list of status words',
			'nothing has been written yet'
		]) {
			expect(stdout).toContain(sentence);
		}
	});

	test('prints one JSON object and nothing else for machines', () => {
		const { status, stdout, stderr } = data(file, '--json');
		expect(status).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({ form: 'csv', rows: 26, usable: 1, refused: null });
		expect(stderr).toBe('');
	});

	test('writes every finding into a CSV, however many', () => {
		const report = join(home, 'report.csv');
		data(file, '--json', '--report', report);
		const [heading, ...rows] = parseCsv(readFileSync(report)) as string[][];
		expect(heading).toEqual(['kind', 'sheet', 'record', 'line', 'code', 'message']);
		expect(rows.filter(([kind]) => kind === 'rejected')).toHaveLength(25);
		expect(rows.at(-1)?.slice(0, 5)).toEqual(['note', '', '', '', 'unmapped-status']);
	});

	test('follows a mapping from a file', () => {
		const mapping = join(home, 'mapping.json');
		writeFileSync(
			mapping,
			JSON.stringify({
				version: 1,
				fields: { text: { column: 'Anbefaling' }, year: { constant: '2016' } },
				statuses: {}
			})
		);
		const { stdout } = data(file, '--json', '--mapping', mapping);
		expect(JSON.parse(stdout)).toMatchObject({ usable: 26, per_year: { 2016: 26 } });
	});

	test('refuses a mapping that is none, naming its file and what is wrong', () => {
		const mapping = join(home, 'broken.json');
		writeFileSync(mapping, '{"version":1,"fields":{"text":{"column":"Anbefaling"}}}');
		const { status, stdout } = data(file, '--mapping', mapping);
		expect(status).toBe(1);
		expect(stdout).toContain('broken.json: mapping: "fields.year" is missing');
	});

	test('refuses a file that is not there', () => {
		const { status, stdout } = data(join(home, 'nothing.csv'), '--json');
		expect(status).toBe(1);
		expect(JSON.parse(stdout)).toMatchObject({ refused: { code: 'no-file' } });
	});

	test('writes the register with --apply, and nothing the second time', () => {
		const into = ['--data', join(home, 'data'), '--council', 'fjordby', '--as-of', '2017', '--apply'];
		const first = data(file, ...into);
		expect(first.status).toBe(0);
		expect(first.stdout).toContain('1 new, 0 changed, 0 unchanged, 0 gone');
		const folder = join(home, 'data', 'registers', 'fjordby');
		expect(readFileSync(join(folder, 'source.csv'))).toEqual(readFileSync(file));
		expect(data(file, ...into).stdout).toContain('nothing was written');
		const { stdout } = data(file, '--data', join(home, 'data'), '--council', 'fjordby', '--json');
		expect(JSON.parse(stdout)).toMatchObject({ changes: { new: 0, changed: 0, unchanged: 1 } });
	});

	test('refuses to write what has statuses without a date, and says how to give it', () => {
		const { status, stdout } = data(file, '--data', join(home, 'none'), '--council', 'fjordby', '--apply');
		expect(status).toBe(1);
		expect(stdout).toContain('Refused (status-date-needed)');
		expect(stdout).toContain('--as-of');
	});

	test('explains itself without a file', () => {
		const { status, stderr } = data();
		expect(status).toBe(2);
		expect(stderr).toContain('usage: npm run data -- import <file>');
	});
});
