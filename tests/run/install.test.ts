import { installStamp, nodeProblem } from '#run/install-state.mjs';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const linux = { platform: 'linux', arch: 'x64', versions: { node: '20.19.0' } };

describe('the check of Node', () => {
	test.each(['20.19.0', '20.20.2', '22.0.0', '24.11.1', '26.0.0'])('lets Node %s pass', (version) => {
		expect(nodeProblem(version)).toBeNull();
	});

	test.each(['20.18.3', '20.0.0', '18.20.0', '16.4.0', '12.22.1', '0.12.0'])(
		'says in one sentence that Node %s is too old',
		(version) => {
			expect(nodeProblem(version)).toBe(
				`Genklang needs Node 20.19 or newer, and this is Node ${version}: install a newer one from https://nodejs.org and run the command again.`
			);
		}
	);

	test.each(['install.mjs', 'install-state.mjs'])('src/run/%s is read by Node 12, too', (file) => {
		const source = readFileSync(`src/run/${file}`, 'utf8');
		const options = { target: ts.ScriptTarget.ES2019, module: ts.ModuleKind.ESNext, removeComments: true };
		const asWritten = ts.transpileModule(source, {
			compilerOptions: { ...options, target: ts.ScriptTarget.ESNext }
		});
		expect(ts.transpileModule(source, { compilerOptions: options }).outputText).toBe(asWritten.outputText);
		expect(source).not.toMatch(/from 'node:|replaceAll|\.at\(|\.flat\(/);
	});
});

describe('the stamp of the installed packages', () => {
	const stamp = installStamp('{"lock": 1}', linux);

	test('stays the same for the same lock file, platform and major version of Node', () => {
		expect(installStamp('{"lock": 1}', { ...linux, versions: { node: '20.20.2' } })).toBe(stamp);
	});

	test.each([
		['the lock file', installStamp('{"lock": 2}', linux)],
		['the platform', installStamp('{"lock": 1}', { ...linux, platform: 'darwin' })],
		['the processor', installStamp('{"lock": 1}', { ...linux, arch: 'arm64' })],
		['the major version of Node', installStamp('{"lock": 1}', { ...linux, versions: { node: '24.1.0' } })]
	])('changes with %s', (_, other) => {
		expect(other).not.toBe(stamp);
	});
});
