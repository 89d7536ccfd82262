import { DEFAULT_STORE_BYTES } from './answer-store.mjs';

/**
 * @typedef {object} Settings where the server listens and what it calls itself
 * @property {string} host as given, `localhost` where nothing is
 * @property {string} listenHost the address to listen on
 * @property {number} port 0 for any free one
 * @property {string | null} origin the public address; null where it follows from the port, on this machine only
 * @property {number} cacheBytes how much is kept of answers; 0 for nothing
 */

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '::1']);

/**
 * Reads HOST, PORT, ORIGIN and GENKLANG_CACHE_MB, and looks at GENKLANG_DEADLINE_MS. Without ORIGIN the address in a request's Host header would become the address the site
 * calls itself, so a server that others can reach has to be told.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 * @throws {Error} naming the setting that is wrong and what to write
 */
export function readSettings(env) {
	const host = env.HOST || 'localhost';
	const given = env.PORT || '4173';
	const port = Number(given);
	if (!/^\d+$/.test(given) || port > 65_535) {
		throw new Error(`PORT=${given} is not a port: give a number from 0 to 65535, for example PORT=4173`);
	}
	const cacheBytes = readCacheBytes(env.GENKLANG_CACHE_MB);
	checkDeadline(env.GENKLANG_DEADLINE_MS);
	const listenHost = host === 'localhost' ? '127.0.0.1' : host;
	if (!env.ORIGIN) {
		if (THIS_MACHINE.has(host)) return { host, listenHost, port, origin: null, cacheBytes };
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
	return { host, listenHost, port, origin: origin.origin, cacheBytes };
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

/**
 * Why listening failed, in one sentence.
 * @param {unknown} error
 * @param {Settings} settings
 */
export function listenProblem(error, { host, port }) {
	const code = error instanceof Error && 'code' in error ? error.code : null;
	if (code === 'EADDRINUSE') {
		return `Port ${port} is in use by another program: end that one, or choose another port, for example PORT=${port + 1} npm start`;
	}
	if (code === 'EACCES')
		return `Port ${port} may not be used by this user: choose one above 1023 with PORT=...`;
	if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
		return `HOST=${host} is no address of this machine: leave HOST out to serve this machine only`;
	}
	return `The server could not listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}`;
}
