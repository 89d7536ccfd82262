import type { DuckDBConnection } from '@duckdb/node-api';

/** Fills the cube from the recommendations: one row per combination that occurs, in a total order. */
export async function countCube(connection: DuckDBConnection): Promise<void> {
	await connection.run(`
		insert into cube by name
		select
			council_id,
			year,
			theme_id,
			area_id,
			response,
			implementation,
			state,
			certain,
			coding_status,
			count(*)::integer as n
		from recommendations
		group by all
		order by all nulls last`);
}
