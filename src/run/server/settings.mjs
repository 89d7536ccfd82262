import { DEFAULT_STORE_BYTES } from './answer-store.mjs';
import { DEFAULT_WAIT_MS } from './making-queue.mjs';

/**
 * @typedef {object} Settings where the server listens and what it calls itself
 * @property {string} host as given, `localhost` where nothing is
 * @property {string} listenHost the address to listen on
 * @property {number} port 0 for any free one
 * @property {string | null} origin the public address; null where it follows from the port, on this machine only
 * @property {number} cacheBytes how much is kept of answers; 0 for nothing
 * @property {number} longestWaitMs for an answer until its making begins
 * @property {MetricsAddress | null} metrics where the metrics are told; null for nowhere
 */

/** @typedef {{ readonly listenHost: string, readonly port: number }} MetricsAddress */

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '::1']);

/**
 * Reads HOST, PORT, ORIGIN, GENKLANG_CACHE_MB, GENKLANG_WAIT_MS, GENKLANG_METRICS_PORT and GENKLANG_METRICS_HOST, and looks at
 * GENKLANG_DEADLINE_MS. Without ORIGIN the address in a request's Host header would become the address the site calls itself,
 * so a server that others can reach has to be told.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 * @throws {Error} naming the setting that is wrong and what to write
 */
export function readSettings(env) {
	const host = env.HOST || 'localhost';
	const port = readPort('PORT', env.PORT || '4173');
	const kept = {
		cacheBytes: readCacheBytes(env.GENKLANG_CACHE_MB),
		longestWaitMs: readWait(env.GENKLANG_WAIT_MS),
		metrics: readMetrics(env)
	};
	checkDeadline(env.GENKLANG_DEADLINE_MS);
	const listenHost = host === 'localhost' ? '127.0.0.1' : host;
	if (!env.ORIGIN) {
		if (THIS_MACHINE.has(host)) return { host, listenHost, port, origin: null, ...kept };
		throw new Error(
			`HOST=${host} can be reached from other machines, so ORIGIN must say the public address: ` +
				'set for example ORIGIN=https://genklang.example.dk, or leave HOST out to serve this machine only'
		);
	}
	const origin = URL.canParse(env.ORIGIN) ? new URL(env.ORIGIN) : null;
	if (!origin || !/^https?:$/.test(origin.protocol) || origin.origin !== env.ORIGIN) {
		throw new Error(
			`ORIGIN=${env.ORIGIN} is not an origin: give scheme and host without a path, for example https://genklang.example.dk`
		);
	}
	return { host, listenHost, port, origin: origin.origin, ...kept };
}

/** @param {string} name of the setting @param {string} given @returns {number} */
function readPort(name, given) {
	if (/^\d{1,5}$/.test(given) && Number(given) <= 65_535) return Number(given);
	throw new Error(`${name}=${given} is not a port: give a number from 0 to 65535, for example ${name}=4173`);
}

/** @param {NodeJS.ProcessEnv} env @returns {MetricsAddress | null} */
function readMetrics({ GENKLANG_METRICS_PORT: given, GENKLANG_METRICS_HOST: host, PORT = '4173' }) {
	if (!given) {
		if (!host) return null;
		throw new Error(
			`GENKLANG_METRICS_HOST=${host} without a port: set GENKLANG_METRICS_PORT too, for example GENKLANG_METRICS_PORT=9464`
		);
	}
	const port = readPort('GENKLANG_METRICS_PORT', given);
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
