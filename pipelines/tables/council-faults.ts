import type { DuckDBConnection } from '@duckdb/node-api';
import { TOLD_AT_MOST } from './file-faults.ts';

/** What the registers are held against before their rows are made, and tables have to be asked. */
const CHECKS = [
	{
		fault: 'recommendation of a year that its council does not cover (term_from, term_to)',
		sql: `
			select r.recommendation_id
			from recommendations r
			join councils c on c.council_id = r.council_id
			where r.year < c.term_from or r.year > c.term_to
			order by r.rowid`
	},
	...['themes', 'recommendations', 'statements'].map((table) => ({
		fault: `rows of one council that stand apart in ${table}: sort the table by its councils`,
		sql: `
			select council_id
			from ${table}
			group by council_id
			having max(rowid) - min(rowid) + 1 <> count(*)
			order by min(rowid)`
	}))
] as const;

/** Faults of councils whose tables each are right by themselves. */
export async function councilFaults(connection: DuckDBConnection): Promise<string[]> {
	const faults: string[] = [];
	for (const { fault, sql } of CHECKS) {
		const found = await connection.runAndReadAll(`from (${sql}) limit ${TOLD_AT_MOST}`);
		faults.push(...found.getRows().map(([place]) => `${fault}: ${String(place)}`));
	}
	return faults;
}
