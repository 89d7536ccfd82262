import type { Question } from './question.ts';

/** What a generator of load is told. */
export interface LoadOrder {
	readonly port: number;
	readonly questions: readonly Question[];
	readonly municipalities: Readonly<Record<string, string>>;
	/** Requests a second, at even distances, however long their answers take. */
	readonly perSecond: number;
	readonly seconds: number;
	/** Whether each question is asked once beforehand, one after the other. */
	readonly warmUp: boolean;
	/** Whether 503 is right too, where it says when to ask again and why. */
	readonly mayBeShed?: boolean;
}

/** Latencies in milliseconds, from when a request was due to the end of its answer. */
export interface Latencies {
	readonly count: number;
	readonly p50: number;
	readonly p99: number;
	readonly p999: number;
	readonly max: number;
}

/** What a generator found. */
export interface LoadReport {
	readonly asked: number;
	readonly answered: number;
	/** By what was wrong, with the kind of question; the first path of each. */
	readonly faults: Readonly<Record<string, { readonly count: number; readonly path: string }>>;
	readonly failed: number;
	/** By what the parent said was going on when a request was due, and `all`. */
	readonly latencies: Readonly<Record<string, Latencies>>;
	readonly byKind: Readonly<Record<string, Latencies>>;
	readonly byStatus: Readonly<Record<string, Latencies>>;
	/** How late the generator itself was in sending, at most, in milliseconds. */
	readonly latestSendMs: number;
}

/** To the generator. */
export type ToGenerator =
	| { readonly order: LoadOrder }
	| { readonly begin: true }
	| { readonly phase: string }
	| { readonly end: true };

/** From the generator. */
export type FromGenerator =
	| { readonly warm: true }
	| { readonly progress: { readonly asked: number; readonly failed: number; readonly underWay: number } }
	| { readonly report: LoadReport };
