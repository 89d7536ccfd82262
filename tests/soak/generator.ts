import { Agent } from 'node:http';
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { Asker, type Checked } from './asker.ts';
import type { FromGenerator, Latencies, LoadOrder, ToGenerator } from './generator-messages.ts';
import type { Question } from './question.ts';

const PROGRESS_MS = 1000;

const tell = (message: FromGenerator) => process.send?.(message);
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Microseconds, three digits. */
class Histograms {
	readonly #all = new Map<string, RecordableHistogram>();

	add(name: string, ms: number): void {
		const histogram = this.#all.get(name) ?? createHistogram({ lowest: 1, highest: 120_000_000, figures: 3 });
		this.#all.set(name, histogram);
		histogram.record(Math.max(1, Math.round(ms * 1000)));
	}

	latencies(): Record<string, Latencies> {
		const ms = (microseconds: number) => Math.round(microseconds / 10) / 100;
		const entries = [...this.#all].map(([name, histogram]) => [
			name,
			{
				count: histogram.count,
				p50: ms(histogram.percentile(50)),
				p99: ms(histogram.percentile(99)),
				p999: ms(histogram.percentile(99.9)),
				max: ms(histogram.max)
			}
		]);
		return Object.fromEntries(entries) as Record<string, Latencies>;
	}
}

let phase = 'quiet';
let isOver = false;
let begin: () => void = () => {};
const begun = new Promise<void>((resolve) => (begin = resolve));

/** What came back, counted. */
class Results {
	readonly #phases = new Histograms();
	readonly #kinds = new Histograms();
	readonly #statuses = new Histograms();
	readonly #faults: Record<string, { count: number; path: string }> = {};
	asked = 0;
	answered = 0;
	failed = 0;
	latestSendMs = 0;

	add({ kind, path }: Question, { status, fault }: Checked, ms: number, during: string): void {
		this.answered += 1;
		for (const name of ['all', during]) this.#phases.add(name, ms);
		this.#kinds.add(kind, ms);
		this.#statuses.add(String(status), ms);
		if (fault !== null) this.addFault(kind, path, fault);
	}

	addFault(kind: string, path: string, fault: string): void {
		this.failed += 1;
		const one = (this.#faults[`${kind}: ${fault}`] ??= { count: 0, path });
		one.count += 1;
	}

	report() {
		const { asked, answered, failed, latestSendMs } = this;
		const latencies = this.#phases.latencies();
		const byKind = this.#kinds.latencies();
		return {
			asked,
			answered,
			failed,
			latestSendMs,
			faults: this.#faults,
			latencies,
			byKind,
			byStatus: this.#statuses.latencies()
		};
	}
}

/** Sends every request when it is due, whether those before it are answered or not. */
async function generate(order: LoadOrder, asker: Asker, results: Results): Promise<void> {
	const { questions, perSecond, seconds } = order;
	const began = performance.now();
	const count = Math.round(perSecond * seconds);
	const underWay = new Set<Promise<void>>();
	const progress = setInterval(() => {
		tell({ progress: { asked: results.asked, failed: results.failed, underWay: underWay.size } });
	}, PROGRESS_MS);
	while (results.asked < count && !isOver) {
		const due = began + (results.asked * 1000) / perSecond;
		const now = performance.now();
		if (now < due) {
			await sleep(due - now);
			continue;
		}
		results.latestSendMs = Math.max(results.latestSendMs, now - due);
		const question = questions[results.asked % questions.length];
		results.asked += 1;
		if (question === undefined) continue;
		const during = phase;
		const answered = asker.ask(question).then((checked) => {
			results.add(question, checked, performance.now() - due, during);
			underWay.delete(answered);
		});
		underWay.add(answered);
	}
	await Promise.all(underWay);
	clearInterval(progress);
}

async function follow(order: LoadOrder): Promise<void> {
	const agent = new Agent({ keepAlive: true, maxSockets: 1000, scheduling: 'lifo' });
	const asker = new Asker(order.port, agent, order.municipalities, order.mayBeShed);
	const results = new Results();
	if (order.warmUp) {
		for (const question of new Set(order.questions)) {
			const { fault } = await asker.ask(question);
			if (fault !== null) results.addFault(question.kind, question.path, `before the load: ${fault}`);
		}
	}
	tell({ warm: true });
	await begun;
	await generate(order, asker, results);
	agent.destroy();
	tell({ report: results.report() });
	process.disconnect();
}

process.on('message', (message: ToGenerator) => {
	if ('order' in message) void follow(message.order);
	else if ('begin' in message) begin();
	else if ('phase' in message) phase = message.phase;
	else isOver = true;
});
