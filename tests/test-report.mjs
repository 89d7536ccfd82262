import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} VitestReport the part of vitest's JSON report that is read here
 * @property {{ name: string, status: string, message?: string, assertionResults: { status: string, fullName: string }[] }[]} testResults
 */

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} failures names of what failed
 */

/**
 * Counts the tests of a run. A file that could not be read, and a run that failed for no counted reason, are one failed
 * test each, so that a red run never looks green.
 * @param {VitestReport | null} report null where none was written
 * @param {number} exitCode of vitest
 * @returns {Count}
 */
export function countTests(report, exitCode) {
	/** @type {Count} */
	const count = { passed: 0, failed: 0, skipped: 0, failures: [] };
	for (const { name, status, message, assertionResults } of report?.testResults ?? []) {
		// Pending is what was begun or waited for when the process ended; a skipped test is called skipped.
		const failures = assertionResults
			.filter((test) => test.status === 'failed' || test.status === 'pending')
			.map((test) => (test.status === 'pending' ? `${test.fullName} (did not finish)` : test.fullName));
		const passed = assertionResults.filter((test) => test.status === 'passed').length;
		if (status === 'failed' && failures.length === 0)
			failures.push(`${name}: ${message || 'could not be run'}`);
		count.passed += passed;
		count.skipped += assertionResults.filter((test) =>
			['skipped', 'todo', 'disabled'].includes(test.status)
		).length;
		count.failed += failures.length;
		count.failures.push(...failures);
	}
	if (exitCode !== 0 && count.failed === 0) {
		count.failed = 1;
		count.failures.push(`vitest ended with code ${exitCode}`);
	}
	return count;
}

/**
 * What tests/skip-without.ts noted, each tool and reason once.
 * @param {string} file
 * @returns {string[]} lines for people; empty where nothing was skipped
 */
export function listSkips(file) {
	if (!existsSync(file)) return [];
	const lines = readFileSync(file, 'utf8').trim().split('\n');
	return [...new Set(lines)].map((line) => {
		const { tool, reason } = JSON.parse(line);
		return `  ${tool}: ${reason}`;
	});
}
