import type { AnswerStore } from '#run/server/answer-store.mjs';
import type { Handler } from '#run/server/ask-app.mjs';
import { createSiteServer, type Limits } from '#run/server/create-server.mjs';
import type { MakingLanes } from '#run/server/making-lanes.mjs';
import type { SiteMetrics } from '#run/server/site-metrics.mjs';
import { createReadStream } from 'node:fs';

/** A page of two and a half kilobytes that a compressor can shorten. */
export const PAGE = `<!doctype html><html lang="da"><p>${'Anbefaling om bænke og lys. '.repeat(90)}</p></html>`;

/** Bytes no compressor shortens much, and more than are held in memory. */
export const LARGE_TEXT = Array.from({ length: 400_000 }, (_, row) => `${row};${(row * 7919) % 10_007}`).join(
	'\n'
);

/** Stands for adapter-node's handler: every kind of answer that it gives, by path. */
export const stubHandler: Handler = (req, res, next) => {
	const path = (req.url ?? '').split('?')[0];
	if (path === '/page') {
		res.setHeader('content-security-policy', "default-src 'self'");
		res.setHeader('etag', '"from-kit"');
		res.writeHead(200, { 'content-type': 'text/html' });
		res.write(PAGE.slice(0, 100));
		return res.end(PAGE.slice(100));
	}
	if (path === '/_app/immutable/chunk.js') {
		res.writeHead(200, {
			'content-type': 'text/javascript',
			'cache-control': 'public,max-age=31536000,immutable'
		});
		return res.end('export const a = 1;\n'.repeat(100));
	}
	if (path === '/rows.csv')
		return res.writeHead(200, { 'content-type': 'text/csv' }).end('year;n\n2010;16\n');
	if (path === '/rows.json') return res.writeHead(200, { 'content-type': 'application/json' }).end('{}');
	if (path === '/large.csv') {
		res.writeHead(200, { 'content-type': 'text/csv', etag: '"large"' });
		return res.end(LARGE_TEXT);
	}
	if (path === '/font.woff2')
		return res.writeHead(200, { 'content-type': 'font/woff2' }).end(Buffer.alloc(2000));
	if (path === '/figure.svg') return res.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg/>');
	if (path === '/part') {
		return res
			.writeHead(206, { 'content-type': 'text/csv', 'content-range': 'bytes 0-2/9' })
			.end('a'.repeat(2000));
	}
	if (path === '/stream') return createReadStream(import.meta.filename, { highWaterMark: 64 }).pipe(res);
	if (path === '/moved') return res.writeHead(308, { location: '/page' }).end();
	if (path === '/empty') return res.writeHead(204).end();
	if (path === '/untyped') return res.end('ok');
	if (path === '/broken') throw new Error('stub: broken on purpose');
	if (path === '/bad-header') return res.setHeader('content-disposition', 'attachment; filename="a→b"');
	if (path === '/missing') return res.writeHead(404, { 'content-type': 'text/html' }).end('<p>Findes ikke');
	if (path === '/slow') return setTimeout(() => res.end('slow'), 300);
	return next();
};

/** Starts a server around a handler on a free port of this machine. */
export async function startStub(
	options: {
		readonly handler?: Handler;
		readonly origin?: string;
		readonly limits?: Partial<Limits>;
		readonly store?: AnswerStore;
		readonly lanes?: MakingLanes;
		readonly metrics?: SiteMetrics;
	} = {}
) {
	const faults: unknown[] = [];
	const server = createSiteServer({
		handler: options.handler ?? stubHandler,
		origin: options.origin ?? 'http://localhost',
		limits: options.limits,
		store: options.store,
		lanes: options.lanes,
		metrics: options.metrics,
		report: (error) => faults.push(error)
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port was given');
	return { server, port: address.port, faults };
}
