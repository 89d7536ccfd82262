import { createServer, STATUS_CODES } from 'node:http';
import { AnswerStore } from './answer-store.mjs';
import { MakingLanes } from './making-lanes.mjs';
import { respondWith } from './respond.mjs';
import { fallbackPolicy, SECURITY_HEADERS } from './security-headers.mjs';
import { SiteAnswers } from './site-answers.mjs';

/** @import { Server } from 'node:http' */
/** @import { Duplex } from 'node:stream' */
/** @import { Precompressed } from './answer.mjs' */
/** @import { Handler } from './ask-app.mjs' */
/** @import { LargeFiles } from './large-files.mjs' */
/** @import { SiteMetrics } from './site-metrics.mjs' */

/**
 * @typedef {object} Limits
 * @property {number} headersMs for a request's headers to arrive
 * @property {number} requestMs for a whole request to arrive
 * @property {number} keepAliveMs for which a connection without requests is kept
 * @property {number} stalledMs without a byte moving on a connection that is in use
 * @property {number} connections at a time; further ones are closed at once
 * @property {number} checkMs between two looks for connections past their time
 */

/** @type {Readonly<Limits>} */
export const LIMITS = Object.freeze({
	headersMs: 10_000,
	requestMs: 30_000,
	keepAliveMs: 65_000,
	stalledMs: 120_000,
	connections: 4000,
	checkMs: 2000
});

/** What a fault of a request that is not HTTP is answered with. */
const FAULT_STATUS = new Map([
	['HPE_HEADER_OVERFLOW', 431],
	['ERR_HTTP_REQUEST_TIMEOUT', 408]
]);

/**
 * Answers a request that Node could not read, with the same headers as any other answer.
 * @param {NodeJS.ErrnoException} error
 * @param {Duplex} socket
 * @param {Readonly<Record<string, string>>} standingHeaders
 */
function answerFault(error, socket, standingHeaders) {
	if (error.code === 'ECONNRESET' || !socket.writable || ('_httpMessage' in socket && socket._httpMessage)) {
		socket.destroy();
		return;
	}
	const status = FAULT_STATUS.get(error.code ?? '') ?? 400;
	const headers = {
		...standingHeaders,
		'Content-Security-Policy': fallbackPolicy('', '', null),
		'Cache-Control': 'no-store',
		'Content-Length': '0',
		Connection: 'close'
	};
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
	socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`);
}

/** @param {Server} server @param {SiteMetrics} metrics */
function countConnections(server, metrics) {
	server.on('connection', (socket) => {
		metrics.connections += 1;
		socket.once('close', () => (metrics.connections -= 1));
	});
}

/**
 * An HTTP server around a handler such as adapter-node's: refuses what no page answers, bounds time and connections, gives
 * every answer its headers, entity tag and compression, and keeps whole ones. It does not listen yet.
 * @param {object} options
 * @param {Handler} options.handler asked with `(req, res, next)`; `next` means that it has no answer
 * @param {string} options.origin the public address; where it is https, browsers are told to keep to it
 * @param {AnswerStore} [options.store] where answers are kept
 * @param {Precompressed} [options.precompressed] compressed bodies made beforehand
 * @param {LargeFiles} [options.largeFiles] sent from disk in the forms that lie there
 * @param {Partial<Limits>} [options.limits]
 * @param {(error: unknown) => void} options.report told of every fault of the handler
 * @param {MakingLanes} [options.lanes] in which answers wait for their making
 * @param {SiteMetrics} [options.metrics] told of every request and connection
 * @returns {Server}
 */
export function createSiteServer({
	handler,
	origin,
	store = new AnswerStore(),
	precompressed,
	largeFiles = new Map(),
	limits,
	report,
	lanes = new MakingLanes(),
	metrics
}) {
	const { headersMs, requestMs, keepAliveMs, stalledMs, connections, checkMs } = { ...LIMITS, ...limits };
	/** @type {Record<string, string>} */
	const secure = origin.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {};
	const standing = { ...SECURITY_HEADERS, ...secure };
	const answers = new SiteAnswers({ handler, store, standing, precompressed, report, lanes });
	const server = createServer(
		{
			headersTimeout: headersMs,
			requestTimeout: requestMs,
			keepAliveTimeout: keepAliveMs,
			connectionsCheckingInterval: checkMs
		},
		respondWith({ answers, store, largeFiles, report, metrics, noteArrival: () => lanes.noteArrival() })
	);
	server.on('connection', () => lanes.noteArrival());
	server.maxConnections = connections;
	server.setTimeout(stalledMs);
	if (metrics) countConnections(server, metrics);
	server.on('clientError', (error, socket) => answerFault(error, socket, answers.standing));
	return server;
}
