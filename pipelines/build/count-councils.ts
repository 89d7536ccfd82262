import type { DuckDBConnection } from '@duckdb/node-api';
import { createInternalTable, type InternalTable } from './internal-table.ts';

const COUNCIL_COUNTS: InternalTable = {
	name: 'council_counts',
	comment:
		'One row per council, in the order of the councils: what every page says of it, so that none counts its recommendations.',
	columns: {
		council_no: ['INTEGER', 'Place of the council in the release, from 0; 0 is the home council.'],
		council_id: ['VARCHAR', 'Id of the council.'],
		recommendations: ['INTEGER', 'Recommendations made.'],
		rated: [
			'INTEGER',
			'Those of them that enter a rate: their source carries a status and they were judged.'
		],
		answered: ['INTEGER', 'Those of the rated ones that have a direct answer.'],
		statements: ['INTEGER', 'Status texts.'],
		status_dates: [
			'VARCHAR',
			'Dates of its statuses, oldest first, joined by `;`; null where the source carries none.'
		],
		status_as_of: [
			'VARCHAR',
			'Earliest date that the latest status can be of; null where the source carries none.'
		],
		has_verdicts: ['BOOLEAN', 'Whether the council has given its own word on any recommendation.'],
		threads: ['INTEGER', 'Threads that it has a recommendation in.'],
		in_threads: ['INTEGER', 'Recommendations that are in a thread.']
	}
};

const AREA_COUNTS: InternalTable = {
	name: 'area_counts',
	comment: 'One row per area and council that recommended something in it, councils in their order.',
	columns: {
		area_id: ['VARCHAR', 'Id of the area.'],
		council_no: ['INTEGER', 'Place of the council in the release, from 0.'],
		recommendations: ['INTEGER', 'Recommendations of the council in the area.']
	}
};

const THREAD_CELLS: InternalTable = {
	name: 'thread_cells',
	comment:
		'One row per recommendation in a thread, with the values of the cube: how many demands the recommendations of a choice are.',
	columns: {
		council_id: ['VARCHAR', 'Id of the council.'],
		thread_no: ['INTEGER', 'Number of the thread in the release.'],
		thread_id: ['VARCHAR', 'Id of the thread.'],
		row_no: ['INTEGER', 'Row of the recommendation in its table, from 0.'],
		year: ['INTEGER', 'As in the cube.'],
		theme_id: ['VARCHAR', 'As in the cube.'],
		area_id: ['VARCHAR', 'As in the cube.'],
		response: ['VARCHAR', 'As in the cube.'],
		implementation: ['VARCHAR', 'As in the cube.'],
		verdict: ['VARCHAR', "The council's latest word; null where it has given none."]
	}
};

/**
 * Makes and fills what is counted ahead of each council, from the public tables and `internal.cube`, which must be there:
 * `internal.thread_cells`, `internal.council_counts` and `internal.area_counts`.
 */
export async function countCouncils(connection: DuckDBConnection): Promise<void> {
	await joinThreads(connection);
	await countEach(connection);
	await countAreas(connection);
}

async function joinThreads(connection: DuckDBConnection): Promise<void> {
	await createInternalTable(connection, THREAD_CELLS);
	await connection.run(`
		insert into internal.thread_cells by name
		with latest as (
			select recommendation_id, max_by(verdict, date) as verdict
			from verdicts
			group by recommendation_id
		), numbered as (
			select thread_id, (row_number() over (order by min(rowid)) - 1)::integer as thread_no
			from threads
			group by thread_id
		)
		select
			r.council_id,
			n.thread_no,
			t.thread_id,
			r.rowid::integer as row_no,
			r.year,
			r.theme_id,
			r.area_id,
			r.response,
			r.implementation,
			l.verdict
		from threads t
		join numbered n on n.thread_id = t.thread_id
		join recommendations r on r.recommendation_id = t.recommendation_id
		left join latest l on l.recommendation_id = t.recommendation_id
		order by r.council_id, n.thread_no, row_no`);
}

async function countAreas(connection: DuckDBConnection): Promise<void> {
	await createInternalTable(connection, AREA_COUNTS);
	await connection.run(`
		insert into internal.area_counts by name
		select
			c.area_id,
			k.council_no,
			sum(c.n)::integer as recommendations
		from internal.cube c
		join internal.council_counts k on k.council_id = c.council_id
		where c.area_id is not null
		group by c.area_id, k.council_no
		order by c.area_id, k.council_no`);
}

async function countEach(connection: DuckDBConnection): Promise<void> {
	await createInternalTable(connection, COUNCIL_COUNTS);
	await connection.run(`
		insert into internal.council_counts by name
		with cells as (
			select
				council_id,
				sum(n) as recommendations,
				sum(n) filter (rated) as rated,
				sum(n) filter (rated and response = 'direct') as answered,
				count(verdict) > 0 as has_verdicts
			from (
				select
					*,
					coding_status is distinct from 'draft' and response is not null and implementation is not null as rated
				from internal.cube
			)
			group by council_id
		), dates as (
			select council_id, max(status_as_of) as status_as_of
			from recommendations
			group by council_id
		), texts as (
			select council_id, count(*) as n
			from statements
			group by council_id
		), judged as (
			select r.council_id, string_agg(distinct j.as_of, ';' order by j.as_of) as status_dates
			from judgements j
			join recommendations r on r.recommendation_id = j.recommendation_id
			group by r.council_id
		), asked as (
			select council_id, count(distinct thread_no) as threads, count(distinct row_no) as in_threads
			from internal.thread_cells
			group by council_id
		)
		select
			(row_number() over (order by c.rowid) - 1)::integer as council_no,
			c.council_id,
			coalesce(r.recommendations, 0)::integer as recommendations,
			coalesce(r.rated, 0)::integer as rated,
			coalesce(r.answered, 0)::integer as answered,
			coalesce(t.n, 0)::integer as statements,
			d.status_as_of,
			j.status_dates,
			coalesce(r.has_verdicts, false) as has_verdicts,
			coalesce(a.threads, 0)::integer as threads,
			coalesce(a.in_threads, 0)::integer as in_threads
		from councils c
		left join cells r on r.council_id = c.council_id
		left join dates d on d.council_id = c.council_id
		left join texts t on t.council_id = c.council_id
		left join judged j on j.council_id = c.council_id
		left join asked a on a.council_id = c.council_id
		order by c.rowid`);
}
