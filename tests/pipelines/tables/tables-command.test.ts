import { spawnSync } from 'node:child_process';
import { mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formsOf } from '#pipelines/release/export-tables.ts';
import { writeTables } from './small-tables.ts';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	await writeTables(join(folder, 'tables'));
});
afterAll(() => rm(folder, { recursive: true }));

function build(...args: string[]) {
	const cli = ['--import', 'tsx', 'pipelines/cli.ts', 'build', '--out', join(folder, 'releases')];
	return spawnSync(process.execPath, [...cli, ...args], { encoding: 'utf8' });
}

test('a release of tables is built by the command, under the version that it names', async () => {
	const { status, stdout, stderr } = build('--tables', join(folder, 'tables'), '--version', '3.1.0');
	expect([status, stderr]).toEqual([0, '']);
	expect(stdout).toMatch(/^recommendations +8$/m);
	expect(stdout).toContain('release 3.1.0 of ');
	expect(await readlink(join(folder, 'releases/current'))).toBe('3.1.0');
});

test('a folder that is not there is a problem of the data, and a version without tables a wrong call', () => {
	const missing = build('--tables', join(folder, 'nowhere'));
	expect([missing.status, missing.stderr]).toEqual([
		1,
		`${join(folder, 'nowhere')}: no such folder\nno release was built: 1 problem(s), see above\n`
	]);
	const wrong = build('--version', '3.1.0');
	expect(wrong.status).toBe(2);
	expect(wrong.stderr).toContain('--version goes with --tables');
});

test.each([
	[100_000, ['csv', 'parquet', 'json', 'arrow']],
	[100_001, ['csv', 'parquet']],
	[1_000_000, ['csv', 'parquet']],
	[1_000_001, ['csv.zst', 'parquet']]
])('a table of %i rows is written as %s', (rows, forms) => {
	expect(formsOf(rows)).toEqual(forms);
});
