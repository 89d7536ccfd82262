import type { AskedTime, QueryTimes } from './query-times.ts';
import { bySize, count, ms } from './report-tables.ts';
import type { SizeResults } from './results.ts';

const ratio = (a: AskedTime, b: AskedTime) => `${(a.ms / b.ms).toFixed(2)} times`;

/** What the queries of the largest council take at each size, nothing kept, beside plain DuckDB, in Markdown. */
export function queryTable(runs: readonly SizeResults[]): string {
	const of = (cell: (times: QueryTimes) => string) => (run: SizeResults) =>
		run.queries === null ? '–' : cell(run.queries);
	const kinds = [
		'a frequent word',
		'a rare word',
		'two words',
		'three words',
		'the beginning of a word',
		'a word with a typing error'
	];
	return bySize(runs, [
		['recommendations of the council', of(({ recommendations }) => count(recommendations)), ''],
		['plain DuckDB finds the row with an id', of(({ findRow }) => ms(findRow.ms)), ''],
		['page of one recommendation', of(({ record }) => ms(record.ms)), ''],
		['– to plain DuckDB', of(({ record, findRow }) => ratio(record, findRow)), 'at most 2 times'],
		['list, first page with counts', of(({ listFirst }) => ms(listFirst.ms)), ''],
		['list, filtered, by status, a later page', of(({ listDeep }) => ms(listDeep.ms)), ''],
		...kinds.map(
			(kind, place) =>
				[
					`search with filter: ${kind}`,
					of(({ searches }) => ms(searches[place]?.ms ?? NaN)),
					'at most 150 ms'
				] as const
		),
		['plain DuckDB: ILIKE with filter, the same council', of(({ ilikeCouncil }) => ms(ilikeCouncil.ms)), ''],
		['plain DuckDB: ILIKE with filter, all councils', of(({ ilikeAll }) => ms(ilikeAll.ms)), ''],
		['plain DuckDB: all rows grouped into the cube', of(({ cube }) => ms(cube.ms)), '']
	]);
}
