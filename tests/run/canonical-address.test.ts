import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalAddress } from '#run/server/canonical-address.mjs';
import { closeServer } from '#run/server/shutdown.mjs';
import { ask, sendBytes } from './raw-request.ts';
import { startStub } from './stub-site.ts';

let asked: string[];
let site: Awaited<ReturnType<typeof startStub>>;

beforeEach(async () => {
	asked = [];
	site = await startStub({
		handler: (req, res) => {
			asked.push(req.url ?? '');
			res.writeHead(200, { 'content-type': 'text/html' });
			res.end(`<p>${req.url} for ${JSON.stringify(req.headers)} made as ${asked.length}`);
		}
	});
});
afterEach(() => closeServer(site.server, 100));

const get = (path: string) => ask(site.port, path);
const text = async (path: string) => (await get(path)).body.toString();

describe('an address', () => {
	test.each([
		['/page?b=2&a=1', '/page?a=1&b=2'],
		['/page?b=2&a=x&a=1', '/page?a=x&a=1&b=2'],
		['/p%61ge', '/page'],
		['/r%c3%a5d', '/r%C3%A5d'],
		['/a/../page', '/page'],
		['/a/%2e%2e/page', '/page'],
		['/page?q=a%20b', '/page?q=a+b'],
		['/page?q=a+b', '/page?q=a+b'],
		['/page?', '/page'],
		['/page?q', '/page?q='],
		['/page#part', '/page'],
		['/a%2fb', '/a%2Fb']
	])('%s is the same as %s', async (written, canonical) => {
		const first = await text(written);
		expect(asked).toEqual([canonical]);
		expect(await text(canonical)).toBe(first);
		expect(await text(written)).toBe(first);
		expect(asked).toHaveLength(1);
	});

	test.each(['/a/..//evil.example', '/a/%2e%2e//evil.example', '/./\\evil.example'])(
		'%s leads to no page, nor to another site',
		async (path) => {
			expect((await get(path)).status).toBe(404);
			expect(asked).toHaveLength(0);
		}
	);

	test('that differs in a value is another one', async () => {
		expect(await text('/page?a=1')).not.toBe(await text('/page?a=2'));
		expect(asked).toHaveLength(2);
	});
});

test('is its own canonical form', () => {
	for (const target of ['/a%20b?q=a+b&q=%26', '/%C3%A5?x=%E6%zz', '/a;b,c?d=e;f', "/(x)'*!?[]=1"]) {
		const once = canonicalAddress(target) ?? '';
		expect(canonicalAddress(once)).toBe(once);
	}
});

test('an odd request leaves nothing behind that the next one would get', async () => {
	const clean = await text('/page?q=1');
	const odd: readonly string[] = [
		'GET /page?q=1 HTTP/1.1\r\nHost: evil.example\r\nX-Odd: \x01\r\n',
		`GET /page?q=1 HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n`,
		'GET /page?q=1 HTTP/1.1\r\nHost: a\r\nRange: bytes=0-1\r\n',
		'GET /page?q=1 HTTP/1.1\r\nHost: a\r\nRange: bytes=zz\r\n',
		'GET /page?q=1 HTTP/1.1\r\nHost: a\r\nX-HTTP-Method-Override: POST\r\n',
		'GET /page?q=1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n',
		'GET /page?q=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n',
		'GET /page?q=1 HTTP/1.1\r\nHost: a\r\nIf-None-Match: *\r\n',
		'GET /page?q=1 HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br;q=x, \r\n',
		'HEAD /page?q=1 HTTP/1.1\r\nHost: a\r\n',
		'OPTIONS /page?q=1 HTTP/1.1\r\nHost: a\r\n',
		'POST /page?q=1 HTTP/1.1\r\nHost: a\r\n'
	];
	for (const request of odd) await sendBytes(site.port, `${request}Connection: close\r\n\r\n`);
	const after = await get('/page?q=1');
	expect([after.status, after.headers['content-length']]).toEqual([200, String(after.body.length)]);
	expect(after.body.toString().replace(/made as \d+/, '')).toBe(clean.replace(/made as \d+/, ''));
});
