import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp, buildRelease } from '../src/run/build.mjs';
import { projectRoot, toolPath } from '../src/run/project.mjs';
import { runStep, stopSteps } from '../src/run/step.mjs';
import { countTests, listSkips } from './test-report.mjs';

/** @import { StepResult } from '../src/run/step.mjs' */

/** Everything a run makes, so that nothing is taken from `npm start` and nothing is left for it. */
const folder = join(projectRoot, '.cache/test');
const releases = join(folder, 'releases');
const build = join(folder, 'build');
const kit = join(folder, 'kit');
const reportFile = join(folder, 'vitest.json');

const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const failures = [];

/**
 * Runs one step, says how it went, and counts it as one test.
 * @param {string} title
 * @param {() => Promise<StepResult>} run
 * @returns {Promise<StepResult>}
 */
async function step(title, run) {
	const result = await run();
	const passed = result.code === 0;
	if (passed) total.passed += 1;
	else {
		total.failed += 1;
		failures.push(title);
		if (result.output) console.log(result.output.trimEnd());
	}
	console.log(`== ${title}: ${passed ? 'passed' : 'FAILED'} in ${result.seconds} s`);
	return result;
}

/** @param {string} chromium @returns {Promise<void>} */
async function runVitest(chromium) {
	const title = 'Tests (vitest, with Chromium)';
	console.log(`\n== ${title}`);
	const { code, seconds } = await runStep(
		title,
		[toolPath('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
		{
			show: true,
			env: {
				GENKLANG_RELEASES: releases,
				GENKLANG_BUILD: build,
				CHROMIUM_PATH: chromium,
				GENKLANG_TEST_INSTALL: '1',
				TZ: 'UTC',
				CI: process.env.CI || '1'
			}
		}
	);
	const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : null;
	const counted = countTests(report, code);
	total.passed += counted.passed;
	total.failed += counted.failed;
	total.skipped += counted.skipped;
	failures.push(...counted.failures);
	console.log(`== ${title}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
}

async function checkTexts() {
	await step('Format (prettier)', () => runStep('prettier', [toolPath('prettier'), '--check', '.']));
	await step('Lint (eslint)', () => runStep('eslint', [toolPath('eslint'), '.', '--max-warnings=0']));
}

async function makeSite() {
	await step('Generated types (svelte-kit sync)', () => runStep('sync', [toolPath('svelte-kit'), 'sync']));
	await step('Data release', () => buildRelease({ releases }));
	await step('App build', () => buildApp({ build, kit, releases }));
}

async function main() {
	const started = Date.now();
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });

	// Two at a time, each of which keeps one processor busy.
	await Promise.all([checkTexts(), makeSite()]);
	await step('Types (svelte-check)', () =>
		runStep('svelte-check', [toolPath('svelte-check'), '--tsconfig', './tsconfig.json', '--fail-on-warnings'])
	);
	const browser = await step('Chromium', () =>
		runStep('chromium', [toolPath('tsx'), 'tests/browser/chromium.ts'])
	);

	await runVitest(browser.code === 0 ? (browser.output.trim().split('\n').at(-1) ?? '') : '');

	const skips = listSkips(join(folder, 'skips.jsonl'));
	if (skips.length > 0) console.log(`\nSkipped, because a tool is not here:\n${skips.join('\n')}`);
	if (failures.length > 0) console.log(`\nFailed:\n${failures.map((failure) => `  ${failure}`).join('\n')}`);
	console.log(`\nAll steps took ${Math.round((Date.now() - started) / 1000)} s.`);
	const { passed, failed, skipped } = total;
	console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
	process.exitCode = failed > 0 ? 1 : 0;
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
	process.on(signal, () => {
		stopSteps();
		process.exit(130);
	});
}

await main();
