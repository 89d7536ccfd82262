import { createServer } from 'node:http';
import { PROMETHEUS_TYPE } from './prometheus-text.mjs';

/** @import { Server } from 'node:http' */
/** @import { SiteMetrics } from './site-metrics.mjs' */

/**
 * A server that tells the metrics at `/metrics` and nothing else, apart from the site so that no reader can ask it. It does
 * not listen yet.
 * @param {SiteMetrics} metrics
 * @returns {Server}
 */
export function createMetricsServer(metrics) {
	const server = createServer({ headersTimeout: 5000, requestTimeout: 5000 }, (req, res) => {
		const isKnown = req.url === '/metrics' && (req.method === 'GET' || req.method === 'HEAD');
		const body = isKnown ? metrics.text() : 'The metrics are at /metrics.\n';
		res.writeHead(isKnown ? 200 : 404, {
			'Content-Type': isKnown ? PROMETHEUS_TYPE : 'text/plain; charset=utf-8',
			'Content-Length': Buffer.byteLength(body),
			'Cache-Control': 'no-store',
			'X-Content-Type-Options': 'nosniff'
		});
		res.end(req.method === 'HEAD' ? undefined : body);
	});
	server.maxConnections = 20;
	return server;
}
