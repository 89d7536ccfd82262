import { afterAll, beforeAll, expect, test } from 'vitest';
import { AnswerStore } from '#run/server/answer-store.mjs';
import { createMetricsServer } from '#run/server/metrics-server.mjs';
import { closeServer } from '#run/server/shutdown.mjs';
import { SiteMetrics } from '#run/server/site-metrics.mjs';
import { readSamples } from '../soak/served-releases.ts';
import { ask } from './raw-request.ts';
import { startStub } from './stub-site.ts';

const store = new AnswerStore(1_000_000);
const metrics = new SiteMetrics({ store, load: () => ({ making: 0, waiting: 0 }) });
const telling = createMetricsServer(metrics);
let site: Awaited<ReturnType<typeof startStub>>;
let port: number;

beforeAll(async () => {
	site = await startStub({ store, metrics });
	await new Promise<void>((resolve) => telling.listen(0, '127.0.0.1', resolve));
	const address = telling.address();
	port = address !== null && typeof address === 'object' ? address.port : 0;
});
afterAll(async () => {
	await closeServer(site.server, 100);
	await closeServer(telling, 100);
});

const samples = async () => readSamples((await ask(port, '/metrics')).body.toString());

test('requests are counted by kind of answer and class of status, and never by address', async () => {
	store.switchTo('1.2.0-beta-0a1b2c3d4e5f');
	for (const path of [
		'/page',
		'/page',
		'/rows.csv',
		'/_app/immutable/chunk.js',
		'/nowhere',
		'/%zz',
		'/healthz'
	])
		await ask(site.port, path);
	metrics.count('switches');
	const { headers, body } = await ask(port, '/metrics');
	expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
	const text = body.toString();
	const read = readSamples(text);
	const count = (kind: string, status: string) =>
		read.get(`http_requests_total{kind="${kind}",status="${status}"}`);
	expect([count('page', '2xx'), count('page', '4xx'), count('data', '2xx'), count('file', '2xx')]).toEqual([
		2, 2, 1, 1
	]);
	expect(read.get('http_request_duration_seconds_count{kind="page"}')).toBe(4);
	expect(read.get('http_request_duration_seconds_bucket{kind="page",le="+Inf"}')).toBe(4);
	expect([read.get('genklang_answers_hits_total'), read.get('genklang_answers_kept')]).toEqual([1, 3]);
	expect(read.get('genklang_release_info{version="1.2.0-beta",id="1.2.0-beta-0a1b2c3d4e5f"}')).toBe(1);
	expect(read.get('genklang_release_switches_total')).toBe(1);
	for (const path of ['nowhere', 'rows', 'zz', 'chunk']) expect(text).not.toContain(path);
});

test('the text is what the format asks for: each metric described once, buckets that grow, counters that say so', async () => {
	const text = (await ask(port, '/metrics')).body.toString();
	const lines = text.trimEnd().split('\n');
	for (const line of lines) {
		expect(line).toMatch(
			/^(# HELP [a-z_0-9]+ \S.*|# TYPE [a-z_0-9]+ (counter|gauge|histogram)|[a-z_0-9]+(\{[a-z]+="[^"\\]*"(,[a-z]+="[^"\\]*")*\})? (-?[0-9.e+-]+|NaN|[+-]Inf))$/
		);
	}
	const types = lines.flatMap((line) => /^# TYPE (\S+) (\S+)$/.exec(line)?.slice(1, 3).join(' ') ?? []);
	expect(new Set(types).size).toBe(types.length);
	for (const type of types) {
		const [name = '', kind] = type.split(' ');
		expect([name, name.endsWith('_total')]).toEqual([name, kind === 'counter']);
	}
	const buckets = lines.filter((line) => line.startsWith('http_request_duration_seconds_bucket{kind="page"'));
	const counts = buckets.map((line) => Number(line.split(' ').at(-1)));
	expect(counts).toEqual([...counts].sort((a, b) => a - b));
});

test('the process, its memory, its descriptors and the event loop are told under their usual names', async () => {
	const read = await samples();
	for (const name of [
		'process_resident_memory_bytes',
		'process_cpu_seconds_total',
		'process_start_time_seconds',
		'nodejs_heap_size_used_bytes',
		'nodejs_eventloop_lag_p50_seconds',
		'nodejs_eventloop_lag_p99_seconds',
		'nodejs_eventloop_lag_p999_seconds',
		'nodejs_eventloop_lag_max_seconds'
	])
		expect([name, read.get(name)]).toEqual([name, expect.any(Number)]);
	if (process.platform === 'linux') expect(read.get('process_open_fds')).toBeGreaterThan(10);
});

test('open connections are counted and let go of', async () => {
	const before = (await samples()).get('genklang_open_connections') ?? NaN;
	const slow = ask(site.port, '/slow');
	await new Promise((resolve) => site.server.once('request', resolve));
	expect((await samples()).get('genklang_open_connections')).toBe(before + 1);
	await slow;
	while ((await samples()).get('genklang_open_connections') !== before)
		await new Promise((resolve) => setTimeout(resolve, 5));
});

test('nothing but the metrics is told there, and the site itself tells none', async () => {
	expect((await ask(port, '/')).status).toBe(404);
	expect((await ask(port, '/metrics', { method: 'POST' })).status).toBe(404);
	expect((await ask(site.port, '/metrics')).status).toBe(404);
});
