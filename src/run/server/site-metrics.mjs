import { readdirSync, readFileSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { ANSWER_KINDS, answerKind } from './answer-kind.mjs';
import { prometheusText } from './prometheus-text.mjs';

/** @import { ServerResponse } from 'node:http' */
/** @import { AnswerKind } from './answer-kind.mjs' */
/** @import { AnswerStore } from './answer-store.mjs' */
/** @import { Metric, MetricType, Sample } from './prometheus-text.mjs' */

/** Upper bounds in seconds: from an answer out of memory to one that waited as long as any may. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Between two looks at the event loop. The time is taken off what is measured: Node counts it in. */
const LOOP_EVERY_MS = 10;

const QUANTILES = /** @type {const} */ ([
	['p50', 50],
	['p99', 99],
	['p999', 99.9]
]);

/** What has happened since the start, by name. */
const COUNTED = /** @type {const} */ ({
	hits: ['genklang_answers_hits_total', 'Requests answered with an answer that was kept.'],
	misses: ['genklang_answers_misses_total', 'Requests for which an answer had to be made or waited for.'],
	before: [
		'genklang_answers_before_total',
		'Requests answered, right after a switch and while others were made, with a kept answer of the release before.'
	],
	shed: [
		'genklang_answers_shed_total',
		'Requests answered with 503 because their answer would have waited too long.'
	],
	switches: ['genklang_release_switches_total', 'Releases that were opened and served, the first included.'],
	refusals: ['genklang_release_refusals_total', 'Releases that were refused; each reason counts once.'],
	overruns: [
		'genklang_deadline_overruns_total',
		'Answers that failed because a query took too long or found no connection in time.'
	]
});

/** @typedef {keyof typeof COUNTED} Counted */

class Durations {
	counts = new Array(BUCKETS.length).fill(0);
	sum = 0;
	count = 0;

	/** @param {number} seconds */
	add(seconds) {
		const bucket = BUCKETS.findIndex((bound) => seconds <= bound);
		if (bucket >= 0) this.counts[bucket] += 1;
		this.sum += seconds;
		this.count += 1;
	}

	/** @param {AnswerKind} kind @returns {Sample[]} buckets hold all that took no longer */
	samples(kind) {
		let upTo = 0;
		const buckets = BUCKETS.map((le, index) => {
			upTo += this.counts[index];
			return { ending: '_bucket', labels: { kind, le }, value: upTo };
		});
		return [
			...buckets,
			{ ending: '_bucket', labels: { kind, le: '+Inf' }, value: this.count },
			{ ending: '_sum', labels: { kind }, value: this.sum },
			{ ending: '_count', labels: { kind }, value: this.count }
		];
	}
}

/** @param {string} name @param {MetricType} type @param {string} help @param {readonly Sample[] | number | null} given @returns {Metric} */
function metric(name, type, help, given) {
	const samples = given === null ? [] : typeof given === 'number' ? [{ value: given }] : given;
	return { name, type, help, samples };
}

/** Counts what the server does, never for whom or which address, and tells it as Prometheus reads it. */
export class SiteMetrics {
	#store;
	#load;
	/** @type {Map<string, number>} */
	#answers = new Map();
	/** @type {Map<AnswerKind, Durations>} */
	#durations = new Map(ANSWER_KINDS.map((kind) => [kind, new Durations()]));
	/** @type {Record<Counted, number>} */
	#counted = { hits: 0, misses: 0, before: 0, shed: 0, switches: 0, refusals: 0, overruns: 0 };
	#loop = monitorEventLoopDelay({ resolution: LOOP_EVERY_MS });
	/** Open connections. */
	connections = 0;

	/** @param {{ store: AnswerStore, load: () => { readonly making: number, readonly waiting: number } }} of */
	constructor({ store, load }) {
		this.#store = store;
		this.#load = load;
		this.#loop.enable();
	}

	/** @param {Counted} what */
	count(what) {
		this.#counted[what] += 1;
	}

	/** Counts an answer when it has ended, whole or cut off. @param {string} target @param {ServerResponse} res */
	watch(target, res) {
		const begun = performance.now();
		res.once('close', () => {
			const kind = answerKind(target);
			const key = `${kind} ${Math.floor(res.statusCode / 100)}xx`;
			this.#answers.set(key, (this.#answers.get(key) ?? 0) + 1);
			this.#durations.get(kind)?.add((performance.now() - begun) / 1000);
		});
	}

	/** All metrics as text. What is told of the event loop is that since the last time. @returns {string} */
	text() {
		return prometheusText([...this.#ofRequests(), ...this.#ofAnswers(), ...this.#ofLoop(), ...ofProcess()]);
	}

	/** @returns {Metric[]} */
	#ofRequests() {
		const answers = [...this.#answers].sort().map(([key, value]) => {
			const [kind = '', status = ''] = key.split(' ');
			return { labels: { kind, status }, value };
		});
		const durations = [...this.#durations].flatMap(([kind, times]) => times.samples(kind));
		return [
			metric('http_requests_total', 'counter', 'Requests by kind of answer and class of status.', answers),
			metric(
				'http_request_duration_seconds',
				'histogram',
				'From the headers of a request to the last byte of its answer.',
				durations
			),
			metric('genklang_open_connections', 'gauge', 'Connections that are open.', this.connections)
		];
	}

	/** @returns {Metric[]} */
	#ofAnswers() {
		const { release, size, bytes } = this.#store;
		const version = release?.replace(/-[^-]*$/, '') ?? '';
		const { making, waiting } = this.#load();
		const counted = Object.entries(COUNTED).map(([what, [name, help]]) =>
			metric(name, 'counter', help, this.#counted[/** @type {Counted} */ (what)])
		);
		return [
			metric('genklang_answers_kept', 'gauge', 'Answers that are kept.', size),
			metric('genklang_answers_kept_bytes', 'gauge', 'Memory that kept answers take.', bytes),
			metric('genklang_answers_making', 'gauge', 'Answers that are being made.', making),
			metric('genklang_answers_waiting', 'gauge', 'Answers that wait for their making.', waiting),
			...counted,
			metric(
				'genklang_release_info',
				'gauge',
				'1 for the release that is served, by version and id.',
				release === null ? null : [{ labels: { version, id: release }, value: 1 }]
			)
		];
	}

	/** @returns {Metric[]} */
	#ofLoop() {
		const seconds = (/** @type {number} */ ns) => Math.max(0, ns / 1e9 - LOOP_EVERY_MS / 1000);
		const hasLooked = this.#loop.max > 0;
		const metrics = QUANTILES.map(([name, percent]) =>
			metric(
				`nodejs_eventloop_lag_${name}_seconds`,
				'gauge',
				`Percentile ${percent} of the delay of the event loop since the last scrape.`,
				seconds(this.#loop.percentile(percent))
			)
		);
		metrics.push(
			metric(
				'nodejs_eventloop_lag_max_seconds',
				'gauge',
				'Longest delay of the event loop since the last scrape.',
				hasLooked ? seconds(this.#loop.max) : 0
			)
		);
		this.#loop.reset();
		return metrics;
	}
}

/** @returns {Metric[]} named as in the client libraries of Prometheus; what the system does not tell is left out */
function ofProcess() {
	const { user, system } = process.cpuUsage();
	const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
	return [
		metric('process_cpu_seconds_total', 'counter', 'Processor time, user and system.', (user + system) / 1e6),
		metric(
			'process_start_time_seconds',
			'gauge',
			'When the process began, in seconds since 1970.',
			Math.round(performance.timeOrigin) / 1000
		),
		metric('process_resident_memory_bytes', 'gauge', 'Resident memory.', rss),
		metric('process_open_fds', 'gauge', 'Open file descriptors.', openDescriptors()),
		metric('process_max_fds', 'gauge', 'File descriptors that may be open.', mostDescriptors()),
		metric('nodejs_heap_size_used_bytes', 'gauge', 'Heap of JavaScript in use.', heapUsed),
		metric('nodejs_heap_size_total_bytes', 'gauge', 'Heap of JavaScript.', heapTotal),
		metric(
			'nodejs_external_memory_bytes',
			'gauge',
			'Memory of JavaScript objects outside its heap.',
			external
		)
	];
}

/** @returns {number | null} null where the system is not Linux */
function openDescriptors() {
	try {
		// One of them is of this look itself.
		return readdirSync('/proc/self/fd').length - 1;
	} catch {
		return null;
	}
}

/** @returns {number | null} null where the system does not tell or sets no bound */
function mostDescriptors() {
	try {
		const most = /^Max open files +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
		return most === undefined ? null : Number(most);
	} catch {
		return null;
	}
}
