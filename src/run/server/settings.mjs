import { accessSync, constants, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { DEFAULT_STORE_BYTES } from './answer-store.mjs';
import { DEFAULT_WAIT_MS } from './making-queue.mjs';
import { unknownSettings } from './known-settings.mjs';
import { isUnencrypted, readOrigin } from './public-address.mjs';
import { publisherProblems } from './publisher-settings.mjs';

/** @import { LogFormat } from './log.mjs' */
/** @import { Entry } from './log-line.mjs' */

/**
 * @typedef {object} Settings where the server listens and what it calls itself
 * @property {string} host as given, `localhost` where nothing is
 * @property {string} listenHost the address to listen on
 * @property {number} port 0 for any free one
 * @property {string | null} origin the public address; null where it follows from the port, on this machine only
 * @property {number} cacheBytes how much is kept of answers; 0 for nothing
 * @property {number} longestWaitMs for an answer until its making begins
 * @property {MetricsAddress | null} metrics where the metrics are told; null for nowhere
 * @property {LogFormat} log how the log is written
 */

/** @typedef {{ readonly listenHost: string, readonly port: number }} MetricsAddress */

const DEFAULT_PORT = '4173';

/** Fewer threads are what Node has by itself; queries, files and compression then wait for each other. */
const FEW_THREADS = 8;

/**
 * Reads every setting of the server and looks at those that are read again elsewhere: GENKLANG_DEADLINE_MS where the database
 * is opened, those of the publisher where a page is made, UV_THREADPOOL_SIZE by Node.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 * @throws {Error} with one line for each setting that is wrong, naming it and what to write
 */
export function readSettings(env) {
	const host = env.HOST || 'localhost';
	const problems = publisherProblems(env);
	/** @template T @param {() => T} read @returns {T | undefined} */
	const attempt = (read) => {
		try {
			return read();
		} catch (error) {
			problems.push(error instanceof Error ? error.message : String(error));
			return undefined;
		}
	};
	attempt(() => checkHost('HOST', host));
	const port = attempt(() => readPort('PORT', env.PORT || DEFAULT_PORT));
	const origin = attempt(() => readOrigin(env.ORIGIN, host));
	const log = attempt(() => readLog(env.GENKLANG_LOG));
	const cacheBytes = attempt(() => readCacheBytes(env.GENKLANG_CACHE_MB));
	const longestWaitMs = attempt(() => readWait(env.GENKLANG_WAIT_MS));
	const metrics = attempt(() => readMetrics(env));
	attempt(() => checkDeadline(env.GENKLANG_DEADLINE_MS));
	attempt(() => checkThreads(env.UV_THREADPOOL_SIZE));
	attempt(() => refuseBase(env.GENKLANG_BASE));
	if (
		problems.length > 0 ||
		port === undefined ||
		origin === undefined ||
		log === undefined ||
		cacheBytes === undefined ||
		longestWaitMs === undefined ||
		metrics === undefined
	)
		throw new Error(problems.map(inOneLine).join('\n'));
	const listenHost = host === 'localhost' ? '127.0.0.1' : host;
	return { host, listenHost, port, origin, cacheBytes, longestWaitMs, metrics, log };
}

/**
 * What can be served with, but is probably not what was meant.
 * @param {NodeJS.ProcessEnv} env
 * @param {Settings} settings as read from it
 * @returns {Entry[]}
 */
export function settingWarnings(env, { origin }) {
	const unknown = unknownSettings(env).map((message) => ({ event: 'setting_unknown', message }));
	const threads = Number(env.UV_THREADPOOL_SIZE || 4);
	const few = {
		event: 'threads_few',
		message: `UV_THREADPOOL_SIZE is ${threads}: queries, files and compression wait for each other, give for example UV_THREADPOOL_SIZE=16`
	};
	const open = {
		event: 'origin_unencrypted',
		message: `ORIGIN=${origin} is not encrypted: what readers look at can be seen and changed on the way, give an https address`
	};
	const warnings = [
		...unknown,
		...(threads < FEW_THREADS ? [few] : []),
		...(isUnencrypted(origin) ? [open] : [])
	];
	return warnings.map((warning) => ({ level: 'warn', ...warning }));
}

/**
 * Why the folders that are named cannot be served from. A folder of releases that is empty can: the site then says that it has
 * no data, and finds them when they come.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ readonly releases: string, readonly build: string }} folders
 * @returns {string[]} one sentence for each
 */
export function folderProblems({ GENKLANG_RELEASES: named }, { releases, build }) {
	const problems = [];
	if (named && !isReadableFolder(releases)) {
		problems.push(
			`GENKLANG_RELEASES=${named} is no folder that can be read: give the folder in which \`current\` lies, for example GENKLANG_RELEASES=/srv/genklang/releases`
		);
	}
	try {
		accessSync(`${build}/handler.js`, constants.R_OK);
	} catch {
		problems.push(
			`There is no built app in ${build} (GENKLANG_BUILD): run npm start, or npm run build first.`
		);
	}
	return problems;
}

/** @param {string} problem with the value as it was given */
function inOneLine(problem) {
	return problem.replace(/\p{Cc}/gu, '…');
}

/** @param {string} folder */
function isReadableFolder(folder) {
	try {
		accessSync(folder, constants.R_OK | constants.X_OK);
		return statSync(folder).isDirectory();
	} catch {
		return false;
	}
}

/** @param {string | undefined} given @returns {LogFormat} */
function readLog(given) {
	if (!given || given === 'text') return 'text';
	if (given === 'json') return 'json';
	throw new Error(
		`GENKLANG_LOG=${given} is no way to write the log: give json or text, for example GENKLANG_LOG=json`
	);
}

/** @param {string} name of the setting @param {string} host */
function checkHost(name, host) {
	if (isIP(host) !== 0 || /^\w[\w.-]{0,252}$/.test(host)) return;
	throw new Error(
		`${name}=${host} is not an address to listen on: give a name or a number without scheme, brackets or port, for example ${name}=127.0.0.1`
	);
}

/** @param {string | undefined} given */
function checkThreads(given) {
	if (!given || (/^[1-9]\d{0,3}$/.test(given) && Number(given) <= 1024)) return;
	throw new Error(
		`UV_THREADPOOL_SIZE=${given} is not a number of threads from 1 to 1024: give for example UV_THREADPOOL_SIZE=16`
	);
}

/** @param {string | undefined} given */
function refuseBase(given) {
	if (!given) return;
	throw new Error(
		`GENKLANG_BASE=${given} cannot be served: the site has to stand at the root of a name of its own, for example ORIGIN=https://genklang.example.dk; leave GENKLANG_BASE out`
	);
}

/** @param {string} name of the setting @param {string} given @returns {number} */
function readPort(name, given) {
	if (/^\d{1,5}$/.test(given) && Number(given) <= 65_535) return Number(given);
	throw new Error(`${name}=${given} is not a port: give a number from 0 to 65535, for example ${name}=4173`);
}

/** @param {NodeJS.ProcessEnv} env @returns {MetricsAddress | null} */
function readMetrics({ GENKLANG_METRICS_PORT: given, GENKLANG_METRICS_HOST: host, PORT = DEFAULT_PORT }) {
	if (!given) {
		if (!host) return null;
		throw new Error(
			`GENKLANG_METRICS_HOST=${host} without a port: set GENKLANG_METRICS_PORT too, for example GENKLANG_METRICS_PORT=9464`
		);
	}
	const port = readPort('GENKLANG_METRICS_PORT', given);
	if (host) checkHost('GENKLANG_METRICS_HOST', host);
	if (port !== 0 && port === Number(PORT)) {
		throw new Error(
			`GENKLANG_METRICS_PORT=${given} is the port of the site: give another, for example GENKLANG_METRICS_PORT=9464`
		);
	}
	return { listenHost: !host || host === 'localhost' ? '127.0.0.1' : host, port };
}

/** @param {string | undefined} given milliseconds @returns {number} */
function readWait(given) {
	if (!given) return DEFAULT_WAIT_MS;
	if (/^[1-9]\d{0,4}$/.test(given)) return Number(given);
	throw new Error(
		`GENKLANG_WAIT_MS=${given} is not a number of milliseconds from 1 to 99999: give for example GENKLANG_WAIT_MS=${DEFAULT_WAIT_MS}`
	);
}

/** @param {string | undefined} given megabytes @returns {number} bytes */
function readCacheBytes(given) {
	if (!given) return DEFAULT_STORE_BYTES;
	if (!/^\d{1,5}$/.test(given)) {
		throw new Error(
			`GENKLANG_CACHE_MB=${given} is not a number of megabytes from 0 to 99999: give for example GENKLANG_CACHE_MB=64, or 0 to keep no answers`
		);
	}
	return Number(given) * 1024 * 1024;
}

/** Read again where the database is opened. @param {string | undefined} given milliseconds */
function checkDeadline(given) {
	if (!given || /^[1-9]\d{0,6}$/.test(given)) return;
	throw new Error(
		`GENKLANG_DEADLINE_MS=${given} is not a number of milliseconds: give for example GENKLANG_DEADLINE_MS=2000`
	);
}

/** @typedef {{ readonly hostName: string, readonly portName: string }} AddressSettings */

/** @type {AddressSettings} */
const SITE_ADDRESS = { hostName: 'HOST', portName: 'PORT' };

/** @type {AddressSettings} */
export const METRICS_ADDRESS = { hostName: 'GENKLANG_METRICS_HOST', portName: 'GENKLANG_METRICS_PORT' };

/**
 * Why listening failed, in one sentence.
 * @param {unknown} error
 * @param {{ readonly host: string, readonly port: number }} where
 * @param {AddressSettings} [settings] their names
 */
export function listenProblem(error, { host, port }, { hostName, portName } = SITE_ADDRESS) {
	const code = error instanceof Error && 'code' in error ? error.code : null;
	if (code === 'EADDRINUSE') {
		return `Port ${port} is in use by another program: end that one, or choose another port, for example ${portName}=${port + 1} npm start`;
	}
	if (code === 'EACCES')
		return `Port ${port} may not be used by this user: choose one above 1023 with ${portName}=...`;
	if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
		return `${hostName}=${host} is no address of this machine: leave ${hostName} out to serve this machine only`;
	}
	return `The server could not listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}`;
}
