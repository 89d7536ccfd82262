import { once } from 'node:events';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AnswerStore } from '#run/server/answer-store.mjs';
import type { Handler } from '#run/server/ask-app.mjs';
import { COMPRESSIONS } from '#run/server/compression.mjs';
import { closeServer } from '#run/server/shutdown.mjs';
import { ask, sendBytes } from './raw-request.ts';
import { startStub } from './stub-site.ts';

/** Every address that the app was asked for, with the headers it was told. */
let asked: { url: string; method: string; headers: object }[];
let store: AnswerStore;
let site: Awaited<ReturnType<typeof startStub>>;
let onAsked: () => void;

/** Words that a compressor can shorten, and shorten more with time. */
const WORDS = Array.from(
	{ length: 400 },
	(_, n) => `<p>bænk ${(n * 7919) % 1013}, lys ${(n * 104_729) % 997}</p>`
).join('');

/** A page that says by which address and which request in a row it was made. */
const pageOf = (url: string) => `<p>${url} made as ${asked.length}</p>${WORDS}`;

const KINDS: Readonly<Record<string, readonly [status: number, headers: Record<string, string>]>> = {
	'/error': [500, {}],
	'/missing': [404, {}],
	'/no-store': [200, { 'cache-control': 'no-store' }],
	'/varied': [200, { vary: 'Accept-Language' }],
	'/own': [200, { 'set-cookie': 'a=b' }],
	'/elsewhere': [307, { location: '/page' }],
	'/moved': [308, { location: '/page' }],
	'/file': [200, { 'last-modified': 'Sun, 22 Nov 2026 12:00:00 GMT' }]
};

const handler: Handler = async (req, res) => {
	const url = req.url ?? '';
	asked.push({ url, method: req.method ?? '', headers: req.headers });
	onAsked();
	const path = url.split('?')[0] ?? '';
	if (path === '/slow') await new Promise((resolve) => setTimeout(resolve, 100));
	if (path === '/thrown') {
		await new Promise((resolve) => setTimeout(resolve, 50));
		throw new Error('stub: thrown');
	}
	if (path === '/file' && req.headers.range) {
		res.writeHead(206, { 'content-type': 'text/html', 'content-range': 'bytes 0-1/9' });
		res.end('<p');
		return;
	}
	const [status, headers] = KINDS[path] ?? [200, {}];
	const body = path === '/large' ? 'a long line\n'.repeat(200_000) : pageOf(url);
	res.writeHead(status, { 'content-type': 'text/html', ...headers });
	res.end(body);
};

beforeEach(async () => {
	asked = [];
	onAsked = () => {};
	store = new AnswerStore();
	site = await startStub({ handler, store });
});
afterEach(() => closeServer(site.server, 100));

const get = (path: string, headers: Record<string, string> = {}) => ask(site.port, path, { headers });
const text = async (path: string, headers: Record<string, string> = {}) =>
	(await get(path, headers)).body.toString();

