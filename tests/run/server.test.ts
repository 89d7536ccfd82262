import { closeServer } from '#run/server/shutdown.mjs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, sendBytes, type RawAnswer } from './raw-request.ts';
import { LARGE_TEXT, PAGE, startStub } from './stub-site.ts';

let site: Awaited<ReturnType<typeof startStub>>;

beforeAll(async () => {
	site = await startStub({ limits: { headersMs: 300, requestMs: 600, checkMs: 50 } });
});

afterAll(() => closeServer(site.server, 100));

const get = (path: string, headers: Record<string, string> = {}) => ask(site.port, path, { headers });

function expectSafe({ headers }: Pick<RawAnswer, 'headers'>) {
	expect(headers['x-content-type-options']).toBe('nosniff');
	expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
	expect(headers['permissions-policy']).toContain('geolocation=()');
	expect(headers['cross-origin-opener-policy']).toBe('same-origin');
	expect(headers['content-security-policy']).toBeTruthy();
	expect(headers['cache-control']).toBeTruthy();
}

describe('every kind of answer', () => {
	test.each([
		['/page', 200],
		['/_app/immutable/chunk.js', 200],
		['/rows.csv', 200],
		['/large.csv', 200],
		['/font.woff2', 200],
		['/part', 206],
		['/stream', 200],
		['/moved', 308],
		['/empty', 204],
		['/missing', 404],
		['/nowhere', 404],
		['//evil.example', 404],
		['/%zz', 400],
		['/broken', 500],
		['/bad-header', 500]
	])('%s answers %i and carries the security headers', async (path, status) => {
		const answer = await get(path);
		expect(answer.status).toBe(status);
		expectSafe(answer);
	});

	test('an unchanged page, a refused method and a refused body carry them too', async () => {
		const unchanged = await get('/page', { 'if-none-match': '*' });
		const method = await ask(site.port, '/page', { method: 'POST' });
		const body = await ask(site.port, '/page', {
			headers: { 'content-length': 5000 },
			body: 'x'.repeat(5000)
		});
		expect([unchanged.status, method.status, body.status]).toEqual([304, 405, 413]);
		for (const answer of [unchanged, method, body]) expectSafe(answer);
	});

	test('what is not HTTP is answered with them as well', async () => {
		const answer = await sendBytes(site.port, 'nonsense\r\n\r\n');
		expect(answer).toMatch(/^HTTP\/1\.1 400 /);
		expect(answer).toContain('X-Content-Type-Options: nosniff');
		expect(answer).toContain("Content-Security-Policy: default-src 'none'");
	});

	test('a page keeps its own policy and a file may load nothing', async () => {
		expect((await get('/page')).headers['content-security-policy']).toBe("default-src 'self'");
		expect((await get('/rows.csv')).headers['content-security-policy']).toMatch(/^default-src 'none'/);
		expect((await get('/figure.svg')).headers['content-security-policy']).toContain(
			"style-src 'unsafe-inline'"
		);
	});

	test.each([
		['/page', 'text/html; charset=utf-8'],
		['/rows.csv', 'text/csv; charset=utf-8'],
		['/rows.json', 'application/json; charset=utf-8'],
		['/_app/immutable/chunk.js', 'text/javascript; charset=utf-8'],
		['/figure.svg', 'image/svg+xml; charset=utf-8'],
		['/nowhere', 'text/plain; charset=utf-8'],
		['/untyped', 'text/plain; charset=utf-8'],
		['/font.woff2', 'font/woff2']
	])('%s is sent as %s', async (path, type) => {
		expect((await get(path)).headers['content-type']).toBe(type);
	});

	test('only an https site tells browsers to keep to https', async () => {
		const secure = await startStub({ origin: 'https://genklang.example' });
		expect((await ask(secure.port, '/page')).headers['strict-transport-security']).toMatch(/^max-age=\d+$/);
		expect((await get('/page')).headers['strict-transport-security']).toBeUndefined();
		await closeServer(secure.server, 100);
	});
});

