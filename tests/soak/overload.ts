import type { LongRunOptions, PartResult } from '../reliability/part-result.ts';
import { ask } from '../run/raw-request.ts';
import type { LoadReport } from './generator-messages.ts';
import type { Question } from './question.ts';
import { serveReleases, type ServedReleases } from './served-releases.ts';
import { startGenerator } from './start-generator.ts';

const MINUTES = 5;
/** Times what the server can make. */
const TIMES = 10;
const CHEAP_PER_SECOND = 50;
const BACK_TO_NORMAL_MS = 5000;
const NORMAL_MS = 250;

const plain = { method: 'GET', headers: {}, isConditional: false, showsMunicipality: false } as const;

/** An address that nobody has asked for: parameters that no page knows make an answer of their own. */
const costly = (index: number): Question => ({
	...plain,
	kind: 'costly',
	path: `/albertslund?from=${2010 + (index % 8)}&asked=${index}`,
	status: 200
});

const CHEAP: readonly Question[] = ['/albertslund', '/healthz', '/favicon.svg', '/albertslund.json'].map(
	(path) => ({ ...plain, kind: 'cheap', path, headers: { 'accept-encoding': 'br' }, status: 200 })
);

/** What more requests than a server can answer did to it. */
export interface OverloadFindings {
	readonly capacity: number;
	readonly perSecond: number;
	readonly costly: LoadReport;
	readonly cheap: LoadReport;
	readonly shed: number;
	/** Until an answer that had to be made came as quickly as before, milliseconds; null where it did not within a minute. */
	readonly backMs: number | null;
	readonly exitCode: number | null;
}

/** Answers a second that the server makes when asked by eight at a time. */
async function capacityOf({ port }: ServedReleases, seconds: number): Promise<number> {
	const until = performance.now() + seconds * 1000;
	let made = 0;
	const readers = Array.from({ length: 8 }, async (_, reader) => {
		for (let index = 0; performance.now() < until; index += 1) {
			const { status } = await ask(port, costly(1e6 * (reader + 1) + index).path);
			if (status === 200) made += 1;
		}
	});
	await Promise.all(readers);
	return made / seconds;
}

async function untilNormal({ port }: ServedReleases): Promise<number | null> {
	const began = performance.now();
	for (let index = 0; performance.now() - began < 60_000; index += 1) {
		const asked = performance.now();
		const { status } = await ask(port, costly(9e7 + index).path);
		const now = performance.now();
		if (status === 200 && now - asked < NORMAL_MS) return now - began;
	}
	return null;
}

/** Asks for far more than can be made, and meanwhile for what needs no making. */
export async function measureOverload(options: {
	readonly seconds: number;
	/** Requests a second; null for ten times what the server is found to make. */
	readonly perSecond: number | null;
	readonly cheapPerSecond: number;
}): Promise<OverloadFindings> {
	const { seconds, cheapPerSecond } = options;
	const served = await serveReleases(1);
	try {
		for (const { path, headers } of CHEAP) await ask(served.port, path, { headers });
		const capacity = options.perSecond === null ? await capacityOf(served, 5) : options.perSecond / TIMES;
		const perSecond = Math.ceil(capacity * TIMES);
		const order = { port: served.port, municipalities: served.municipalities, seconds, warmUp: false };
		const questions = Array.from({ length: Math.ceil(perSecond * seconds) }, (_, index) => costly(index));
		const ofCostly = startGenerator({ ...order, questions, perSecond, mayBeShed: true });
		const ofCheap = startGenerator({ ...order, questions: CHEAP, perSecond: cheapPerSecond });
		for (const generator of [ofCostly, ofCheap]) generator.begin();
		const [costlyReport, cheap] = await Promise.all([ofCostly.report, ofCheap.report]);
		const backMs = await untilNormal(served);
		const shed = (await served.metrics()).get('genklang_answers_shed_total') ?? NaN;
		const exitCode = await served.stop();
		return { capacity, perSecond, costly: costlyReport, cheap, shed, backMs, exitCode };
	} catch (fault) {
		await served.stop();
		throw fault;
	}
}

const faultsOf = ({ faults }: LoadReport) =>
	Object.entries(faults)
		.slice(0, 3)
		.map(([what, { count }]) => `; ${count} × ${what}`)
		.join('');

/** Ten times what the server can make, for five minutes. */
export async function run({ seed, minutes, say }: LongRunOptions): Promise<PartResult> {
	const time = minutes ?? MINUTES;
	const found = await measureOverload({
		seconds: time * 60,
		perSecond: null,
		cheapPerSecond: CHEAP_PER_SECOND
	});
	const { capacity, perSecond, costly: all, cheap, shed, backMs, exitCode } = found;
	say(`the server makes ${capacity.toFixed(0)} answers a second, asked for ${perSecond}`);
	const shedLatency = all.byStatus['503'];
	const cheapLatency = cheap.latencies['all'];
	return {
		part: 'overload',
		title: 'Ten times what the server can make',
		settings: { seed, minutes: time, 'requests a second': perSecond },
		measured: [
			{
				what: 'requests without any answer, or with another than 200 and 503',
				wanted: '0',
				measured: `${all.failed} of ${all.asked}${faultsOf(all)}`,
				reached: all.failed === 0
			},
			{
				what: 'answered with 503, when to ask again and a clear text',
				wanted: '',
				measured: `${shed} of ${all.asked}`,
				reached: null
			},
			{
				what: 'time to such an answer, p99',
				wanted: 'at most 50 ms',
				measured: `${shedLatency?.p99} ms (p50 ${shedLatency?.p50} ms, p99.9 ${shedLatency?.p999} ms)`,
				reached: (shedLatency?.p99 ?? 0) <= 50
			},
			{
				what: 'kept answers, files and the health check meanwhile: failed',
				wanted: '0',
				measured: `${cheap.failed} of ${cheap.asked}${faultsOf(cheap)}`,
				reached: cheap.failed === 0
			},
			{
				what: 'the same, p99',
				wanted: 'at most 200 ms',
				measured: `${cheapLatency?.p99} ms (p50 ${cheapLatency?.p50} ms)`,
				reached: (cheapLatency?.p99 ?? Infinity) <= 200
			},
			{
				what: `until an answer was made within ${NORMAL_MS} ms again`,
				wanted: `at most ${BACK_TO_NORMAL_MS} ms`,
				measured: backMs === null ? 'not within a minute' : `${backMs.toFixed(0)} ms`,
				reached: backMs !== null && backMs <= BACK_TO_NORMAL_MS
			},
			{ what: 'exit code at the end', wanted: '0', measured: String(exitCode), reached: exitCode === 0 }
		]
	};
}