describe('an answer', () => {
	test('is made once and then the same for everyone, whatever they send along', async () => {
		const first = await get('/page');
		const odd = {
			cookie: 'a=b',
			accept: 'application/json',
			'accept-language': 'xx',
			'x-http-method-override': 'DELETE',
			'x-forwarded-host': 'evil.example',
			'x-sveltekit-pathname': '/evil',
			'x-original-url': '/evil',
			origin: 'https://evil.example',
			host: 'evil.example'
		};
		const second = await get('/page', odd);
		expect(asked).toHaveLength(1);
		expect(second.body).toEqual(first.body);
		const without = ({ date: _, ...headers }: typeof first.headers) => headers;
		expect(without(second.headers)).toEqual(without(first.headers));
	});

	test('knows nothing of the headers of the request that made it', async () => {
		await get('/page', { cookie: 'a=b', 'x-forwarded-host': 'evil.example', 'if-none-match': '"x"' });
		expect(asked).toEqual([{ url: '/page', method: 'GET', headers: {} }]);
	});

	test('is made anew where it may not be kept', async () => {
		for (const path of ['/error', '/missing', '/no-store', '/varied', '/own', '/elsewhere', '/large']) {
			asked = [];
			const statuses = [(await get(path)).status, (await get(path)).status];
			expect([path, asked.length, statuses[1]]).toEqual([path, 2, statuses[0]]);
		}
		expect(store.size).toBe(0);
	});

	test('is kept where it says for good that the page is elsewhere', async () => {
		expect([(await get('/moved')).status, (await get('/moved')).status]).toEqual([308, 308]);
		expect(asked).toHaveLength(1);
	});

	test('is compressed from what is kept, for every coding that is asked for, in any order', async () => {
		const wanted = ['br', 'gzip', 'identity', 'gzip', 'br'];
		const bodies: string[] = [];
		for (const coding of wanted) {
			const { headers, body } = await get('/page', { 'accept-encoding': coding });
			expect(headers['content-encoding']).toBe(coding === 'identity' ? undefined : coding);
			const decode = { br: brotliDecompressSync, gzip: gunzipSync }[coding] ?? ((x: Buffer) => x);
			bodies.push(decode(body).toString());
		}
		expect(asked).toHaveLength(1);
		expect(new Set(bodies)).toEqual(new Set([pageOf('/page')]));
	});

	test.skipIf(!COMPRESSIONS.includes('zstd'))('is sent as zstd to those who ask for it alone', async () => {
		const plain = await text('/page');
		const { headers, body } = await get('/page', { 'accept-encoding': 'zstd, gzip' });
		expect(headers['content-encoding']).toBe('zstd');
		const { zstdDecompressSync } = (await import('node:zlib')) as unknown as {
			zstdDecompressSync: (body: Buffer) => Buffer;
		};
		expect(zstdDecompressSync(body).toString()).toBe(plain);
		expect((await get('/page', { 'accept-encoding': 'gzip, br, zstd' })).headers['content-encoding']).toBe(
			'br'
		);
		expect(asked).toHaveLength(1);
	});

	test('gets smaller once many have asked for it, and says the same', async () => {
		const br = { 'accept-encoding': 'br' };
		const first = await get('/page', br);
		let last = first;
		while (last.body.length >= first.body.length) last = await get('/page', br);
		expect(brotliDecompressSync(last.body)).toEqual(brotliDecompressSync(first.body));
		expect(last.headers['content-length']).toBe(String(last.body.length));
		expect([last.headers.etag, asked.length]).toEqual([first.headers.etag, 1]);
	});

	test('is given to HEAD and as 304 without being made again', async () => {
		const whole = await get('/page');
		const head = await ask(site.port, '/page', { method: 'HEAD' });
		const unchanged = await get('/page', { 'if-none-match': `"x", ${String(whole.headers.etag)}` });
		expect([head.status, head.headers['content-length'], head.body.length]).toEqual([
			200,
			String(whole.body.length),
			0
		]);
		expect([unchanged.status, unchanged.body.length]).toEqual([304, 0]);
		expect(asked).toHaveLength(1);
	});

	test('is sent in part only where the app has parts', async () => {
		const [first, second] = [
			await get('/file', { range: 'bytes=0-1' }),
			await get('/file', { range: 'bytes=0-1' })
		];
		expect([first.status, second.status]).toEqual([206, 206]);
		expect((await get('/file')).status).toBe(200);
		const page = await get('/page', { range: 'bytes=0-1' });
		expect([page.status, page.body.toString()]).toEqual([200, await text('/page')]);
	});

	test('in part knows which part, and nothing else of the request', async () => {
		await get('/file', { range: 'bytes=0-1', cookie: 'a=b', 'x-forwarded-host': 'evil.example' });
		expect(asked.at(-1)).toEqual({ url: '/file', method: 'GET', headers: { range: 'bytes=0-1' } });
	});
});

