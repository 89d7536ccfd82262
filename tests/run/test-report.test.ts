import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countTests, listSkips } from '../test-report.mjs';

const file = (status: string, ...results: string[]) => ({
	name: 'a.test.ts',
	status,
	assertionResults: results.map((result) => ({ status: result, fullName: result }))
});

test('passed, failed and skipped tests are counted apart', () => {
	const report = {
		testResults: [file('failed', 'passed', 'failed', 'skipped'), file('passed', 'passed', 'todo')]
	};
	expect(countTests(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 2, failures: ['failed'] });
});

test('a file that cannot be read is a failed test', () => {
	expect(countTests({ testResults: [file('failed')] }, 1)).toMatchObject({ passed: 0, failed: 1 });
});

test('a test that was still running when its process died has failed', () => {
	expect(countTests({ testResults: [file('passed', 'passed', 'pending')] }, 1)).toEqual({
		passed: 1,
		failed: 1,
		skipped: 0,
		failures: ['pending (did not finish)']
	});
});

test('a run that ends badly is red even when each test passed or none was reported', () => {
	expect(countTests({ testResults: [file('passed', 'passed')] }, 1)).toMatchObject({ passed: 1, failed: 1 });
	expect(countTests(null, 137)).toMatchObject({ passed: 0, failed: 1 });
});

test('a tool that was missing several times is listed once for each reason', () => {
	const folder = mkdtempSync(join(tmpdir(), 'genklang-skips-'));
	const noted = [
		{ tool: 'R', reason: 'the CSV read by R' },
		{ tool: 'R', reason: 'the CSV read by R' },
		{ tool: 'nginx', reason: 'the proxy' }
	];
	writeFileSync(join(folder, 'skips.jsonl'), noted.map((skip) => `${JSON.stringify(skip)}\n`).join(''));
	expect(listSkips(join(folder, 'skips.jsonl'))).toEqual(['  R: the CSV read by R', '  nginx: the proxy']);
	expect(listSkips(join(folder, 'none.jsonl'))).toEqual([]);
	rmSync(folder, { recursive: true });
});
