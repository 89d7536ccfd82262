import type { LongRunOptions, Measured, PartResult } from '../reliability/part-result.ts';
import type { Latencies, LoadReport } from './generator-messages.ts';
import { mixedQuestions } from './mixed-questions.ts';
import { serveReleases, type ServedReleases } from './served-releases.ts';
import { startGenerator } from './start-generator.ts';
import { watchMemory } from './watch-memory.ts';

const PER_SECOND = 100;
const MINUTES = 30;
const LONG_MINUTES = 120;
/** Far more often than a secretariat publishes. */
const SWITCH_EVERY_MS = 30_000;
/** 1,000 switches in 30 minutes: hardly an answer lives long enough to be given twice. */
const SWITCH_ALL_THE_TIME_MS = 1800;
const WATCH_EVERY_MS = 2000;
const QUESTIONS = 5000;
/** Until a server that is left alone has closed what is no longer used and tidied its memory. */
const REST_MS = 3000;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** How a mixed load is run. */
export interface LoadOptions {
	readonly seed: number;
	readonly perSecond: number;
	readonly seconds: number;
	readonly switchEveryMs: number;
	/** Asked in turn, then from the start again. */
	readonly questions: number;
	readonly say: (line: string) => void;
	/** Settings of the server that differ from those in production. */
	readonly env?: Readonly<Record<string, string>>;
}

/** What a mixed load found, of the answers and of the server. */
export interface LoadFindings {
	readonly report: LoadReport;
	readonly switches: number;
	/** Milliseconds from a switch until the release was served. */
	readonly longestSwitchMs: number;
	/** Of the event loop, milliseconds. */
	readonly loop: { readonly p99: number; readonly p999: number; readonly max: number };
	/** Medians of resident memory, bytes, after warming up and at the end; null where the system does not tell. */
	readonly memory: readonly [number, number] | null;
	/** Open descriptors at rest, before and after; null where the system does not tell. */
	readonly descriptors: readonly [number, number] | null;
	readonly shed: number;
	/** Of answers out of memory and made, and those of the release before that were given while others were made. */
	readonly given: { readonly hits: number; readonly misses: number; readonly before: number };
	/** Processor time of the server, milliseconds. */
	readonly cpuMs: number;
	readonly samePid: boolean;
	readonly exitCode: number | null;
	/** What the server wrote to its log. */
	readonly log: string;
}

async function atRest(served: ServedReleases): Promise<number | null> {
	await sleep(REST_MS);
	return served.descriptors();
}

/** Switches releases at even distances while the load runs. */
async function switchAgainAndAgain(
	served: ServedReleases,
	{ everyMs, during, isOver }: { everyMs: number; during: (phase: string) => void; isOver: () => boolean }
) {
	const times: number[] = [];
	for (let due = performance.now() + everyMs; !isOver(); due += everyMs) {
		while (performance.now() < due && !isOver()) await sleep(20);
		if (isOver()) break;
		during('switching');
		times.push(await served.switchToNext());
		during('quiet');
	}
	return times;
}

/** Asks a site at a fixed rate for everything that it has, while its release is switched again and again. */
export async function measureMixedLoad(options: LoadOptions): Promise<LoadFindings> {
	const { perSecond, seconds, switchEveryMs, say } = options;
	const served = await serveReleases(3, { GENKLANG_DEADLINE_MS: '2000', ...options.env });
	try {
		const questions = await mixedQuestions(served.port, options.questions, options.seed);
		const { municipalities, port } = served;
		const generator = startGenerator({ port, questions, municipalities, perSecond, seconds, warmUp: true });
		await generator.warm;
		await served.switchToNext();
		const descriptorsBefore = await atRest(served);
		const start = await served.metrics();
		say(`${questions.length} questions asked once, now ${perSecond} a second for ${seconds} s`);

		let isOver = false;
		const memory = watchMemory(served, Math.min(WATCH_EVERY_MS, seconds * 20), say);
		generator.begin();
		const began = performance.now();
		const saying = setInterval(() => {
			const { asked, failed, underWay } = generator.progress();
			const passed = Math.round((performance.now() - began) / 1000);
			say(`${passed} s: ${asked} asked, ${underWay} under way, ${failed} failed`);
		}, 30_000);
		const phases = { everyMs: switchEveryMs, during: generator.phase, isOver: () => isOver };
		const switching = switchAgainAndAgain(served, phases);
		const report = await generator.report.finally(() => {
			isOver = true;
			clearInterval(saying);
		});
		const memoryBoth = memory.stop();
		const times = await switching;
		const metrics = await served.metrics();
		const descriptorsAfter = await atRest(served);
		const samePid = metrics.has('process_resident_memory_bytes');
		const since = (name: string) => (metrics.get(name) ?? NaN) - (start.get(name) ?? NaN);
		const loopMs = (name: string) => (metrics.get(`nodejs_eventloop_lag_${name}_seconds`) ?? NaN) * 1000;
		const log = served.site.output();
		return {
			report,
			switches: times.length,
			longestSwitchMs: Math.max(0, ...times),
			loop: { p99: loopMs('p99'), p999: loopMs('p999'), max: loopMs('max') },
			memory: memoryBoth,
			descriptors:
				descriptorsBefore === null || descriptorsAfter === null
					? null
					: [descriptorsBefore, descriptorsAfter],
			shed: since('genklang_answers_shed_total'),
			given: {
				hits: since('genklang_answers_hits_total'),
				misses: since('genklang_answers_misses_total'),
				before: since('genklang_answers_before_total')
			},
			cpuMs: since('process_cpu_seconds_total') * 1000,
			samePid,
			exitCode: await served.stop(),
			log
		};
	} catch (fault) {
		await served.stop();
		throw fault;
	}
}

