import { bySize, count, mb } from './report-tables.ts';
import type { SizeResults } from './results.ts';
import type { MeasuredWork, ReleaseSpeed } from './release-speed.ts';

const seconds = (value: number) => `${value.toFixed(1)} s`;
const memory = ({ peakMb }: MeasuredWork) => (peakMb === null ? 'unknown' : `${count(peakMb)} MB`);

/** What making a release from tables costs at each size, beside DuckDB alone, in Markdown. */
export function releaseTable(runs: readonly SizeResults[]): string {
	const of = (cell: (release: ReleaseSpeed) => string) => (run: SizeResults) =>
		run.release === null ? '–' : cell(run.release);
	const stages = [
		...new Set(runs.flatMap(({ release }) => release?.ours.stages.map(({ name }) => name) ?? []))
	];
	return bySize(runs, [
		['all, by the clock', of(({ ours }) => seconds(ours.seconds)), ''],
		...stages.map(
			(name) =>
				[
					`– ${name}`,
					of(({ ours }) => seconds(ours.stages.find((stage) => stage.name === name)?.seconds ?? 0)),
					''
				] as const
		),
		['without the search index', of(({ releaseSeconds }) => seconds(releaseSeconds)), ''],
		['DuckDB alone: tables read, database and files written', of(({ plain }) => seconds(plain.seconds)), ''],
		[
			'speed of DuckDB alone',
			of(({ speedOfPlain }) => `${Math.round(speedOfPlain * 100)} %`),
			'at least 25 %'
		],
		['largest memory', of(({ ours }) => memory(ours)), 'at most 4 GB'],
		['largest memory of DuckDB alone', of(({ plain }) => memory(plain)), ''],
		['database', of(({ bytes }) => mb(bytes['duckdb'] ?? NaN)), ''],
		['partitioned Parquet', of(({ bytes }) => mb(bytes['partitions'] ?? NaN)), '']
	]);
}
