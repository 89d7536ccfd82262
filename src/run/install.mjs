// This file and the ones it imports are read by whatever Node is there, so it keeps to old syntax and has no dependencies.
import { spawn } from 'child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { basename, dirname, join } from 'path';
import { fileURLToPath } from 'url';
import { installStamp, nodeProblem } from './install-state.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const stampFile = join(root, 'node_modules', '.genklang-install');

/**
 * Installs what the lock file names, with no install script run.
 * @returns {Promise<number>} npm's exit code
 */
function install() {
	const flags = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
	const npm = process.env.npm_execpath;
	const isNpm = npm !== undefined && /^npm(-cli)?\.c?js$/.test(basename(npm));
	// What a command answers stands alone on its standard output: `--json` of the data commands.
	/** @type {('inherit' | 2)[]} */
	const stdio = ['inherit', 2, 2];
	const child = isNpm
		? spawn(process.execPath, [npm].concat(flags), { cwd: root, stdio: stdio })
		: spawn('npm', flags, { cwd: root, stdio: stdio, shell: process.platform === 'win32' });
	return new Promise(function (resolve) {
		child.on('error', function () {
			resolve(127);
		});
		child.on('close', function (code) {
			resolve(code === null ? 1 : code);
		});
	});
}

async function main() {
	const problem = nodeProblem(process.versions.node);
	if (problem) {
		console.error(problem);
		process.exit(1);
	}
	const stamp = installStamp(readFileSync(join(root, 'package-lock.json')), process);
	if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;

	const started = Date.now();
	console.error('Installing the packages of the lock file (half a minute to two) ...');
	const code = await install();
	if (code !== 0) {
		console.error(
			code === 127
				? 'npm was not found: install it with Node from https://nodejs.org, then run the command again.'
				: 'The packages could not be installed (npm ended with code ' +
						code +
						'; the reason stands above). ' +
						'Check the connection to the npm registry and the free disk space, then run the command again.'
		);
		process.exit(1);
	}
	mkdirSync(dirname(stampFile), { recursive: true });
	writeFileSync(stampFile, stamp);
	console.error('Packages installed in ' + Math.round((Date.now() - started) / 1000) + ' s.');
}

main();
