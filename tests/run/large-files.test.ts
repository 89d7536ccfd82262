import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENGINE } from '#lib/sql/engine.ts';
import { buildFolder } from '#run/project.mjs';
import { startSite, type Site } from '../browser/site.ts';
import { ask } from './raw-request.ts';

const ASSETS = '/_app/immutable/assets/';

let site: Site;
let port: number;
let wasm: string;
let worker: string;

beforeAll(async () => {
	site = await startSite();
	port = Number(new URL(site.origin).port);
	const files = readdirSync(join(buildFolder(), 'client', ASSETS));
	wasm = ASSETS + files.find((file) => file.endsWith('.wasm'));
	worker = ASSETS + files.find((file) => /^duckdb-browser-.*\.js$/.test(file));
});
afterAll(async () => {
	await site.stop();
});

const get = (path: string, coding = 'identity') =>
	ask(port, path, { headers: { 'accept-encoding': coding } });

describe('the database for browsers', () => {
	test('is sent as it was compressed when the site was built, the same in every coding', async () => {
		const [plain, brotli, gzip] = [await get(wasm), await get(wasm, 'gzip, br'), await get(wasm, 'gzip')];
		expect([plain, brotli, gzip].map(({ headers }) => headers['content-encoding'])).toEqual([
			undefined,
			'br',
			'gzip'
		]);
		expect(plain.body.length).toBe(ENGINE.bytes);
		expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
		expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
		for (const { headers, body } of [plain, brotli, gzip]) {
			expect(headers['content-length']).toBe(String(body.length));
			expect(headers.vary).toBe('Accept-Encoding');
		}
	});

	test('is WebAssembly without a charset, kept for ever, and carries what every answer carries', async () => {
		const { headers } = await get(wasm, 'br');
		expect(headers['content-type']).toBe('application/wasm');
		expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
	});

	test('is not sent to a reader who has it, and HEAD has the headers of GET', async () => {
		const whole = await get(wasm, 'br');
		const again = await ask(port, wasm, {
			headers: { 'accept-encoding': 'br', 'if-none-match': String(whole.headers.etag) }
		});
		expect([again.status, again.body.length]).toEqual([304, 0]);
		const head = await ask(port, wasm, { method: 'HEAD', headers: { 'accept-encoding': 'br' } });
		const { date: _, ...headHeaders } = head.headers;
		const { date: __, ...wholeHeaders } = whole.headers;
		expect(head.body).toHaveLength(0);
		expect(headHeaders).toEqual(wholeHeaders);
	});

	test('costs the reader what the page says, to a tenth', async () => {
		const parts = [await get(wasm, 'br'), await get(worker, 'br')];
		const bytes = parts.reduce((sum, { body }) => sum + body.length, 0);
		// The rest is the code between page and worker.
		expect(bytes).toBeLessThan(ENGINE.transferBytes);
		expect(bytes).toBeGreaterThan(ENGINE.transferBytes * 0.9);
	});

	test('may be compiled in its worker alone: no page and no other file says so', async () => {
		const policyOf = async (path: string) => String((await get(path)).headers['content-security-policy']);
		expect(await policyOf(worker)).toBe(
			"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; script-src 'wasm-unsafe-eval'; connect-src blob:"
		);
		for (const path of ['/sql', '/en/sql', '/albertslund', '/data', '/nope', wasm, '/favicon.svg']) {
			const policy = await policyOf(path);
			expect([path, policy]).toEqual([path, expect.not.stringMatching(/wasm|eval|blob|https?:/)]);
		}
	});

	test('comes in a version that the page names', async () => {
		const { body } = await get(wasm);
		expect(body.includes(`v${ENGINE.version}`)).toBe(true);
	});
});
