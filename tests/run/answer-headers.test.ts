import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFolder } from '#run/project.mjs';
import { startSite, type Site } from '../browser/site.ts';
import { freePort } from './free-port.ts';
import { ask, sendBytes, type RawAnswer } from './raw-request.ts';
import { CHECKS } from './answer-checks.ts';
import { KINDS, type AnswerKind, type Asked } from './answer-kinds.ts';

const SETTINGS = { ORIGIN: 'https://genklang.example.dk', GENKLANG_CONTACT: 'kontakt@example.dk' };

let site: Site;
let bare: Site;
/** Where each listens: what they print is their public address. */
let ports: { readonly site: number; readonly bare: number };
let empty: string;
let release: string;
let assets: readonly string[];

beforeAll(async () => {
	empty = await mkdtemp(join(tmpdir(), 'genklang-'));
	ports = { site: await freePort(), bare: await freePort() };
	[site, bare] = await Promise.all([
		startSite({ ...SETTINGS, PORT: String(ports.site) }),
		startSite({ ...SETTINGS, PORT: String(ports.bare), GENKLANG_RELEASES: empty })
	]);
	release = String((await ask(ports.site, '/albertslund')).headers['genklang-release']);
	const client = join(buildFolder(), 'client');
	assets = (await readdir(client, { recursive: true })).map((path) => `/${path.replaceAll('\\', '/')}`);
});
afterAll(async () => {
	await Promise.all([site.stop(), bare.stop()]);
	await rm(empty, { recursive: true });
});

function addressOf({ name, path }: AnswerKind): string {
	if (typeof path === 'string') return path.replaceAll('{version}', release.split('-')[0] ?? '');
	return path((pattern) => {
		const found = assets.find((asset) => pattern.test(asset));
		if (found === undefined) throw new Error(`no file of the built app is ${name}: ${String(pattern)}`);
		return found;
	});
}

/** Two requests that no client sends. */
const RAW: Readonly<Record<string, string>> = {
	malformed: 'GET / HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n',
	overlong: `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`
};

async function askRaw(port: number, text: string): Promise<RawAnswer> {
	const [head = '', body = ''] = (await sendBytes(port, text)).split('\r\n\r\n', 2);
	const [first = '', ...lines] = head.split('\r\n');
	const rawHeaders = lines.flatMap((line) => line.split(/: (.*)/).slice(0, 2));
	const pairs = lines.map((line) => line.split(/: (.*)/).slice(0, 2) as [string, string]);
	const headers = Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]));
	return { status: Number(first.split(' ')[1]), headers, rawHeaders, body: Buffer.from(body, 'latin1') };
}

async function askAll(kind: AnswerKind): Promise<Asked> {
	const port = kind.without === 'release' ? ports.bare : ports.site;
	const address = addressOf(kind);
	const raw = RAW[address];
	const get = (headers: Record<string, string> = {}, method = kind.method ?? 'GET') =>
		raw === undefined
			? ask(port, address, { method, headers: { ...kind.headers, ...headers }, body: kind.body })
			: askRaw(port, raw);
	const answer = await get();
	const etag = answer.headers.etag;
	return {
		kind,
		answer,
		again: await get(),
		known: etag === undefined ? null : await get({ 'if-none-match': `"other", ${etag}, W/"third"` }),
		other: await get({ 'if-none-match': kind.headers?.['if-none-match'] ?? '"other"' }),
		head: await get({}, kind.method ?? 'HEAD'),
		small: await get({ 'accept-encoding': 'br' }),
		release: kind.without === 'release' ? null : release
	};
}

describe.each(KINDS.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
	test('keeps every rule for answers', async () => {
		const asked = await askAll(kind);
		const faults = Object.entries(CHECKS).flatMap(([rule, check]) => {
			const fault = check(asked);
			return fault === null ? [] : [`${rule}: ${fault}`];
		});
		expect(faults).toEqual([]);
	});
});

test('docs/security.md says how many kinds and rules there are', async () => {
	const [kinds, rules] = [KINDS.length, Object.keys(CHECKS).length];
	expect((await readFile('docs/security.md', 'utf8')).replaceAll(/\s+/g, ' ')).toContain(
		`${kinds} kinds of answer, ${rules} rules, ${(kinds * rules).toLocaleString('en')} checks`
	);
});
