import { spawn } from 'node:child_process';
import { projectRoot } from './project.mjs';

/**
 * @typedef {object} StepResult
 * @property {number} code the exit code; 130 where it was stopped by a signal
 * @property {number} seconds
 * @property {string} output what it wrote, both streams; empty where it wrote to the terminal itself
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends the steps in progress, so that none outlives the program that started it. */
export function stopSteps() {
	for (const child of running) child.kill('SIGTERM');
}

/** @param {number} started milliseconds since the epoch @returns {number} seconds since, one decimal */
export function secondsSince(started) {
	return Math.round((Date.now() - started) / 100) / 10;
}

/**
 * Says every ten seconds that a step goes on.
 * @param {string} title
 * @param {number} started
 */
function sayProgress(title, started) {
	return setInterval(() => console.error(`  ${title} ... ${Math.round(secondsSince(started))} s`), 10_000);
}

/**
 * Runs a Node program of the project.
 * @param {string} title what is done, for the line of progress
 * @param {readonly string[]} args the program's file and its arguments
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean }} [options] `show` writes its output to the terminal as it comes
 * @returns {Promise<StepResult>}
 */
export function runStep(title, args, { env = {}, show = false } = {}) {
	const started = Date.now();
	const child = spawn(process.execPath, args, {
		cwd: projectRoot,
		env: { ...process.env, ...env },
		stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe']
	});
	running.add(child);
	const progress = show ? undefined : sayProgress(title, started);
	let output = '';
	child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
	child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => {
			clearInterval(progress);
			running.delete(child);
			resolve({ code: code ?? 130, seconds: secondsSince(started), output });
		});
	});
}
