import { createServer, STATUS_CODES } from 'node:http';
import { CompressedBodies } from './compression.mjs';
import { refusalOf } from './refusal.mjs';
import { fallbackPolicy, SECURITY_HEADERS } from './security-headers.mjs';
import { siteResponse } from './site-response.mjs';

/** @import { IncomingMessage, Server, ServerResponse } from 'node:http' */
/** @import { Duplex } from 'node:stream' */

/** @typedef {(req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => unknown} Handler */

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

/**
 * An HTTP server around a handler such as adapter-node's: refuses what no page answers, bounds time and connections, and
 * gives every answer its headers, entity tag and compression. It does not listen yet.
 * @param {object} options
 * @param {Handler} options.handler asked with `(req, res, next)`; `next` means that it has no answer
 * @param {string} options.origin the public address; where it is https, browsers are told to keep to it
 * @param {CompressedBodies} [options.bodies] compressed bodies made beforehand
 * @param {Partial<Limits>} [options.limits]
 * @param {(error: unknown) => void} [options.report] told of every fault of the handler
 * @returns {Server<typeof IncomingMessage, ReturnType<typeof siteResponse>>}
 */
export function createSiteServer({ handler, origin, bodies, limits, report = console.error }) {
	const { headersMs, requestMs, keepAliveMs, stalledMs, connections, checkMs } = { ...LIMITS, ...limits };
	/** @type {Record<string, string>} */
	const secure = origin.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {};
	const Response = siteResponse(bodies ?? new CompressedBodies(32 * 1024 * 1024), secure);

	/** @param {IncomingMessage} req @param {InstanceType<typeof Response>} res */
	async function respond(req, res) {
		const refusal = refusalOf(req);
		if (refusal) {
			res.answer(refusal.status, refusal.text, refusal.headers);
			return;
		}
		try {
			await handler(req, res, (error) => {
				if (error) throw error;
				res.answer(404, 'Siden findes ikke.\nThere is no such page.\n');
			});
		} catch (error) {
			report(error);
			res.answer(500, 'Noget gik galt hos os. Prøv igen.\nSomething went wrong here. Try again.\n');
		}
	}

	const server = createServer(
		{
			ServerResponse: Response,
			headersTimeout: headersMs,
			requestTimeout: requestMs,
			keepAliveTimeout: keepAliveMs,
			connectionsCheckingInterval: checkMs
		},
		respond
	);
	server.maxConnections = connections;
	server.setTimeout(stalledMs);
	server.on('clientError', (error, socket) => answerFault(error, socket, { ...SECURITY_HEADERS, ...secure }));
	return server;
}
