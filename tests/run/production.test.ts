import { spawnSync } from 'node:child_process';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSite, type Site } from '../browser/site.ts';
import { ask } from './raw-request.ts';

let site: Site;
let port: number;

beforeAll(async () => {
	site = await startSite();
	port = Number(new URL(site.origin).port);
});

afterAll(async () => {
	await site.stop();
});

const get = (path: string, headers: Record<string, string> = {}) => ask(port, path, { headers });

/** Addresses of every script, style sheet and font that the overview names. */
async function assetsOf(path: string): Promise<readonly string[]> {
	const html = (await get(path)).body.toString();
	return [
		...new Set(
			[...html.matchAll(/(?:href|src|import\()=?"(\/_app\/immutable\/[^"]+)"/g)].map(([, url = '']) => url)
		)
	];
}

describe('the built app', () => {
	test.each([
		'/albertslund',
		'/en/albertslund',
		'/metode',
		'/data',
		'/healthz',
		'/favicon.svg',
		'/nope',
		'//nope'
	])('%s has every security header and a policy', async (path) => {
		const { headers } = await get(path);
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
		expect(headers['permissions-policy']).toContain('camera=()');
		expect(headers['cross-origin-opener-policy']).toBe('same-origin');
		expect(headers['content-security-policy']).toMatch(/frame-ancestors 'none'/);
		expect(headers['content-type']).toMatch(/; charset=utf-8$/i);
		expect(headers['set-cookie']).toBeUndefined();
	});

	test('a page allows no script that it does not name by its hash', async () => {
		const policy = String((await get('/albertslund')).headers['content-security-policy']);
		const scripts = policy.split(';').find((part) => part.trim().startsWith('script-src')) ?? '';
		expect(scripts).toMatch(/'sha256-/);
		expect(scripts).not.toMatch(/unsafe|nonce|\*/);
	});

	test('a page is the same when asked for again, and is then not sent', async () => {
		const first = await get('/albertslund');
		const again = await get('/albertslund', { 'if-none-match': `"x", ${String(first.headers.etag)}` });
		expect(first.status).toBe(200);
		expect(again.status).toBe(304);
		expect(again.headers['content-security-policy']).toBeTruthy();
	});

	test('scripts, styles and fonts are there, kept for ever, and compressed as well as can be', async () => {
		const assets = await assetsOf('/albertslund');
		expect(assets.length).toBeGreaterThan(3);
		for (const path of assets) {
			const plain = await get(path);
			expect([path, plain.status]).toEqual([path, 200]);
			expect(plain.headers['cache-control']).toContain('immutable');
			if (/\.(?:js|css)$/.test(path) && plain.body.length > 1000) {
				const small = await get(path, { 'accept-encoding': 'br' });
				expect(brotliDecompressSync(small.body).equals(plain.body)).toBe(true);
			}
		}
	});

	test('the address in the Host header is nowhere in the answer', async () => {
		for (const path of ['/', '/albertslund', '/data', '/nope', '/data/latest/recommendations.csv']) {
			const answer = await get(path, { host: 'evil.example', 'x-forwarded-host': 'evil.example' });
			expect(answer.body.toString() + JSON.stringify(answer.headers)).not.toContain('evil.example');
		}
	});

	test('HEAD has the length and tag of GET', async () => {
		for (const path of ['/albertslund', '/favicon.svg', '/data/latest/recommendations.csv']) {
			const [whole, head] = [await get(path), await ask(port, path, { method: 'HEAD' })];
			expect(head.body).toHaveLength(0);
			expect([head.status, head.headers.etag]).toEqual([whole.status, whole.headers.etag]);
			expect(head.headers['content-length']).toBe(whole.headers['content-length']);
		}
	});
});

describe('the program', () => {
	const serve = (env: Record<string, string>) =>
		spawnSync(process.execPath, ['src/run/serve.mjs'], {
			env: { ...process.env, ORIGIN: undefined, ...env },
			encoding: 'utf8'
		});

	test('ends with code 0 when it is asked to', async () => {
		const other = await startSite();
		expect(await other.stop()).toBe(0);
	});

	test('says in one sentence that the port is in use', () => {
		const { status, stderr } = serve({ HOST: 'localhost', PORT: String(port) });
		expect(status).toBe(1);
		expect(stderr.trim()).toMatch(/^Port \d+ is in use by another program: [^\n]+$/);
	});

	test('does not listen to other machines without being told its address', () => {
		const { status, stderr } = serve({ HOST: '0.0.0.0', PORT: '0' });
		expect(status).toBe(1);
		expect(stderr.trim()).toMatch(/^HOST=0\.0\.0\.0 [^\n]*ORIGIN[^\n]+$/);
	});

	test('says what to do where no app is built', () => {
		const { status, stderr } = serve({
			HOST: 'localhost',
			PORT: '0',
			GENKLANG_BUILD: 'tests/fixtures/no-build'
		});
		expect(status).toBe(1);
		expect(stderr.trim()).toMatch(/^There is no built app in [^\n]+: run npm start/);
	});
});
