import { KNOWN_TOOLS } from './known-tools.ts';
import { queryTable } from './query-report.ts';
import { releaseTable } from './release-report.ts';
import { bySize, count, kb, ms, seconds, table } from './report-tables.ts';
import type {
	BenchResults,
	Kind,
	LoadResult,
	OverviewResults,
	SizeRatio,
	SizeRatios,
	SizeResults
} from './results.ts';

/** The part of docs/performance.md that a run writes stands between these lines. */
export const REPORT_START = '<!-- measured: written by npm run bench -->';
export const REPORT_END = '<!-- end of measured -->';

const KINDS: readonly Kind[] = ['html', 'css', 'js', 'fonts', 'other'];

const cpu = (loads: readonly LoadResult[], name: string) => {
	const ms = loads.find((load) => load.name === name)?.cpuMsPerAnswer ?? null;
	return ms === null ? '–' : `${ms.toFixed(1)} ms`;
};

function homeTable(runs: readonly SizeResults[]): string {
	const made = (name: string) => (run: SizeResults) => cpu(run.server.made, name);
	return bySize(runs, [
		['first visit', ({ home }) => kb(home.firstVisit.total.bytes), 'at most 120 kB'],
		['its HTML', ({ home }) => kb(home.firstVisit.weight.html.bytes), ''],
		['its scripts', ({ home }) => kb(home.firstVisit.weight.js.bytes), 'at most 45 kB'],
		['first contentful paint', ({ home }) => ms(home.firstVisit.firstPaintMs), ''],
		['figures in the first paint', ({ home }) => (home.firstVisit.figuresInFirstPaint ? 'yes' : 'no'), ''],
		['layout shift', ({ home }) => home.firstVisit.layoutShift.toFixed(4), '0'],
		['filter click: script for all figures', ({ home }) => ms(home.filter.scriptMs), 'at most 16 ms'],
		['filter click: to settled figures', ({ home }) => ms(home.filter.settledMs), ''],
		['overview made anew: processor', made('overview'), 'at most 30 ms'],
		['overview filtered: processor', made('overview filtered'), 'at most 30 ms'],
		['record page: processor', made('record'), 'at most 30 ms'],
		['list: processor', made('list'), 'at most 30 ms'],
		['list with search: processor', made('list with search'), 'at most 30 ms'],
		['server ready after its start', ({ server }) => `${Math.round(server.startMs)} ms`, ''],
		['memory after its start', ({ server }) => memory(server.memoryAfterStartMb), ''],
		['kept overview: answers a second', ({ server }) => count(server.kept[0]?.requestsPerSecond ?? NaN), ''],
		[
			'of those of a bare server',
			({ server }) => `${Math.round(server.shareOfBare * 100)} %`,
			'at least 70 %'
		]
	]);
}

const memory = (mb: number | null) => (mb === null ? 'unknown' : `${mb} MB`);

/** What the same council costs in the largest database, as a multiple of what it costs alone. */
function ratioTable(runs: readonly SizeResults[], ratios: SizeRatios | null): string {
	const [alone, among] = [runs[0], runs.at(-1)];
	if (alone === undefined || among === undefined || ratios === null) return '';
	const bytesOf = ({ home }: SizeResults) => home.firstVisit.total.bytes;
	const timed = (what: string, { aloneMs, amongMs, ratio }: SizeRatio) => [
		what,
		ms(aloneMs),
		ms(amongMs),
		ratio.toFixed(2),
		'1.2'
	];
	const bytes = bytesOf(among) / bytesOf(alone);
	return table(
		[
			`measured in turn, ${ratios.rounds} rounds`,
			count(alone.recommendations),
			count(among.recommendations),
			'times',
			'at most'
		],
		[
			['bytes of the first visit', kb(bytesOf(alone)), kb(bytesOf(among)), bytes.toFixed(2), '1.2'],
			timed('processor of an overview made anew', ratios.overviewProcessor),
			timed('script of a filter click', ratios.filterScript)
		]
	);
}

function largestTable(runs: readonly SizeResults[]): string {
	const many = runs.filter(({ largest }) => largest !== null);
	const of = (cell: (largest: OverviewResults) => string) => (run: SizeResults) =>
		run.largest === null ? '–' : cell(run.largest);
	const made = (name: string) => (run: SizeResults) => cpu(run.server.made, `${name}, largest council`);
	return bySize(many, [
		['its recommendations', of((one) => count(one.recommendations)), ''],
		['first visit', of(({ firstVisit }) => kb(firstVisit.total.bytes)), 'at most 120 kB'],
		[
			'figures in the first paint',
			of(({ firstVisit }) => (firstVisit.figuresInFirstPaint ? 'yes' : 'no')),
			''
		],
		['layout shift', of(({ firstVisit }) => firstVisit.layoutShift.toFixed(4)), '0'],
		['filter click: script for all figures', of(({ filter }) => ms(filter.scriptMs)), 'at most 16 ms'],
		['filter click: to settled figures', of(({ filter }) => ms(filter.settledMs)), ''],
		['overview made anew: processor', made('overview'), ''],
		['record page: processor', made('record'), 'at most 30 ms'],
		['list: processor', made('list'), ''],
		['list with search: processor', made('list with search'), '']
	]);
}

