import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { FJORDBY } from './folder-copy.ts';
import { SOURCE, sourceText } from './register-copy.ts';

const home = mkdtempSync(join(tmpdir(), 'genklang-check-'));
const folder = join(home, 'registers', 'albertslund');

beforeEach(() => {
	rmSync(join(home, 'registers'), { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	cpSync('data/registers/albertslund', folder, { recursive: true });
	cpSync('data/areas.csv', join(home, 'areas.csv'));
});

afterAll(() => rmSync(home, { recursive: true }));

function data(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['--import', 'tsx', 'pipelines/cli.ts', ...args],
		{ encoding: 'utf8' }
	);
	return { status, stdout, stderr };
}

function check(): { status: number | null; report: Record<string, unknown> } {
	const { status, stdout } = data('check', folder, '--json');
	return { status, report: JSON.parse(stdout) as Record<string, unknown> };
}

function changeSource(change: (text: string) => string): void {
	writeFileSync(join(folder, SOURCE), change(sourceText));
}

function snapshotOf(): Record<string, string> {
	return Object.fromEntries(
		readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')])
	);
}

describe('npm run data -- check', () => {
	test('prints one JSON object, exits 0 and writes nothing', () => {
		const before = snapshotOf();
		const { status, report } = check();
		expect(status).toBe(0);
		expect(report).toMatchObject({
			recommendations: 99,
			statements: 17,
			themes: 13,
			themes_with_status: 11,
			status_cells: 20,
			per_year: { 2010: 16, 2011: 7, 2012: 13, 2013: 14, 2014: 4, 2015: 17, 2016: 17, 2017: 11 },
			encoding: 'utf-8',
			byte_order_mark: false,
			line_ends: 'lf',
			problems: []
		});
		const lines = (report.lines as { source: string }[]).filter(({ source }) => source === SOURCE);
		expect(lines).toHaveLength(133);
		expect(lines[6]).toEqual({
			source: SOURCE,
			line: 7,
			role: 'recommendation',
			entity_ids: ['alb-ir-2010-01', 'alb-ir-s01'],
			text: expect.stringContaining('2010\tDet skal')
		});
		expect(report.repairs).toContainEqual({
			source: SOURCE,
			line: 49,
			kind: 'hyphen',
			before: 'til-lidsforhold',
			after: 'tillidsforhold',
			reason: expect.any(String)
		});
		expect(report.notes).toContainEqual({
			source: SOURCE,
			line: 58,
			code: 'lost-digit',
			message: expect.stringContaining('2017-202')
		});
		expect(snapshotOf()).toEqual(before);
	});

	test('counts what each status judged, and the words of the council and the municipality', () => {
		const { status, stdout } = data('check', FJORDBY, '--json');
		expect(status).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({
			recommendations: 8,
			statements: 12,
			per_coding_status: { coded: 8 },
			per_status: { '2017-03': 8, '2021-05': 6 },
			verdicts: 5,
			replies: 1,
			priorities: 2
		});
		const counts = data('check', FJORDBY).stdout;
		for (const line of ['by status of 2017-03', 'by status of 2021-05', 'verdicts', 'replies', 'priorities'])
			expect(counts).toMatch(new RegExp(`^ *${line} +\\d+$`, 'm'));
		expect(data('check', folder).stdout).not.toMatch(/^(verdicts|replies|priorities) /m);
	});

	test('names a problem with file, line, code and what to do, and exits 1', () => {
		changeSource((text) => text.replace('2016\tAt de unge', '20l6\tAt de unge'));
		const { status, report } = check();
		expect(status).toBe(1);
		expect(report.recommendations).toBe(98);
		expect(report.problems).toEqual([
			{ source: SOURCE, line: 10, code: 'invalid-year', message: expect.stringMatching(/20l6.*must stand/) }
		]);
	});

	test('prints every line and every problem for people, without colours into a file', () => {
		changeSource((text) => text.replace('2016\tAt de unge', '2071\tAt de unge'));
		const { status, stdout } = data('check', folder);
		expect(status).toBe(1);
		expect(stdout).toContain(`${folder}/${SOURCE}:10: implausible-year: implausible year: 2071`);
		expect(stdout.split('\n').filter((line) => /^ +\d+ {2}[a-z_]+/.test(line))).toHaveLength(133 + 156 + 91);
		expect(stdout).not.toContain('\x1b');
		expect(stdout).toMatch(/1 problem\(s\), \d+ note\(s\)\n$/);
	});

	test('lets no control character of a source reach the terminal', () => {
		changeSource((text) => text.replace('At de unge', 'At \x1b[31mde\x07 unge'));
		// eslint-disable-next-line no-control-regex
		expect(data('check', folder).stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/);
	});

	test.each([
		['no register.json', (at: string) => rmSync(join(at, 'register.json')), 'missing-descriptor'],
		[
			'a register.json that is no JSON',
			(at: string) => writeFileSync(join(at, 'register.json'), '{'),
			'invalid-json'
		],
		[
			'a council that no address could lead to',
			(at: string) => {
				const file = join(at, 'register.json');
				const text = readFileSync(file, 'utf8');
				writeFileSync(file, text.replace(/"slug": "[^"]*"/, '"slug": "data"'));
			},
			'invalid-descriptor'
		],
		['no source', (at: string) => rmSync(join(at, SOURCE)), 'missing-source'],
		['no folder', (at: string) => rmSync(at, { recursive: true }), 'missing-folder']
	])('says in one JSON object that there is %s', (_, change, code) => {
		change(folder);
		const { status, report } = check();
		expect(status).toBe(1);
		expect(report.problems).toContainEqual(expect.objectContaining({ code }));
	});

	test('reads a register without ids, themes and codings, in another place', () => {
		for (const name of ['ids.csv', 'themes.csv', 'codings.csv']) rmSync(join(folder, name));
		rmSync(join(home, 'areas.csv'));
		const { status, report } = check();
		expect(status).toBe(0);
		expect(report).toMatchObject({
			recommendations: 99,
			statements: 17,
			themes: 13,
			per_coding_status: { draft: 99 }
		});
	});
});

describe('npm run data -- ids', () => {
	test('gives every text of a new register the id that it has in the real one', () => {
		const real = readFileSync(join(folder, 'ids.csv'), 'utf8');
		rmSync(join(folder, 'ids.csv'));
		expect(data('ids', folder).status).toBe(0);
		expect(readFileSync(join(folder, 'ids.csv'), 'utf8')).toBe(real);
	});

	test('changes nothing where nothing is new', () => {
		const before = snapshotOf();
		expect(data('ids', folder).status).toBe(0);
		expect(snapshotOf()).toEqual(before);
	});

	test('gives a new row the next number of its year and never an old one again', () => {
		changeSource((text) =>
			text.replace('2017\tAt der udarbejdes', '2017\tEt helt nyt ønske.\t\n2017\tAt der udarbejdes')
		);
		const ledger = readFileSync(join(folder, 'ids.csv'), 'utf8').replace(
			/^(recommendation,alb-ir-2017-11,.*),$/m,
			'$1,taken out'
		);
		writeFileSync(join(folder, 'ids.csv'), ledger);
		expect(data('ids', folder).status).toBe(0);
		const added = readFileSync(join(folder, 'ids.csv'), 'utf8').slice(ledger.length);
		expect(added).toMatch(
			/^recommendation,alb-ir-2017-12,2017,alb-ir-t02,ethelt.*\nrecommendation,alb-ir-2017-13,2017,alb-ir-t11,.*\n$/
		);
	});

	test('refuses while the source has a problem', () => {
		changeSource((text) => text.replace('2016\tAt de unge', '20l6\tAt de unge'));
		const before = snapshotOf();
		const { status, stderr } = data('ids', folder);
		expect(status).toBe(1);
		expect(stderr).toContain(`${SOURCE}:10: invalid year`);
		expect(snapshotOf()).toEqual(before);
	});
});

describe('the command line', () => {
	test.each([
		['an unknown command', ['fly'], /unknown command: fly/],
		['no folder', ['check'], /usage: npm run data -- check/],
		['two folders', ['check', 'a', 'b'], /usage/],
		['an unknown option', ['check', 'a', '--loud'], /--loud/],
		['no folder for ids', ['ids'], /usage: npm run data -- ids/]
	])('answers 2 to %s', (_, args, message) => {
		const { status, stderr, stdout } = data(...args);
		expect(status).toBe(2);
		expect(stderr).toMatch(message);
		expect(stdout).toBe('');
	});

	test.each([[['--help']], [['check', '--help']]])('helps on %j', (args) => {
		const { status, stdout } = data(...args);
		expect(status).toBe(0);
		expect(stdout).toMatch(/^usage: npm run data/);
	});
});
