/** One thing that was promised and what a run measured of it. */
export interface Measured {
	/** What was looked at, in words. */
	readonly what: string;
	/** What is wanted of it; empty where it is told for orientation alone. */
	readonly wanted: string;
	/** What came out, with its unit and, for counts, out of how many. */
	readonly measured: string;
	/** Whether what is wanted was reached; null where nothing is wanted. */
	readonly reached: boolean | null;
}

/** What one part of a long run found. */
export interface PartResult {
	/** The name by which the part is asked for. */
	readonly part: string;
	readonly title: string;
	/** Whatever is needed to run the same again: seed, number of cases, rate, minutes. */
	readonly settings: Readonly<Record<string, number | string>>;
	readonly measured: readonly Measured[];
}

/** A part as it is kept: when it ran, how long, and on what. */
export interface KeptPart extends PartResult {
	readonly measuredOn: string;
	readonly seconds: number;
	readonly machine: string;
}

/** What a part of a long run is told. Each part has its own small and full size. */
export interface LongRunOptions {
	/** Of random choices: the same seed, the same cases. */
	readonly seed: number;
	/** Cases, where a part counts them; null for the part's full number. */
	readonly cases: number | null;
	/** Minutes, where a part runs by time; null for the part's full time. */
	readonly minutes: number | null;
	/** Says how far it is, one line at a time. */
	readonly say: (line: string) => void;
}

/** A part of a long run, in a file of its own that is loaded when it is asked for. */
export interface LongPart {
	run(options: LongRunOptions): Promise<PartResult>;
}