const inWords = (name: string, { count, p50, p99, p999, max }: Latencies) =>
	`${name}: ${count} answers, p50 ${p50} ms, p99 ${p99} ms, p99.9 ${p999} ms, longest ${max} ms`;

const NONE: Latencies = { count: 0, p50: 0, p99: 0, p999: 0, max: 0 };

function ofAnswers(
	{ report, switches, longestSwitchMs, shed, given }: LoadFindings,
	isTimed: boolean
): Measured[] {
	const { all = NONE, switching = NONE, quiet = NONE } = report.latencies;
	const faults = Object.entries(report.faults).map(
		([what, { count, path }]) => `${count} × ${what} (${path})`
	);
	return [
		{
			what: 'requests that failed: another status, cut short, without its release or mixed of two',
			wanted: '0',
			measured: `${report.failed} of ${report.asked}${faults.length > 0 ? `: ${faults.slice(0, 5).join('; ')}` : ''}`,
			reached: report.failed === 0 && report.answered === report.asked
		},
		{
			what: 'releases switched meanwhile',
			wanted: '',
			measured: `${switches}, the slowest served after ${Math.round(longestSwitchMs)} ms`,
			reached: null
		},
		{
			what: 'latency from when a request was due, p99',
			wanted: isTimed ? 'at most 100 ms' : '',
			measured: `${all.p99} ms (p50 ${all.p50} ms)`,
			reached: isTimed ? all.p99 <= 100 : null
		},
		{
			what: 'latency from when a request was due, p99.9',
			wanted: isTimed ? 'at most 250 ms' : '',
			measured: `${all.p999} ms (longest ${all.max} ms)`,
			reached: isTimed ? all.p999 <= 250 : null
		},
		{
			what: 'p99 and p99.9 while a release is being switched, and between',
			wanted: '',
			measured: `${switching.p99} and ${switching.p999} ms, between ${quiet.p99} and ${quiet.p999} ms`,
			reached: null
		},
		{
			what: 'answers out of memory, made, of the release before, shed',
			wanted: '',
			measured: `${given.hits}, ${given.misses}, ${given.before}, ${shed}`,
			reached: null
		},
		{
			what: 'how late the generator itself was, at most',
			wanted: '',
			measured: `${Math.round(report.latestSendMs)} ms`,
			reached: null
		}
	];
}

function ofServer({ loop, memory, descriptors, exitCode, cpuMs, report }: LoadFindings): Measured[] {
	const measured: Measured[] = [
		{
			what: 'processor time of the server',
			wanted: '',
			measured: `${(cpuMs / report.asked).toFixed(1)} ms a request`,
			reached: null
		},
		{
			what: 'delay of the event loop, p99.9',
			wanted: 'at most 50 ms',
			measured: `${loop.p999.toFixed(1)} ms (p99 ${loop.p99.toFixed(1)} ms, longest ${loop.max.toFixed(0)} ms)`,
			reached: loop.p999 <= 50
		},
		{ what: 'exit code at the end', wanted: '0', measured: String(exitCode), reached: exitCode === 0 }
	];
	if (memory !== null) {
		const [before, after] = memory;
		const share = after / before - 1;
		measured.push({
			what: 'resident memory, median of the second and of the last tenth of the run',
			wanted: 'at most 5 % more',
			measured: `${(before / 1e6).toFixed(0)} MB, then ${(after / 1e6).toFixed(0)} MB (${(share * 100).toFixed(1)} %)`,
			reached: share <= 0.05
		});
	}
	if (descriptors !== null) {
		const [before, after] = descriptors;
		measured.push({
			what: 'open descriptors at rest, before and after',
			wanted: 'at most 2 more',
			measured: `${before}, then ${after}`,
			reached: after - before <= 2
		});
	}
	return measured;
}

/** 100 requests a second of all sorts for 30 minutes, while a release is switched every half minute. */
export const run = (options: LongRunOptions): Promise<PartResult> =>
	runMixedLoad(options, SWITCH_EVERY_MS, {
		part: 'load',
		title: 'Mixed load at a fixed rate, a release switched every half minute',
		isTimed: true
	});

/** The same for two hours: what it holds on to. Its latencies are told, and wanted of the half hour. */
export const runLong = (options: LongRunOptions): Promise<PartResult> =>
	runMixedLoad({ ...options, minutes: options.minutes ?? LONG_MINUTES }, SWITCH_EVERY_MS, {
		part: 'long-load',
		title: 'The same load for two hours',
		isTimed: false
	});

/** The same while the release is switched a thousand times. Its latencies are told, and nothing is wanted of them. */
export const runSwitching = (options: LongRunOptions): Promise<PartResult> =>
	runMixedLoad(options, SWITCH_ALL_THE_TIME_MS, {
		part: 'switches',
		title: 'The same load while releases are switched all the time',
		isTimed: false
	});

async function runMixedLoad(
	{ seed, minutes, say }: LongRunOptions,
	switchEveryMs: number,
	{ part, title, isTimed }: { part: string; title: string; isTimed: boolean }
): Promise<PartResult> {
	const time = minutes ?? MINUTES;
	const findings = await measureMixedLoad({
		seed,
		perSecond: PER_SECOND,
		seconds: time * 60,
		switchEveryMs,
		questions: QUESTIONS,
		say
	});
	for (const [kind, latencies] of Object.entries(findings.report.byKind)) say(inWords(kind, latencies));
	return {
		part,
		title,
		settings: { seed, minutes: time, 'requests a second': PER_SECOND },
		measured: [...ofAnswers(findings, isTimed), ...ofServer(findings)]
	};
}
