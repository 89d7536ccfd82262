import type { Mapping } from '#pipelines/import/mapping.ts';
import { openTrialWorker } from './open-trial-worker.ts';
import type { Trial } from './trial.ts';
import type { TrialAnswer, TrialQuestion } from './trial-worker.ts';

/** Milliseconds after which a file is given up. */
const PATIENCE = 60_000;

/** Why there is no new trial: the reader ended it, it took too long, or the browser could not. */
export type ImportFailure = 'cancelled' | 'timeout' | 'crashed';

/** One reader's trial of one file after another, each in a worker of its own that can be ended at any moment. */
export class ImportSession {
	file: File | null = $state.raw(null);
	running = $state(false);
	/** Share of the file that is read, 0 to 1. */
	progress = $state(0);
	trial: Trial | null = $state.raw(null);
	/** What was proposed at first for this file, before anything was changed. */
	proposal: Trial | null = $state.raw(null);
	/** As the form shows it: what the last trial used, or the next will. */
	mapping: Mapping | null = $state.raw(null);
	failure: ImportFailure | null = $state(null);

	#worker: Worker | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** Reads a new file, with the mapping proposed for it. */
	open(file: File): void {
		this.file = file;
		this.trial = null;
		this.proposal = null;
		this.mapping = null;
		this.#run();
	}

	/** Reads the same file by another mapping. Without a file it does nothing. */
	change(mapping: Mapping): void {
		if (this.file === null) return;
		this.mapping = mapping;
		this.#run();
	}

	/** Ends what runs. The trial before it, where there is one, stays. */
	cancel(): void {
		if (this.running) this.#fail('cancelled');
	}

	/** Ends the worker without a word: the page is left. */
	end(): void {
		this.#worker?.terminate();
		this.#worker = null;
		clearTimeout(this.#timer);
		this.running = false;
	}

	#run(): void {
		const { file } = this;
		this.end();
		if (file === null) return;
		this.running = true;
		this.progress = 0;
		this.failure = null;
		const worker = (this.#worker = openTrialWorker());
		this.#timer = setTimeout(() => this.#fail('timeout'), PATIENCE);
		worker.addEventListener('error', () => this.#fail('crashed'));
		worker.addEventListener('message', ({ data }: MessageEvent<TrialAnswer>) => this.#hear(data));
		const question: TrialQuestion = { file, mapping: this.mapping };
		worker.postMessage(question);
	}

	#hear(answer: TrialAnswer): void {
		if (answer.kind === 'progress') {
			this.progress = answer.share;
			return;
		}
		if (answer.kind === 'failed') {
			this.#fail('crashed');
			return;
		}
		this.end();
		this.trial = answer.trial;
		this.proposal ??= answer.trial;
		this.mapping = answer.trial.report.mapping;
	}

	#fail(failure: ImportFailure): void {
		this.end();
		this.failure = failure;
		this.mapping = this.trial?.report.mapping ?? null;
	}
}
