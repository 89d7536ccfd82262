import { cp, mkdir, mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { alteredRelease, switchRelease } from '../altered-release.ts';
import { startSite, type Site } from '../browser/site.ts';
import { ask, type RawAnswer } from './raw-request.ts';

/** Two whole releases that differ in version and in what the database says. */
const RELEASES = {
	a: { name: 'a', version: '2.0.0', municipality: 'Aaby' },
	b: { name: 'b', version: '3.0.0', municipality: 'Bebyen' }
} as const;

let folder: string;
let site: Site | undefined;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	for (const release of Object.values(RELEASES)) await alteredRelease(folder, release);
});
afterEach(async () => {
	await site?.stop();
	site = undefined;
});
afterAll(() => rm(folder, { recursive: true }));

const get = (path: string, headers: Record<string, string> = {}): Promise<RawAnswer> => {
	if (site === undefined) throw new Error('no site runs');
	return ask(Number(new URL(site.origin).port), path, { headers });
};

async function until(path: string, isSo: (answer: RawAnswer) => boolean): Promise<void> {
	while (!isSo(await get(path))) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Switches and lets the server look at once, as an operator does who does not want to wait a second. */
async function switchNow(next: keyof typeof RELEASES): Promise<void> {
	await switchRelease(folder, next);
	process.kill(site?.pid ?? 0, 'SIGHUP');
	await until('/readyz', ({ body }) => body.includes(RELEASES[next].version));
}

/** Which releases a page shows something of, by what only one of them holds. */
function releasesIn(text: string): readonly string[] {
	return Object.values(RELEASES)
		.filter(({ version, municipality }) => text.includes(municipality) || text.includes(version))
		.map(({ name }) => name);
}

test('while releases are switched no request fails, and every answer is of the one release that it names', async () => {
	await switchRelease(folder, 'a');
	site = await startSite({ GENKLANG_RELEASES: folder });
	const paths = [
		'/albertslund',
		'/albertslund?from=2012',
		'/en/albertslund',
		'/albertslund/__data.json',
		'/data'
	];
	const faults: unknown[] = [];
	const seen = new Set<string>();
	let answers = 0;
	let isOver = false;
	const readers = paths.map(async (path) => {
		while (!isOver) {
			const { status, headers, body } = await get(path);
			answers += 1;
			const [version] = String(headers['genklang-release']).split('-');
			const named = Object.values(RELEASES).find((one) => one.version === version)?.name;
			seen.add(String(named));
			const shown = releasesIn(body.toString());
			if (status !== 200 || shown.join() !== named) faults.push({ path, status, version, shown });
		}
	});
	for (const next of ['b', 'a', 'b'] as const) {
		await switchRelease(folder, next);
		await until('/readyz', ({ body }) => body.toString().startsWith(`ready ${RELEASES[next].version}-`));
	}
	isOver = true;
	await Promise.all(readers);
	expect(faults).toEqual([]);
	expect(seen).toEqual(new Set(['a', 'b']));
	expect(answers).toBeGreaterThan(paths.length * 3);
});

test.skipIf(process.platform !== 'linux')(
	'a switch lets go of the files of the release before it',
	async () => {
		await switchRelease(folder, 'a');
		site = await startSite({ GENKLANG_RELEASES: folder });
		const { pid } = site;
		await get('/albertslund');
		const filesOpen = async () => (await readdir(`/proc/${pid}/fd`)).length;
		const before = await filesOpen();
		for (const next of ['b', 'a'] as const) {
			await switchRelease(folder, next);
			await until('/readyz', ({ body }) => body.includes(RELEASES[next].version));
			await get('/albertslund');
		}
		while ((await filesOpen()) > before + 4) await new Promise((resolve) => setTimeout(resolve, 50));
		expect(await filesOpen()).toBeLessThanOrEqual(before + 4);
	}
);

test('a damaged release is named in the log once, and the one before goes on serving', async () => {
	const damaged = join(folder, 'damaged');
	await cp(join(folder, 'b'), damaged, { recursive: true });
	await truncate(join(damaged, 'genklang.duckdb'), 100_000);
	await switchRelease(folder, 'a');
	site = await startSite({ GENKLANG_RELEASES: folder });
	await get('/albertslund');
	await switchRelease(folder, 'damaged');
	while (!site.output().includes('genklang.duckdb: not as it was made')) {
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	process.kill(site.pid, 'SIGHUP');
	const { status, headers } = await get('/albertslund?from=2011');
	expect([status, String(headers['genklang-release'])]).toEqual([200, expect.stringMatching(/^2\.0\.0-/)]);
	expect((await get('/readyz')).body.toString()).toMatch(/^ready 2\.0\.0-/);
	await switchNow('b');
	expect(site.output().match(/genklang\.duckdb: not as it was made/g)).toHaveLength(1);
});

test('without a release every page says so in both languages, and the site recovers by itself', async () => {
	const empty = join(folder, 'empty');
	await mkdir(empty);
	site = await startSite({ GENKLANG_RELEASES: empty });
	const page = await get('/albertslund', { 'accept-encoding': 'br' });
	expect(page.status).toBe(503);
	expect([page.headers['retry-after'], page.headers['cache-control']]).toEqual(['10', 'no-store']);
	const text = (await get('/en/albertslund')).body.toString();
	for (const words of ['Der er ingen data', 'There are no data', 'npm run data'])
		expect(text).toContain(words);
	expect(JSON.parse((await get('/albertslund.json')).body.toString())).toMatchObject({
		ok: false,
		status: 503
	});
	expect([(await get('/readyz')).status, (await get('/healthz')).status]).toEqual([503, 200]);
	expect((await get('/favicon.svg')).status).toBe(200);
	await cp(join(folder, 'a'), join(empty, 'a'), { recursive: true });
	await switchRelease(empty, 'a');
	await until('/readyz', ({ status }) => status === 200);
	expect((await get('/albertslund')).status).toBe(200);
});

test('a reader who has the page is told that it is unchanged, and gets the new one after a switch', async () => {
	await switchRelease(folder, 'a');
	site = await startSite({ GENKLANG_RELEASES: folder });
	const { headers } = await get('/albertslund');
	const known = { 'if-none-match': String(headers.etag) };
	expect((await get('/albertslund', known)).status).toBe(304);
	await switchNow('b');
	const after = await get('/albertslund', known);
	expect([after.status, after.headers['genklang-release']]).toEqual([
		200,
		expect.stringMatching(/^3\.0\.0-/)
	]);
});

test('the data of a page is the same whether the parameters of the address stand in one order or another', async () => {
	await switchRelease(folder, 'a');
	site = await startSite({ GENKLANG_RELEASES: folder });
	for (const path of [
		'/albertslund',
		'/albertslund/__data.json',
		'/albertslund.json',
		'/albertslund/anbefalinger'
	]) {
		const extra = path.endsWith('__data.json') ? '&x-sveltekit-invalidated=111' : '';
		const one = await get(`${path}?from=2012&state=open&version=2.0.0${extra}`);
		const other = await get(`${path}?version=2.0.0&state=open${extra}&from=2012`);
		expect([path, one.status]).toEqual([path, 200]);
		expect(other.body.equals(one.body)).toBe(true);
		expect(one.body.equals((await get(path)).body)).toBe(false);
	}
});
