import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSite, type Site } from '../browser/site.ts';
import { hostileAddresses, MARKER, OUTSIDE } from './hostile-addresses.ts';
import { ask, sendBytes, type RawAnswer } from './raw-request.ts';

const CANARY = 'canary-of-the-environment';
const SHAPES = 300;

let site: Site;
let port: number;
let version: string;

beforeAll(async () => {
	site = await startSite({ GENKLANG_CANARY: CANARY });
	port = Number(new URL(site.origin).port);
	version = String((await ask(port, '/albertslund')).headers['genklang-release']).split('-')[0] ?? '';
});
afterAll(async () => {
	await site.stop();
});

/** What stands in the files outside and in no answer: their longest lines, and the first bytes of a database. */
function fingerprints(): readonly string[] {
	const texts = OUTSIDE.filter((file) => /\.(?:json|js|ts)$|config$/.test(file) && existsSync(file)).map(
		(file) => readFileSync(file, 'utf8')
	);
	const longest = texts.map((text) =>
		text
			.split('\n')
			.reduce((a, b) => (b.length > a.length ? b : a))
			.trim()
	);
	return [...longest, 'root:x:0:0', 'root:*:0:0', CANARY];
}

/** A path without a host: what it begins with cannot be another site in any browser. */
const OWN_PATH = /^\/(?![/\\])[\x21-\x7e]*$/;

describe('an address that leads out of the site', () => {
	test(`shows nothing of what lies outside, in ${SHAPES} shapes`, async () => {
		const outside = fingerprints();
		expect(outside.length).toBeGreaterThan(5);
		const faults: unknown[] = [];
		const statuses = new Set<number>();
		for (const { target } of hostileAddresses(SHAPES, 20261122, version)) {
			const { status, headers, body } = await ask(port, target);
			statuses.add(status);
			const text = body.toString('latin1');
			const location = headers.location ?? '/';
			const leaked = outside.find((words) => text.includes(words)) ?? text.slice(8, 12) === 'DUCK';
			const given = JSON.stringify({ ...headers, location: '' }) + (status === 200 ? '' : text);
			if (leaked) faults.push({ target, status, leaked });
			if (!OWN_PATH.test(location) || URL.parse(location, site.origin)?.origin !== site.origin)
				faults.push({ target, status, location });
			if (given.includes(MARKER) || given.includes('evil.example'))
				faults.push({ target, status, echo: true });
			// 307 leads from the root to the overview of the home council.
			if (![200, 307, 308, 400, 404].includes(status)) faults.push({ target, status });
		}
		expect(faults).toEqual([]);
		expect(statuses).toContain(404);
		expect(statuses).toContain(400);
	});

	test('writes nothing of an address into its log', async () => {
		for (const { target } of hostileAddresses(SHAPES, 7, version)) await ask(port, target);
		await ask(port, `/albertslund/anbefalinger?q=${MARKER}%0d%0aforged&from=${MARKER}`);
		const log = site.output();
		expect(log).not.toMatch(/zq7marker|evil\.example|forged|127\.0\.0\.1/);
		// eslint-disable-next-line no-control-regex -- that is what is looked for
		expect(log).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/);
		expect(log.length).toBeLessThan(20_000);
	});

	test('is asked about in shapes that differ, and the same ones each time', () => {
		const targets = hostileAddresses(SHAPES, 20261122, version).map(({ target }) => target);
		expect(new Set(targets).size).toBeGreaterThan(SHAPES * 0.9);
		expect(hostileAddresses(SHAPES, 20261122, version).map(({ target }) => target)).toEqual(targets);
	});

	test.each([
		'/.git/config',
		'/.git/HEAD',
		'/.env',
		'/package.json',
		'/.npmrc',
		'/src/hooks.server.ts',
		'/data/'
	])('finds neither what the site is made of nor a list of files: %s', async (path) => {
		const { status, body } = await ask(port, path);
		expect([404, 308]).toContain(status);
		expect(body.toString()).not.toMatch(/\[core\]|"dependencies"|Index of/);
	});
});

/** Headers that a proxy sets, or a reader who plays one. */
const HOST_SHAPES: readonly Readonly<Record<string, string>>[] = [
	{ host: MARKER },
	{ host: `${MARKER}.example:80` },
	{ host: `localhost@${MARKER}.example` },
	{ host: `${MARKER}.example/x?y` },
	{ 'x-forwarded-host': `${MARKER}.example` },
	{ 'x-forwarded-host': `a.example, ${MARKER}.example`, 'x-forwarded-proto': 'https' },
	{ 'x-forwarded-proto': `https://${MARKER}` },
	{ 'x-forwarded-port': `1${MARKER}`, 'x-forwarded-prefix': `/${MARKER}` },
	{ forwarded: `host=${MARKER}.example;proto=https;for="${MARKER}"` },
	{ 'x-original-url': `/${MARKER}`, 'x-rewrite-url': `/${MARKER}` },
	{ 'x-host': MARKER, 'x-http-host-override': MARKER, 'x-forwarded-server': MARKER },
	{
		origin: `https://${MARKER}.example`,
		referer: `https://${MARKER}.example/`,
		'x-forwarded-for': MARKER,
		'x-real-ip': MARKER,
		'user-agent': MARKER,
		cookie: `${MARKER}=1`,
		'accept-language': MARKER,
		'x-http-method-override': MARKER
	}
];

const KINDS = [
	'/',
	'/albertslund',
	'/en/om',
	'/albertslund/__data.json',
	'/albertslund.json',
	'/albertslund/anbefalinger.csv',
	'/data/latest/recommendations.csv',
	'/indlejr/albertslund/status-by-theme',
	'/albertslund/figur/status-by-theme.svg',
	'/albertslund/aabne.atom',
	'/sitemap.xml',
	'/robots.txt',
	'/nope',
	'/albertslund/'
];

describe('a header that names another host', () => {
	const without = ({ headers }: RawAnswer) => ({ ...headers, date: '' });

	test.each(HOST_SHAPES.map((headers) => [JSON.stringify(headers), headers] as const))(
		'%s is in no answer, and changes none for those who come after',
		async (_, headers) => {
			for (const path of KINDS) {
				const before = await ask(port, path);
				const asked = await ask(port, path, { headers: { ...headers } });
				const after = await ask(port, path);
				expect(asked.body.toString('latin1') + asked.rawHeaders.join('\n'), path).not.toContain(MARKER);
				expect([asked.status, asked.body.equals(before.body)]).toEqual([before.status, true]);
				expect([after.body.equals(before.body), without(after)]).toEqual([true, without(before)]);
			}
		}
	);

	test('an address of another host asked for whole is answered as the page of this one, or refused', async () => {
		const request = `GET http://${MARKER}.example/albertslund HTTP/1.1\r\nHost: ${MARKER}.example\r\nConnection: close\r\n\r\n`;
		const answer = await sendBytes(port, request);
		expect(answer).toMatch(/^HTTP\/1\.1 400 /);
		expect(answer).not.toContain(MARKER);
	});
});
