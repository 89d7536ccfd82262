/** @import { Server } from 'node:http' */

const PATIENCE_MS = 10_000;

/**
 * Stops accepting connections, lets answers in progress finish for ten seconds, and then cuts what is left.
 * @param {Server} server
 * @param {number} [patienceMs]
 * @returns {Promise<void>} when the last connection is closed
 */
export function closeServer(server, patienceMs = PATIENCE_MS) {
	server.on('request', (_req, res) => {
		if (!res.headersSent) res.setHeader('Connection', 'close');
	});
	const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
	const idle = setInterval(() => server.closeIdleConnections(), 50);
	return new Promise((resolve) => {
		server.close(() => {
			clearTimeout(cut);
			clearInterval(idle);
			resolve();
		});
		server.closeIdleConnections();
	});
}
