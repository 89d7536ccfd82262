/** Runs tests of the folder that it is started in, again and again, as it is told by messages; see test-runner.ts. */
import { join, resolve } from 'node:path';
import { createVitest } from 'vitest/node';

/** @import { TestModule } from 'vitest/node' */
/** @import { TestOutcome, TestRequest } from './test-runner.ts' */

const root = process.cwd();
const vitest = await createVitest('test', {
	root,
	config: join(root, 'tests/sabotage/vitest.config.ts'),
	watch: false,
	maxWorkers: 1,
	retry: 0,
	reporters: [{}],
	onConsoleLog: () => false
});

/** @param {readonly TestModule[]} modules @param {readonly unknown[]} unhandled @returns {TestOutcome} */
function outcomeOf(modules, unhandled) {
	const tests = modules.flatMap((module) =>
		[...module.children.allTests()].map((test) => {
			const result = test.result();
			const messages = (result.errors ?? []).map(
				({ name, message, stack }) => `${name}: ${message}\n${stack}`
			);
			return { file: module.relativeModuleId, name: test.fullName, state: result.state, messages };
		})
	);
	const broken = modules.flatMap((module) => [
		...module.errors().map(({ message }) => message),
		...[...module.children.allSuites()].flatMap((suite) => suite.errors().map(({ message }) => message))
	]);
	const loose = unhandled.map((error) => (error instanceof Error ? error.message : JSON.stringify(error)));
	return { tests, broken: [...broken, ...loose] };
}

process.on('message', async (/** @type {TestRequest} */ { files, pattern, changed, bail }) => {
	for (const file of changed) vitest.invalidateFile(resolve(root, file));
	if (pattern === null) vitest.resetGlobalTestNamePattern();
	else vitest.setGlobalTestNamePattern(new RegExp(pattern));
	for (const project of vitest.projects) project.config.bail = bail;
	vitest.config.bail = bail;
	const wanted = files.map((file) => resolve(root, file));
	const found = files.length === 0 ? [] : await vitest.globTestSpecifications([...files]);
	const chosen = wanted.flatMap((file) => found.filter(({ moduleId }) => moduleId === file));
	const { testModules, unhandledErrors } = await vitest.runTestSpecifications(chosen);
	// What it answers holds the modules of earlier runs as well.
	const modules = testModules.filter(({ moduleId }) => wanted.includes(moduleId));
	process.send?.(outcomeOf(modules, unhandledErrors));
	vitest.state.clearErrors();
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
