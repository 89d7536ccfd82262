import type { QueryTimes } from './query-times.ts';
import type { ReleaseSpeed } from './release-speed.ts';

/** Everything that one run measured. Times are milliseconds, sizes bytes, unless the name says otherwise. */
export interface BenchResults {
	readonly measuredOn: string;
	readonly machine: Machine;
	readonly appSeconds: number;
	readonly runs: readonly SizeResults[];
	/** Null where only one size was measured. */
	readonly ratios: SizeRatios | null;
}

/** What the overview of the home council costs in the largest database and in the smallest, measured in turn. */
export interface SizeRatios {
	readonly rounds: number;
	/** Of an overview made anew, milliseconds of the server on the processors. */
	readonly overviewProcessor: SizeRatio;
	/** Of a filter click, milliseconds of script. */
	readonly filterScript: SizeRatio;
}

/** Medians of the rounds; the ratio is the median of the rounds' own ratios. */
export interface SizeRatio {
	readonly aloneMs: number;
	readonly amongMs: number;
	readonly ratio: number;
}

/** What the figures were measured on. */
export interface Machine {
	readonly cpu: string;
	readonly cores: number;
	readonly memoryGb: number;
	readonly system: string;
	readonly node: string;
	readonly chromium: string;
}

/** What was measured with one database. */
export interface SizeResults {
	readonly recommendations: number;
	readonly councils: number;
	/** The release as its users build it. */
	readonly releaseSeconds: number;
	/** Stages of a release from tables, and plain DuckDB beside it; null where the release was read from registers. */
	readonly release: ReleaseSpeed | null;
	/** The real council that every database holds, the same rows in each. */
	readonly home: OverviewResults;
	/** The council with most recommendations; null where that is the home council. */
	readonly largest: OverviewResults | null;
	readonly server: ServerResults;
	/** The database by itself; null for the smallest. */
	readonly queries: QueryTimes | null;
}

/** The overview of one council in the browser. */
export interface OverviewResults {
	readonly path: string;
	/** Of the council. */
	readonly recommendations: number;
	readonly firstVisit: FirstVisit;
	readonly filter: FilterRepaint;
}

/** What kind of file an answer is. */
export type Kind = 'html' | 'css' | 'js' | 'fonts' | 'other';

/** Bytes over the wire, headers of the answers included, and the number of answers. */
export interface Weight {
	readonly bytes: number;
	readonly requests: number;
}

/** The overview with an empty cache, nothing touched. Times are medians of `visits`. */
export interface FirstVisit {
	readonly visits: number;
	readonly weight: Readonly<Record<Kind, Weight>>;
	readonly total: Weight;
	readonly htmlRawBytes: number;
	readonly thirdParties: readonly string[];
	readonly firstPaintMs: number;
	readonly largestPaintMs: number;
	readonly figuresMs: number;
	/** Whether the first frame that was painted already held every figure, at every visit. */
	readonly figuresInFirstPaint: boolean;
	/** Sum of layout shifts, the greatest of all visits. */
	readonly layoutShift: number;
}

/** One choice in the filter, program and chart library there already. Times on the processor, medians of `clicks`. */
export interface FilterRepaint {
	readonly clicks: number;
	readonly figuresChanged: number;
	readonly scriptMs: number;
	readonly styleMs: number;
	readonly layoutMs: number;
	/** From the click to the frame that shows the last change. */
	readonly settledMs: number;
	/** The first click after the page came, before the browser has compiled anything. */
	readonly firstScriptMs: number;
	readonly firstSettledMs: number;
	/** Greatest of all clicks, shifts that follow the click included. */
	readonly layoutShift: number;
	readonly requests: number;
	/** What the pointer fetched beforehand: the program and the chart library. */
	readonly atFirstSign: Weight;
}

/** The server by itself. */
export interface ServerResults {
	/** From the start of the process to the first whole overview. */
	readonly startMs: number;
	/** Null where the system does not tell. */
	readonly memoryAfterStartMb: number | null;
	readonly memoryAfterLoadMb: number | null;
	/** Of a server that keeps its answers. */
	readonly kept: readonly LoadResult[];
	/** A bare server that sends the bytes of the kept overview from memory, in the same minute. */
	readonly bare: LoadResult;
	/** Share (0..1) of the bare server's answers a second, the median of rounds taken in turn. */
	readonly shareOfBare: number;
	/** Of a server that keeps nothing, so that each answer is made anew. */
	readonly made: readonly LoadResult[];
}

/** Answers to one kind of request, asked again and again on a fixed number of connections. */
export interface LoadResult {
	readonly name: string;
	readonly status: number;
	/** Of one answer, headers included. */
	readonly bytes: number;
	readonly connections: number;
	readonly requestsPerSecond: number;
	readonly medianMs: number;
	readonly p99Ms: number;
	/** Time of the server on the processors, whatever else the machine does; null where the system does not tell. */
	readonly cpuMsPerAnswer: number | null;
}
