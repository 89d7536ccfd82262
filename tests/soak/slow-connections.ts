import { connect, type Socket } from 'node:net';
import type { LongRunOptions, PartResult } from '../reliability/part-result.ts';
import type { LoadReport } from './generator-messages.ts';
import type { Question } from './question.ts';
import { serveReleases, type ServedReleases } from './served-releases.ts';
import { startGenerator } from './start-generator.ts';

const HALF_OPEN = 1000;
const SLOW = 100;
const SLOW_BYTES_PER_SECOND = 1000;
/** Again and again with and without slow connections, so that what else the machine does falls on both. */
const ROUNDS = 5;
const ROUND_SECONDS = 20;
const PER_SECOND = 50;

const QUESTIONS: readonly Question[] = [
	'/albertslund',
	'/albertslund/anbefalinger',
	'/albertslund.json',
	'/favicon.svg'
].map((path) => ({
	kind: 'reader',
	method: 'GET',
	path,
	headers: { 'accept-encoding': 'br' },
	status: 200,
	isConditional: false,
	showsMunicipality: false
}));

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A connection that sends the beginning of a request and no more. */
function halfOpen(port: number): Socket {
	const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: '));
	return socket.on('error', () => {}).resume();
}

/** A reader of a large file that takes so many bytes a second. */
function slowReader(port: number): { readonly socket: Socket; readonly stop: () => void } {
	const socket = connect(port, '127.0.0.1', () =>
		socket.write('GET /data/1.0.0/anbefalinger.xlsx HTTP/1.1\r\nHost: a\r\n\r\n')
	);
	socket.on('error', () => {});
	const timer = setInterval(() => socket.read(SLOW_BYTES_PER_SECOND), 1000);
	return { socket, stop: () => clearInterval(timer) };
}

function readersAsk({ port, municipalities }: ServedReleases, seconds: number, perSecond: number) {
	const order = { port, municipalities, questions: QUESTIONS, perSecond, seconds, warmUp: true };
	const generator = startGenerator(order);
	generator.begin();
	return generator.report;
}

async function amongSlow(served: ServedReleases, counts: SlowCounts, seconds: number, perSecond: number) {
	const sockets = Array.from({ length: counts.halfOpen }, () => halfOpen(served.port));
	const readers = Array.from({ length: counts.slow }, () => slowReader(served.port));
	try {
		await sleep(300);
		const open = (await served.metrics()).get('genklang_open_connections') ?? NaN;
		return { report: await readersAsk(served, seconds, perSecond), open };
	} finally {
		for (const { socket, stop } of readers) {
			stop();
			socket.destroy();
		}
		for (const socket of sockets) socket.destroy();
	}
}

interface SlowCounts {
	readonly halfOpen: number;
	readonly slow: number;
}

/** What slow connections did to the other readers. */
export interface SlowFindings {
	readonly alone: readonly LoadReport[];
	readonly among: readonly LoadReport[];
	/** Connections that the server held open at the most. */
	readonly open: number;
	readonly exitCode: number | null;
}

/** Lets readers ask in turn with and without connections beside them that hardly move. */
export async function measureSlowConnections(
	options: SlowCounts & { readonly rounds: number; readonly seconds: number; readonly perSecond: number }
): Promise<SlowFindings> {
	const { rounds, seconds, perSecond } = options;
	const served = await serveReleases(1);
	try {
		const alone: LoadReport[] = [];
		const among: LoadReport[] = [];
		let open = 0;
		for (let round = 0; round < rounds; round += 1) {
			alone.push(await readersAsk(served, seconds, perSecond));
			const { report, open: seen } = await amongSlow(served, options, seconds, perSecond);
			among.push(report);
			open = Math.max(open, seen);
		}
		return { alone, among, open, exitCode: await served.stop() };
	} catch (fault) {
		await served.stop();
		throw fault;
	}
}

const middleP99 = (reports: readonly LoadReport[]) =>
	reports.map(({ latencies }) => latencies['all']?.p99 ?? NaN).sort((a, b) => a - b)[reports.length >> 1] ??
	NaN;

/** 1,000 half-open connections and 100 readers at 1 kB a second beside others. */
export async function run({ seed, minutes, say }: LongRunOptions): Promise<PartResult> {
	const seconds = minutes === null ? ROUND_SECONDS : (minutes * 60) / (2 * ROUNDS);
	say(`${ROUNDS} times ${seconds} s without and with ${HALF_OPEN} half-open and ${SLOW} slow connections`);
	const settings = { halfOpen: HALF_OPEN, slow: SLOW, rounds: ROUNDS, seconds, perSecond: PER_SECOND };
	const { alone, among, open, exitCode } = await measureSlowConnections(settings);
	const failed = [...alone, ...among].reduce((sum, report) => sum + report.failed, 0);
	const [before, beside] = [middleP99(alone), middleP99(among)];
	return {
		part: 'slow-connections',
		title: 'Slow and half-open connections',
		settings: { seed, rounds: ROUNDS, 'seconds a round': seconds, 'requests a second': PER_SECOND },
		measured: [
			{
				what: 'requests of other readers that failed',
				wanted: '0',
				measured: String(failed),
				reached: failed === 0
			},
			{ what: 'connections open at the most', wanted: '', measured: String(open), reached: null },
			{
				what: 'p99 of other readers, median of the rounds: without, and beside slow connections',
				wanted: 'at most 20 % more, or less than 5 ms more',
				measured: `${before} ms, ${beside} ms`,
				reached: beside <= Math.max(1.2 * before, before + 5)
			},
			{ what: 'exit code at the end', wanted: '0', measured: String(exitCode), reached: exitCode === 0 }
		]
	};
}
