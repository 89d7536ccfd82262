import { spawnSync } from 'node:child_process';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { CubeRow } from '#lib/domain/cube.ts';
import { filterRows } from '#lib/domain/measures/filter-rows.ts';
import { implementationCounts } from '#lib/domain/measures/implementation-counts.ts';
import { made } from '#lib/domain/measures/made.ts';
import { responseCounts } from '#lib/domain/measures/response-counts.ts';
import { type KnownValues, parseFilters, rowFilter } from '#lib/url/filters.ts';
import type { FilterState } from '../agreement/filter-states.ts';

/** How many were made, and how many of them have each answer and each status, in the order of `CODES`; all of them coded. */
export type StateCounts = readonly number[];

const CODES = {
	response: ['direct', 'group', 'none'],
	implementation: ['implemented', 'partial', 'in_progress', 'not_implemented', 'discontinued', 'unknown']
} as const;
const COLUMNS = Object.entries(CODES).flatMap(([column, codes]) =>
	codes.map((code) => [column, code] as const)
);
const COUNCIL = 'alb-ir';
const STATES_AT_A_TIME = 200;

const sums = [
	'count(*)',
	...COLUMNS.map(([column, code]) => `count(case when ${column} = '${code}' then 1 end)`)
];
const select = ({ where }: FilterState) =>
	`select ${sums.join(', ')} from recommendations where council_id = '${COUNCIL}' and ${where}`;

/** By DuckDB over the database of the release. */
export async function countedByDuckdb(
	connection: DuckDBConnection,
	states: readonly FilterState[]
): Promise<readonly StateCounts[]> {
	const counted: StateCounts[] = [];
	for (let from = 0; from < states.length; from += STATES_AT_A_TIME) {
		const part = states.slice(from, from + STATES_AT_A_TIME);
		const sql = part
			.map((state, index) => `select ${index} as place, * from (${select(state)})`)
			.join(' union all ');
		const rows = (await connection.runAndReadAll(`${sql} order by place`)).getRows();
		counted.push(...rows.map(([, ...counts]) => counts.map(Number)));
	}
	return counted;
}

/** By Debian's sqlite3 over the CSV that the site serves. */
export function countedBySqlite(csv: string, states: readonly FilterState[]): readonly StateCounts[] {
	const input = [
		'.mode list',
		'.separator ,',
		`.import --csv ${csv} recommendations`,
		...states.map((state) => `${select(state)};`)
	];
	const { stdout, stderr, status } = spawnSync('sqlite3', ['-batch'], {
		input: input.join('\n'),
		encoding: 'utf8',
		maxBuffer: 2 ** 28
	});
	if (status !== 0 || stderr !== '') throw new Error(`sqlite3: ${stderr}`);
	return stdout
		.trim()
		.split('\n')
		.map((line) => line.split(',').map(Number));
}

/** By the site's own measures over the cube that it serves. */
export function countedByMeasures(
	cube: readonly CubeRow[],
	known: KnownValues,
	states: readonly FilterState[]
): readonly StateCounts[] {
	return states.map(({ query }) => {
		const rows = filterRows(cube, rowFilter(parseFilters(new URLSearchParams(query), known).filters));
		const responses = responseCounts(rows);
		const implementations = implementationCounts(rows);
		return [
			made(rows),
			...CODES.response.map((code) => responses[code]),
			...CODES.implementation.map((code) => implementations[code])
		];
	});
}

/** Of rows that a file of the site lists. */
export function countsOfRows(rows: readonly Readonly<Record<string, unknown>>[]): StateCounts {
	return [rows.length, ...COLUMNS.map(([column, code]) => rows.filter((row) => row[column] === code).length)];
}
