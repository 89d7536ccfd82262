import { connect } from 'node:net';
import { closeServer } from '#run/server/shutdown.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSite, type Site } from '../browser/site.ts';
import { ask, sendBytes } from './raw-request.ts';
import { startStub } from './stub-site.ts';

let site: Site;
let port: number;

beforeAll(async () => {
	site = await startSite();
	port = Number(new URL(site.origin).port);
});
afterAll(() => site.stop());

const MARK = 'evil.example';

/** Sends bytes and gives all that comes back until the server ends the connection or nothing has come for a while. */
function exchange(text: string): Promise<string> {
	return new Promise((resolve, reject) => {
		let answer = '';
		const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
		socket.setEncoding('latin1').on('data', (part) => (answer += String(part)));
		socket.on('error', (cause) => (answer === '' ? reject(cause) : resolve(answer)));
		socket.on('close', () => resolve(answer));
		socket.setTimeout(400, () => socket.destroy());
	});
}

describe('an odd request leaves the next clean one as it was', () => {
	const page = '/albertslund?from=2013';
	const get = (headers: string) => `GET ${page} HTTP/1.1\r\nHost: a\r\n${headers}Connection: close\r\n\r\n`;
	const header = (name: string, value = MARK) =>
		[`${name}: ${value.slice(0, 30)}`, get(`${name}: ${value}\r\n`)] as const;

	const odd: readonly (readonly [string, string])[] = [
		header('X-Oversize', 'x'.repeat(20_000)),
		header('X-Many', 'x'.repeat(15_000)),
		['control character', get('X-Meta: a\x07b\r\n')],
		['NUL in a header', get('X-Meta: a\x00b\r\n')],
		['bytes that are no letters', get('X-Meta: \xff\xfe\r\n')],
		['space before a colon', get('X-Meta : a\r\n')],
		header('X-HTTP-Method-Override', 'POST'),
		header('X-HTTP-Method', 'DELETE'),
		header('X-Method-Override', 'PUT'),
		header('X-Forwarded-Host'),
		header('X-Forwarded-For', '127.0.0.1'),
		header('X-Forwarded-Proto', 'http'),
		header('X-Forwarded-Scheme', 'http'),
		header('X-Forwarded-Port', '1'),
		header('X-Forwarded-Prefix', `/${MARK}`),
		header('X-Forwarded-Server'),
		header('X-Host'),
		header('Forwarded', `host=${MARK};proto=http`),
		header('X-Original-URL', '/data'),
		header('X-Rewrite-URL', '/data'),
		header('X-Accel-Redirect', '/data'),
		header('X-Real-IP', MARK),
		header('Origin', `https://${MARK}`),
		header('Referer', `https://${MARK}/`),
		header('Cookie', `session=${MARK}`),
		header('Authorization', `Bearer ${MARK}`),
		header('Accept', 'application/json'),
		header('Accept', `${'text/html,'.repeat(900)}*/*`),
		header('Accept-Language', 'en'),
		header('Accept-Charset', 'utf-7'),
		header('Accept-Encoding', `${MARK}, br;q=x, ,;q=1`),
		header('Accept-Encoding', 'identity;q=0, *;q=0'),
		header('Accept-Encoding', 'gzip'),
		header('User-Agent', `<script>${MARK}</script>`),
		header('Range', 'bytes=0-0'),
		header('Range', 'bytes=-1'),
		header('Range', 'bytes=9-1'),
		header('Range', `bytes=${'0-,'.repeat(500)}0-`),
		header('If-None-Match', '*'),
		header('If-Match', '"none"'),
		header('If-Modified-Since', 'Fri, 31 Dec 9999 23:59:59 GMT'),
		header('If-Unmodified-Since', 'Thu, 01 Jan 1970 00:00:00 GMT'),
		header('Cache-Control', 'only-if-cached'),
		header('Expect', 'something'),
		header('Upgrade', 'h2c'),
		header('Content-Type', MARK),
		header('X-SvelteKit-Action', 'true'),
		['POST', `POST ${page} HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=b`],
		['HEAD', `HEAD ${page} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`],
		['OPTIONS', `OPTIONS ${page} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`],
		[
			'GET with a body',
			`GET ${page} HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody`
		],
		['another host', `GET ${page} HTTP/1.1\r\nHost: ${MARK}\r\nConnection: close\r\n\r\n`],
		['HTTP/1.0', `GET ${page} HTTP/1.0\r\n\r\n`]
	];

	test('whether the clean one is made anew after it or was kept before', async () => {
		const clean = await ask(port, page);
		expect(clean.status).toBe(200);
		let made = 0;
		for (const [name, text] of odd) {
			const answer = await sendBytes(port, text);
			expect([name, answer.includes(MARK)]).toEqual([name, false]);
			const kept = await ask(port, page);
			expect([name, kept.status, kept.body.equals(clean.body), kept.headers.etag]).toEqual([
				name,
				200,
				true,
				clean.headers.etag
			]);
			// An address of its own for each, which nobody asked for before the odd request did.
			made += 1;
			const fresh = `/albertslund/anbefaling/alb-ir-2010-01.json?n=${made}`;
			await sendBytes(port, text.replace(page, fresh));
			const after = await ask(port, fresh);
			expect([name, after.status, after.headers['content-encoding'], after.body.includes(MARK)]).toEqual([
				name,
				200,
				undefined,
				false
			]);
			const again = await ask(port, fresh.replace('n=', 'm='));
			expect([name, after.body.equals(again.body)]).toEqual([name, true]);
		}
		expect(odd.length).toBeGreaterThanOrEqual(40);
	});
});