describe('many who ask for the same at once', () => {
	test('wait for one making of it', async () => {
		const answers = await Promise.all(Array.from({ length: 20 }, () => text('/slow')));
		expect(asked).toHaveLength(1);
		expect(new Set(answers).size).toBe(1);
	});

	test('fail all alike, and the next one is made anew', async () => {
		const answers = await Promise.all(Array.from({ length: 5 }, () => get('/thrown')));
		expect(answers.map(({ status }) => status)).toEqual([500, 500, 500, 500, 500]);
		expect([asked.length, site.faults.length]).toEqual([1, 1]);
		await get('/thrown');
		expect(asked).toHaveLength(2);
	});

	test('do not miss it when the first of them leaves', async () => {
		const begun = new Promise<void>((resolve) => (onAsked = resolve));
		const leaving = connect(site.port, '127.0.0.1', () =>
			leaving.write('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n')
		);
		await begun;
		const staying = text('/slow');
		leaving.destroy();
		await once(leaving, 'close');
		expect(await staying).toContain('/slow made as 1');
		expect(asked).toHaveLength(1);
	});

	test('get each their own where it is too large to be held', async () => {
		const answers = await Promise.all(Array.from({ length: 3 }, () => text('/large')));
		expect(new Set(answers.map(({ length }) => length))).toEqual(new Set([2_400_000]));
	});
});

describe('what is kept', () => {
	test('stays within its bound, and what was not asked for longest goes first', async () => {
		await closeServer(site.server, 100);
		store = new AnswerStore(100_000);
		site = await startStub({ handler, store });
		await get('/page?n=0');
		for (let n = 1; n < 40; n += 1) {
			await get(`/page?n=${n}`);
			await get('/page?n=0');
			expect(store.bytes).toBeLessThanOrEqual(100_000);
		}
		const before = asked.length;
		await get('/page?n=0');
		await get('/page?n=39');
		expect(asked).toHaveLength(before);
		await get('/page?n=1');
		expect(asked).toHaveLength(before + 1);
		expect(before).toBe(40);
	});

	test('is nothing where nothing may be kept', async () => {
		await closeServer(site.server, 100);
		store = new AnswerStore(0);
		site = await startStub({ handler, store });
		await get('/page');
		await get('/page');
		expect([asked.length, store.size, store.bytes]).toEqual([2, 0, 0]);
	});

	test('counts as nothing once all of it has gone', async () => {
		for (const coding of ['br', 'gzip', 'identity']) {
			for (const path of ['/page', '/p%61ge', '/moved']) await get(path, { 'accept-encoding': coding });
		}
		expect(store.bytes).toBeGreaterThan(0);
		store.switchTo('2.0.0');
		expect(store.size).toBe(0);
		store.switchTo(null);
		expect([store.size, store.bytes]).toEqual([0, 0]);
	});

	test('goes with its release, whose name every answer carries', async () => {
		store.switchTo('1.0.0-aaaa');
		expect((await get('/page')).headers['genklang-release']).toBe('1.0.0-aaaa');
		store.switchTo('1.1.0-bbbb');
		for (const path of ['/page', '/missing', '/%zz', '//', '/large', '/moved']) {
			expect([path, (await get(path)).headers['genklang-release']]).toEqual([path, '1.1.0-bbbb']);
		}
		expect(asked.filter(({ url }) => url === '/page')).toHaveLength(2);
		expect(await sendBytes(site.port, 'nonsense\r\n\r\n')).toContain('Genklang-Release: 1.1.0-bbbb');
	});

	test('is never an answer that was begun before its release', async () => {
		store.switchTo('1.0.0');
		const begun = new Promise<void>((resolve) => (onAsked = resolve));
		const old = text('/slow');
		await begun;
		store.switchTo('1.1.0');
		const next = text('/slow');
		expect([await old, await next].map((page) => /made as (\d)/.exec(page)?.[1])).toEqual(['2', '2']);
		expect(asked).toHaveLength(2);
		await get('/slow');
		expect(asked).toHaveLength(2);
	});
});
