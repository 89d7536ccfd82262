import { KNOWN_TOOLS } from './known-tools.ts';
import type { BenchResults, Kind, LoadResult, SizeResults } from './results.ts';

/** The part of docs/performance.md that a run writes stands between these lines. */
export const REPORT_START = '<!-- measured: written by npm run bench -->';
export const REPORT_END = '<!-- end of measured -->';

const KINDS: readonly Kind[] = ['html', 'css', 'js', 'fonts', 'other'];

const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
const ms = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
const seconds = (value: number) => (value < 0.1 ? `${Math.round(value * 1000)} ms` : `${value} s`);
const count = (value: number) => Math.round(value).toLocaleString('en-GB');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

function weightTable({ firstVisit: { weight, total } }: SizeResults): string {
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

function readerTable({ firstVisit, filter }: SizeResults): string {
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
			['filter click: script for all figures', ms(filter.scriptMs), '16 ms'],
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

function serverTable({ server }: SizeResults): string {
	return table(
		['asked', 'status', 'answer', 'answers a second', 'median', 'p99', 'processor time'],
		server.loads.map((load: LoadResult) => [
			load.name,
			String(load.status),
			kb(load.bytes),
			count(load.requestsPerSecond),
			ms(load.medianMs),
			ms(load.p99Ms),
			load.cpuMsPerAnswer === null ? '–' : ms(load.cpuMsPerAnswer)
		])
	);
}

function comparisonTable({ firstVisit, filter }: SizeResults): string {
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

function sizeReport(size: SizeResults): string {
	const { server, firstVisit } = size;
	const memory = (mb: number | null) => (mb === null ? 'unknown' : `${mb} MB`);
	return `### ${count(size.recommendations)} recommendations

Release built in ${size.releaseSeconds} s, app in ${size.appSeconds} s. The overview is ${kb(firstVisit.htmlRawBytes)} of HTML before compression.

${weightTable(size)}

${readerTable(size)}

Server ready ${Math.round(server.startMs)} ms after its start, first overview included; memory ${memory(server.memoryAfterStartMb)} then, ${memory(server.memoryAfterLoadMb)} after the load below.

${serverTable(size)}

For comparison, the same three charts, table and filter in other tools' own idiom. Those lines were measured beforehand on the same kind of machine, not in this run; none of these tools but the hand-made file shows a chart without JavaScript.

${comparisonTable(size)}`;
}

/** The measured part of docs/performance.md, in Markdown. */
export function report({ measuredOn, machine, runs }: BenchResults): string {
	const facts = `Measured on ${measuredOn}: ${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node}, Chromium ${machine.chromium}.`;
	return [facts, ...runs.map(sizeReport)].join('\n\n');
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
