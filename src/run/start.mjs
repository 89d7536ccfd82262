import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { buildApp, buildRelease } from './build.mjs';
import { APP_INPUTS, DATA_INPUTS, hashInputs, isUpToDate, writeStamp } from './inputs.mjs';
import { buildFolder, projectRoot, releasesFolder } from './project.mjs';
import { listenProblem, readSettings } from './server/settings.mjs';
import { stopSteps } from './step.mjs';

/** @import { StepResult } from './step.mjs' */
/** @import { Settings } from './server/settings.mjs' */

/** Threads for DuckDB's callbacks, files and compression; read by Node as it starts, so it is set for a child. */
const THREADS = '16';

let stopped = false;
/** @type {import('node:child_process').ChildProcess | null} */
let server = null;

/**
 * @param {Settings} settings
 * @returns {Promise<void>} rejected where the port can't be had
 */
function probePort({ port, listenHost }) {
	const probe = createServer();
	return new Promise((resolve, reject) => {
		probe.once('error', reject);
		probe.listen(port, listenHost, () => probe.close(() => resolve()));
	});
}

/**
 * Does a step where its inputs have changed since it was last done.
 * @param {object} step
 * @param {string} step.title
 * @param {readonly string[]} step.inputs
 * @param {string} step.product must exist, too
 * @param {string} step.stampFile
 * @param {() => Promise<StepResult>} step.make
 */
async function makeIfChanged({ title, inputs, product, stampFile, make }) {
	const stamp = await hashInputs(inputs);
	if (existsSync(product) && (await isUpToDate(stampFile, stamp))) return;
	console.log(`${title} ...`);
	const { code, seconds, output } = await make();
	if (stopped) process.exit(130);
	if (code !== 0) throw new Error(`${output}\n${title}: failed after ${seconds} s, the reason stands above`);
	await writeStamp(stampFile, stamp);
	console.log(`${title}: done in ${seconds} s`);
}

/** @returns {Promise<number>} the server's exit code */
function serve() {
	const env = { UV_THREADPOOL_SIZE: THREADS, ...process.env, NODE_ENV: 'production' };
	const program = join(projectRoot, 'src/run/serve.mjs');
	const child = spawn(process.execPath, ['--enable-source-maps', program], {
		cwd: projectRoot,
		env,
		// The channel tells the server when this program is gone, however it ended.
		stdio: ['inherit', 'inherit', 'inherit', 'ipc']
	});
	server = child;
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => resolve(code ?? (stopped ? 0 : 1)));
	});
}

async function start() {
	const settings = readSettings(process.env);
	await probePort(settings).catch((error) => {
		throw new Error(listenProblem(error, settings));
	});
	const releases = releasesFolder();
	const build = buildFolder();
	await makeIfChanged({
		title: 'Building the data release',
		inputs: DATA_INPUTS,
		product: join(releases, 'current'),
		stampFile: join(releases, '.inputs'),
		make: () => buildRelease({ releases })
	});
	await makeIfChanged({
		title: 'Building the app',
		inputs: APP_INPUTS,
		product: join(build, 'handler.js'),
		stampFile: join(build, '.inputs'),
		make: () => buildApp({ build, releases })
	});
	return serve();
}

/** Ends what was started: a step that is being done, or the server, which then lets its readers finish. */
function stop() {
	if (stopped) return;
	stopped = true;
	stopSteps();
	server?.kill('SIGTERM');
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, stop);

// The shell between npm and this program hands no signal on: where npm is ended, all that is seen is a new parent.
const parent = process.ppid;
setInterval(() => process.ppid === parent || stop(), 250).unref();

start().then(
	(code) => process.exit(code),
	(error) => {
		console.error(error instanceof Error ? error.message : String(error));
		process.exit(1);
	}
);