function loadTable(loads: readonly LoadResult[]): string {
	return table(
		['asked', 'status', 'answer', 'answers a second', 'median', 'p99', 'processor time'],
		loads.map((load) => [
			load.name,
			String(load.status),
			kb(load.bytes),
			count(load.requestsPerSecond),
			ms(load.medianMs),
			ms(load.p99Ms),
			load.cpuMsPerAnswer === null ? '–' : `${load.cpuMsPerAnswer.toFixed(2)} ms`
		])
	);
}

function weightTable({ firstVisit: { weight, total } }: OverviewResults): string {
	const limits: Partial<Record<Kind, string>> = { js: '45 kB', fonts: '45 kB' };
	return table(
		['first visit', 'over the wire', 'answers', 'at most'],
		[
			...KINDS.map((kind) => [
				kind,
				kb(weight[kind].bytes),
				String(weight[kind].requests),
				limits[kind] ?? ''
			]),
			['all', kb(total.bytes), String(total.requests), '120 kB in 12']
		]
	);
}

function readerTable({ firstVisit, filter }: OverviewResults): string {
	return table(
		['what a reader meets', 'measured', 'wanted'],
		[
			['first contentful paint', ms(firstVisit.firstPaintMs), ''],
			['largest contentful paint', ms(firstVisit.largestPaintMs), ''],
			['frame that shows all figures', ms(firstVisit.figuresMs), 'the first'],
			['figures in the first paint', firstVisit.figuresInFirstPaint ? 'yes' : 'no', 'yes'],
			['layout shift of the first visit', firstVisit.layoutShift.toFixed(4), '0'],
			['other origins asked', String(firstVisit.thirdParties.length), '0'],
			['program and chart library, fetched at the first sign', kb(filter.atFirstSign.bytes), ''],
			['filter click: script for all figures', ms(filter.scriptMs), 'at most 16 ms'],
			['filter click: style and layout', ms(filter.styleMs + filter.layoutMs), ''],
			['filter click: to settled figures', ms(filter.settledMs), ''],
			['first filter click: script', ms(filter.firstScriptMs), ''],
			['first filter click: to settled figures', ms(filter.firstSettledMs), ''],
			['figures changed by every click', String(filter.figuresChanged), '4'],
			['requests by all clicks', String(filter.requests), '0'],
			['layout shift of a click, at most', filter.layoutShift.toFixed(4), '0']
		]
	);
}

function comparisonTable({ firstVisit, filter }: OverviewResults): string {
	const ours = {
		name: '**Genklang**',
		bytes: firstVisit.total.bytes,
		requests: firstVisit.total.requests,
		chartsSeconds: Math.round(firstVisit.figuresMs / 10) / 100,
		filterSeconds: Math.round(filter.settledMs) / 1000
	};
	return table(
		['built with', 'first visit', 'requests', 'charts complete', 'filter click to settled charts'],
		[ours, ...KNOWN_TOOLS].map((tool) => [
			tool.name,
			tool.bytes < 1e6 ? `${Math.round(tool.bytes / 1000)} kB` : `${(tool.bytes / 1e6).toFixed(1)} MB`,
			tool.requests === null ? '–' : String(tool.requests),
			seconds(tool.chartsSeconds),
			seconds(tool.filterSeconds)
		])
	);
}

function smallestReport({ home, releaseSeconds, server }: SizeResults, appSeconds: number): string {
	return `### The real registers alone

Release built in ${releaseSeconds} s, app in ${appSeconds} s. The overview is ${kb(home.firstVisit.htmlRawBytes)} of HTML before compression.

${weightTable(home)}

${readerTable(home)}

A server that keeps its answers, memory ${memory(server.memoryAfterLoadMb)} after this load, and a bare server of Node that sends the same bytes:

${loadTable([...server.kept, server.bare])}

A server that keeps nothing, so that every answer is made anew:

${loadTable(server.made)}

For comparison, the same three charts, table and filter in other tools' own idiom. Those lines were measured beforehand on the same kind of machine, not in this run; none of these tools but the hand-made file shows a chart without JavaScript.

${comparisonTable(home)}`;
}

/** The measured part of docs/performance.md, in Markdown. */
export function report({ measuredOn, machine, appSeconds, runs, ratios }: BenchResults): string {
	const facts = `Measured on ${measuredOn}: ${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node}, Chromium ${machine.chromium}.`;
	const [first] = runs;
	const large = runs.filter(({ release }) => release !== null);
	return [
		facts,
		'### The same council in databases of four sizes',
		homeTable(runs),
		ratioTable(runs, ratios),
		...(large.length > 0
			? [
					'### The council with most recommendations',
					largestTable(large),
					'### The database by itself',
					queryTable(large),
					'### A release from tables',
					releaseTable(large)
				]
			: []),
		...(first === undefined ? [] : [smallestReport(first, appSeconds)])
	].join('\n\n');
}

/**
 * The document with its measured part replaced.
 * @throws where the two lines that enclose it are missing
 */
export function withReport(document: string, measured: string): string {
	const [start, end] = [document.indexOf(REPORT_START), document.indexOf(REPORT_END)];
	if (start < 0 || end < start) throw new Error(`docs/performance.md lacks ${REPORT_START} or ${REPORT_END}`);
	return `${document.slice(0, start + REPORT_START.length)}\n\n${measured}\n\n${document.slice(end)}`;
}