describe('caching', () => {
	test('files with a hash in their name are kept for ever, pages are asked for again, errors are not kept', async () => {
		expect((await get('/_app/immutable/chunk.js')).headers['cache-control']).toContain('immutable');
		expect((await get('/page')).headers['cache-control']).toBe('no-cache');
		expect((await get('/missing')).headers['cache-control']).toBe('no-store');
	});

	test.each(['/page', '/rows.csv', '/_app/immutable/chunk.js', '/font.woff2', '/stream', '/large.csv'])(
		'%s is not sent again to a reader who has it, alone, weak or in a list of tags',
		async (path) => {
			const etag = String((await get(path)).headers.etag);
			const opaque = etag.replace('W/', '');
			for (const list of [etag, opaque, `W/${opaque}`, `"other", W/"third", ${etag}`, '*']) {
				const answer = await get(path, { 'if-none-match': list });
				expect(answer.status).toBe(304);
				expect(answer.body).toHaveLength(0);
				expect(answer.headers['content-type']).toBeUndefined();
			}
			expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
		}
	);

	test('the tag is the same for the compressed and the plain form, and Vary names what they differ by', async () => {
		const plain = await get('/page');
		const compressed = await get('/page', { 'accept-encoding': 'br' });
		expect(compressed.headers.etag).toBe(plain.headers.etag);
		expect(plain.headers.etag).toMatch(/^W\//);
		expect([plain.headers.vary, compressed.headers.vary]).toEqual(['Accept-Encoding', 'Accept-Encoding']);
	});

	test('an error has no tag, and a matching tag does not turn it into an unchanged page', async () => {
		const missing = await get('/missing', { 'if-none-match': '*' });
		expect(missing.status).toBe(404);
		expect(missing.headers.etag).toBeUndefined();
	});
});

describe('compression', () => {
	test.each([
		['br', 'br'],
		['gzip', 'gzip'],
		['gzip, deflate, br', 'br'],
		['gzip;q=1.0, br;q=0.5', 'gzip'],
		['br;q=0, gzip', 'gzip'],
		['*', 'br'],
		['identity', undefined],
		['br;q=0, gzip;q=0', undefined],
		['', undefined]
	])('"%s" is answered with %s', async (accepted, coding) => {
		const answer = await get('/page', { 'accept-encoding': accepted });
		expect(answer.headers['content-encoding']).toBe(coding);
		const decode = coding === 'br' ? brotliDecompressSync : coding === 'gzip' ? gunzipSync : (x: Buffer) => x;
		expect(decode(answer.body).toString()).toBe(PAGE);
		expect(answer.headers['content-length']).toBe(String(answer.body.length));
	});

	test('a body too large to be held is compressed as it passes', async () => {
		const answer = await get('/large.csv', { 'accept-encoding': 'br' });
		expect(answer.headers['content-encoding']).toBe('br');
		expect(answer.headers.etag).toBe('W/"large"');
		expect(brotliDecompressSync(answer.body).toString()).toBe(LARGE_TEXT);
		expect((await get('/large.csv')).body.toString()).toBe(LARGE_TEXT);
	});

	test('fonts, parts of files and short bodies are sent as they are', async () => {
		for (const path of ['/font.woff2', '/part', '/rows.csv']) {
			const answer = await get(path, { 'accept-encoding': 'br, gzip' });
			expect(answer.headers['content-encoding']).toBeUndefined();
		}
	});

	test('the second answer with the same bytes equals the first', async () => {
		const [first, second] = [
			await get('/page', { 'accept-encoding': 'br' }),
			await get('/page', { 'accept-encoding': 'br' })
		];
		expect(second.body.equals(first.body)).toBe(true);
	});
});

describe('requests', () => {
	test.each(['/page', '/rows.csv', '/_app/immutable/chunk.js', '/large.csv'])(
		'HEAD %s has the headers of GET and no body',
		async (path) => {
			const head = await ask(site.port, path, { method: 'HEAD', headers: { 'accept-encoding': 'br' } });
			const whole = await get(path, { 'accept-encoding': 'br' });
			const { date: _, ...headHeaders } = head.headers;
			const { date: __, 'transfer-encoding': ___, ...wholeHeaders } = whole.headers;
			expect(head.body).toHaveLength(0);
			expect(headHeaders).toEqual(wholeHeaders);
		}
	);

	test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'])(
		'%s is refused and told what is allowed',
		async (method) => {
			const answer = await ask(site.port, '/page', { method });
			expect(answer.status).toBe(405);
			expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS');
		}
	);

	test.each([
		['/%', 400],
		['/a%E6b', 400],
		['/%00', 400],
		['//', 404],
		['//evil.example/%2e%2e', 404],
		['/\\evil.example', 404],
		['/page?q=%zz', 200]
	])('%s answers %i', async (path, status) => {
		expect((await get(path)).status).toBe(status);
	});

	test('an address with a scheme is refused', async () => {
		const answer = await sendBytes(
			site.port,
			'GET http://evil.example/page HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
		);
		expect(answer).toMatch(/^HTTP\/1\.1 400 /);
		expect(answer).not.toContain('evil');
	});

	test('a body of unknown length is refused without being read', async () => {
		const answer = await sendBytes(
			site.port,
			'GET /page HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n'
		);
		expect(answer).toMatch(/^HTTP\/1\.1 413 /);
	});

	test('headers that never end are cut off with 408, and headers too long with 431', async () => {
		expect(await sendBytes(site.port, 'GET /page HTTP/1.1\r\nHost: a\r\n')).toMatch(/^HTTP\/1\.1 408 /);
		const long = `GET /page HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`;
		expect(await sendBytes(site.port, long)).toMatch(/^HTTP\/1\.1 431 /);
	});

	test('a fault in the app shows no detail to the reader', async () => {
		const answer = await get('/broken');
		expect(site.faults.map(String)).toContain('Error: stub: broken on purpose');
		expect(answer.body.toString()).not.toContain('purpose');
	});

	test('many at a time on one connection come back in order', async () => {
		const requests = ['/slow', '/rows.csv', '/nowhere'].map(
			(path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`
		);
		requests.push('GET /empty HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
		const statuses = (await sendBytes(site.port, requests.join(''))).match(/HTTP\/1\.1 \d+/g);
		expect(statuses).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 404', 'HTTP/1.1 204']);
	});
});

describe('ending', () => {
	test('an answer in progress is finished, and new connections are refused', async () => {
		const { server, port } = await startStub();
		const slow = ask(port, '/slow');
		await new Promise((resolve) => server.once('request', resolve));
		const closed = closeServer(server);
		await expect(ask(port, '/page')).rejects.toThrow('ECONNREFUSED');
		expect((await slow).body.toString()).toBe('slow');
		await closed;
	});

	test('an answer that never comes does not hold the end up', async () => {
		const { server, port } = await startStub({ handler: () => {} });
		const lost = ask(port, '/page');
		await Promise.all([expect(lost).rejects.toThrow(), once(server).then(() => closeServer(server, 20))]);
	});
});

const once = (server: { once(event: 'request', listener: () => void): unknown }) =>
	new Promise<void>((resolve) => server.once('request', () => resolve()));
