import type { DuckDBConnection } from '@duckdb/node-api';
import { cube } from '#lib/domain/tables/cube.ts';
import { verdicts } from '#lib/domain/tables/council-words.ts';
import { countCouncils } from './count-councils.ts';
import { createInternalTable, type InternalTable } from './internal-table.ts';

const { n, ...values } = cube.columns;

const CUBE: InternalTable = {
	name: 'cube',
	comment: 'One row per combination of the other columns that occurs among the recommendations.',
	columns: {
		...Object.fromEntries(
			Object.entries(values).map(([name, { type, description }]) => [name, [type, description]])
		),
		verdict: [verdicts.columns.verdict.type, "The council's latest word; null where it has given none."],
		n: [n.type, n.description]
	}
};

/**
 * Fills the public cube from the recommendations, and `internal.cube`, which tells the council's latest word apart as well:
 * one row per combination that occurs, each in a total order.
 */
export async function countCube(connection: DuckDBConnection): Promise<void> {
	await countInternalCube(connection);
	await connection.run(`
		insert into cube by name
		select * exclude (verdict, n), sum(n)::integer as n
		from internal.cube
		group by all
		order by all nulls last`);
}

/** Makes and fills `internal.cube`, and from it what is counted of each council, where the public cube is there already. */
export async function countInternalCube(connection: DuckDBConnection): Promise<void> {
	await createInternalTable(connection, CUBE);
	await connection.run(`
		insert into internal.cube by name
		with latest as (
			select recommendation_id, max_by(verdict, date) as verdict
			from verdicts
			group by recommendation_id
		)
		select
			r.council_id,
			r.year,
			r.theme_id,
			r.area_id,
			r.response,
			r.implementation,
			r.state,
			r.certain,
			r.coding_status,
			l.verdict,
			count(*)::integer as n
		from recommendations r
		left join latest l on l.recommendation_id = r.recommendation_id
		group by all
		order by all nulls last`);
	await countCouncils(connection);
}