describe('a request that two programs could read in two ways gets 400 or one answer', () => {
	const SMUGGLED = `GET /data HTTP/1.1\r\nHost: ${MARK}\r\nX-Smuggled: yes\r\n\r\n`;
	const chunked = `0\r\n\r\n${SMUGGLED}`;
	const post = (headers: string, body: string) => `POST / HTTP/1.1\r\nHost: a\r\n${headers}\r\n${body}`;
	const get = (headers: string, body = '') => `GET /healthz HTTP/1.1\r\nHost: a\r\n${headers}\r\n${body}`;

	// Each waits for silence.
	test.concurrent.each([
		[
			'length and chunks',
			post(`Content-Length: ${chunked.length}\r\nTransfer-Encoding: chunked\r\n`, chunked)
		],
		[
			'length that ends early, and chunks',
			post('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', chunked)
		],
		['chunks and length', post(`Transfer-Encoding: chunked\r\nContent-Length: 5\r\n`, chunked)],
		['chunked, with a length, of GET', get('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', chunked)],
		['two lengths', post(`Content-Length: 0\r\nContent-Length: ${SMUGGLED.length}\r\n`, SMUGGLED)],
		['two lengths in a list', post(`Content-Length: 0, ${SMUGGLED.length}\r\n`, SMUGGLED)],
		['length with a sign', post(`Content-Length: +0\r\n`, SMUGGLED)],
		['length below zero', post(`Content-Length: -1\r\n`, SMUGGLED)],
		['length in hexadecimal', post(`Content-Length: 0x0\r\n`, SMUGGLED)],
		['length with a space inside', post(`Content-Length: 0 0\r\n`, SMUGGLED)],
		['length too large for any number', post(`Content-Length: 99999999999999999999\r\n`, SMUGGLED)],
		['unknown coding of the transfer', post('Transfer-Encoding: xchunked\r\n', chunked)],
		['coding with a vertical tab', post('Transfer-Encoding: \x0bchunked\r\n', chunked)],
		[
			'two codings of the transfer',
			post('Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n', chunked)
		],
		['chunked twice', post('Transfer-Encoding: chunked, chunked\r\n', chunked)],
		['coding that is not last', post('Transfer-Encoding: chunked, identity\r\n', chunked)],
		['space before the colon', post('Transfer-Encoding : chunked\r\n', chunked)],
		['line feeds alone', `GET /healthz HTTP/1.1\nHost: a\nContent-Length: ${SMUGGLED.length}\n\n${SMUGGLED}`],
		['line feed alone in a header', get(`X-A: b\nTransfer-Encoding: chunked\r\n`, chunked)],
		['carriage return alone in a header', get(`X-A: b\rTransfer-Encoding: chunked\r\n`, chunked)],
		['folded header', get(`X-A: b\r\n Transfer-Encoding: chunked\r\n`, chunked)],
		['folded length', post(`Content-Length:\r\n 0\r\n`, SMUGGLED)],
		['header without a name', get(`: b\r\n`)],
		['header without a colon', get(`broken\r\n`)],
		['two hosts', `GET /healthz HTTP/1.1\r\nHost: a\r\nHost: ${MARK}\r\n\r\n`],
		['no host', 'GET /healthz HTTP/1.1\r\n\r\n'],
		['address with a scheme', `GET http://${MARK}/ HTTP/1.1\r\nHost: a\r\n\r\n`],
		['two slashes', `GET //${MARK}/ HTTP/1.1\r\nHost: a\r\n\r\n`],
		['asterisk', 'GET * HTTP/1.1\r\nHost: a\r\n\r\n'],
		['CONNECT', `CONNECT ${MARK}:443 HTTP/1.1\r\nHost: a\r\n\r\n`],
		['space in the address', `GET /health z HTTP/1.1\r\nHost: a\r\n\r\n`],
		['unknown version', 'GET /healthz HTTP/3.7\r\nHost: a\r\n\r\n'],
		['no version', 'GET /healthz\r\n\r\n'],
		['chunk size too large', post('Transfer-Encoding: chunked\r\n', `fffffffffffffffff\r\n${SMUGGLED}`)],
		[
			'chunk with an extension of line feeds',
			post('Transfer-Encoding: chunked\r\n', `0;a\n\n\r\n\r\n${SMUGGLED}`)
		],
		['beginning of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n']
	])('%s', async (_, text) => {
		const answer = await exchange(text);
		const statuses = (answer.match(/HTTP\/1\.1 \d{3}/g) ?? []).map((line) => Number(line.slice(-3)));
		expect(statuses.length).toBeLessThanOrEqual(1);
		expect(answer).not.toContain(MARK);
		if (text.includes('X-Smuggled')) expect(statuses.every((status) => status >= 400)).toBe(true);
		expect((await ask(port, '/healthz')).status).toBe(200);
	});
});

test('an error is never kept: the answer after it is the right one', async () => {
	let isBroken = true;
	const { server, port: stub } = await startStub({
		handler: (_req, res) => {
			if (isBroken) throw new Error('stub: broken for now');
			return res.writeHead(200, { 'content-type': 'text/plain' }).end('whole');
		}
	});
	expect((await ask(stub, '/page')).status).toBe(500);
	isBroken = false;
	expect((await ask(stub, '/page')).body.toString()).toBe('whole');
	await closeServer(server, 100);
});
