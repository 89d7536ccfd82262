import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSite, type Site } from '../browser/site.ts';
import { skipWithout } from '../skip-without.ts';
import { ask, type RawAnswer } from './raw-request.ts';

const ORIGIN = 'https://genklang.example.dk';
const EXAMPLE = 'docs/nginx/genklang.conf';

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (address === null || typeof address === 'string') throw new Error('no port was given');
	return address.port;
}

/** The example with ports of the test, without TLS, and with its files in a folder of the test. */
async function filledIn(folder: string, ports: { own: number; plain: number; sites: readonly number[] }) {
	const example = await readFile(EXAMPLE, 'utf8');
	return example
		.replace('listen 443 ssl;', `listen 127.0.0.1:${ports.own};`)
		.replace('listen 80 default_server;', `listen 127.0.0.1:${ports.plain} default_server;`)
		.replace(/^\s*ssl_.*\n/gm, '')
		.replace('/var/cache/nginx', folder)
		.replace(/127\.0\.0\.1:417([345])/g, (_, last) => `127.0.0.1:${ports.sites[Number(last) - 3]}`);
}

describe.skipIf(skipWithout('nginx', 'three processes behind nginx, one of them ended under load'))(
	'three processes behind nginx',
	() => {
		let sites: Site[];
		let nginx: ChildProcess;
		let folder: string;
		let ports: { own: number; plain: number; sites: readonly number[] };
		let log = '';

		beforeAll(async () => {
			folder = await mkdtemp(join(tmpdir(), 'genklang-'));
			const sitePorts = [await freePort(), await freePort(), await freePort()];
			sites = await Promise.all(sitePorts.map((port) => startSite({ ORIGIN, PORT: String(port) })));
			ports = { own: await freePort(), plain: await freePort(), sites: sitePorts };
			await writeFile(join(folder, 'genklang.conf'), await filledIn(folder, ports));
			const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
				.map((name) => `${name}_temp_path ${folder}/${name};`)
				.join('\n');
			await writeFile(
				join(folder, 'nginx.conf'),
				`daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr warn;
				events { worker_connections 256; }
				http { access_log off; ${temporary} include ${folder}/genklang.conf; }`
			);
			nginx = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], {
				stdio: ['ignore', 'ignore', 'pipe']
			});
			nginx.stderr?.setEncoding('utf8').on('data', (text) => (log += text));
			while ((await get('/healthz').catch(() => null)) === null) {
				if (nginx.exitCode !== null) throw new Error(`nginx ended:\n${log}`);
				await new Promise((resolve) => setTimeout(resolve, 50));
			}
		});

		afterAll(async () => {
			if (nginx.exitCode === null) {
				const ended = once(nginx, 'exit');
				nginx.kill('SIGTERM');
				await ended;
			}
			await Promise.all(sites.map((site) => site.stop()));
			await rm(folder, { recursive: true });
		});

		const get = (path: string, headers: Record<string, string> = {}): Promise<RawAnswer> =>
			ask(ports.own, path, { headers: { host: 'genklang.example.dk', ...headers } });

		test('send every answer as the processes make it, and name their own address alone', async () => {
			const spoofed = {
				'x-forwarded-host': 'evil.example',
				'x-forwarded-proto': 'gopher',
				host: 'evil.example'
			};
			const page = await get('/albertslund', { ...spoofed, 'accept-encoding': 'gzip, deflate, br' });
			expect([page.status, page.headers['content-encoding']]).toEqual([200, 'br']);
			const plain = await get('/albertslund', spoofed);
			expect(plain.body.toString()).toContain(`${ORIGIN}/albertslund`);
			expect(plain.body.toString() + JSON.stringify(plain.headers)).not.toMatch(/evil|gopher|127\.0\.0\.1/);
			expect(plain.headers['content-security-policy']).toContain("default-src 'none'");
			expect(plain.headers['genklang-release']).toMatch(/^\d+\.\d+\.\d+-[0-9a-f]{12}$/);
			expect((await get('/albertslund', { 'if-none-match': String(plain.headers.etag) })).status).toBe(304);
			const other = await ask(ports.plain, '/data', { headers: { host: 'evil.example' } });
			expect([other.status, other.headers.location]).toEqual([301, `${ORIGIN}/data`]);
		});

		test('keep what the processes say of themselves, and their errors, to nobody', async () => {
			expect((await get('/readyz')).status).toBe(404);
			expect((await get('/nope')).status).toBe(404);
			expect((await get('/healthz')).headers['cache-control']).toBe('no-store');
		});

		test('fail not one request when one of them is ended without notice', async () => {
			let isOver = false;
			let asked = 0;
			const failed: unknown[] = [];
			const readers = Array.from({ length: 8 }, async (_, reader) => {
				for (let turn = 0; !isOver; turn += 1) {
					asked += 1;
					// Every third is asked for the first time, so that a process has to make it.
					const path = turn % 3 === 0 ? `/albertslund.json?n=${reader}-${turn}` : '/albertslund.csv';
					const answer = await get(path).catch((fault: unknown) => fault);
					const status = answer instanceof Error ? answer.message : (answer as RawAnswer).status;
					if (status !== 200) failed.push([path, status]);
				}
			});
			const moreThan = async (count: number) => {
				while (asked < count) await new Promise((resolve) => setTimeout(resolve, 10));
			};
			await moreThan(200);
			// Pages that take a process some time, so that the one that is ended has begun with some of them.
			const begun = Array.from({ length: 9 }, (_, n) => get(`/albertslund?n=${n}`));
			await new Promise((resolve) => setTimeout(resolve, 30));
			process.kill(sites[1]?.pid ?? 0, 'SIGKILL');
			const statuses = (await Promise.all(begun)).map(({ status }) => status);
			expect(new Set(statuses)).toEqual(new Set([200]));
			await moreThan(asked + 600);
			isOver = true;
			await Promise.all(readers);
			expect(failed).toEqual([]);
			expect(log).toMatch(/upstream|connect\(\) failed/);
		});

		test('still give what they answered before when none of them is left', async () => {
			const before = await get('/albertslund');
			for (const { pid } of [sites[0], sites[2]].filter((site) => site !== undefined)) {
				process.kill(pid, 'SIGKILL');
			}
			// nginx counts whole seconds: what is kept for one is good for up to two.
			await new Promise((resolve) => setTimeout(resolve, 2100));
			const after = await get('/albertslund');
			expect([after.status, after.body.equals(before.body)]).toEqual([200, true]);
			expect((await get('/ballerup/aar')).status).toBe(502);
		});
	}
);
