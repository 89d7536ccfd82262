import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableDefinition } from '#lib/domain/table.ts';
import { sqlName } from '#pipelines/build/sql-text.ts';
import { TOLD_AT_MOST } from './file-faults.ts';

/**
 * Values that must stand once and stand again, in tables that were loaded without keys. Sums of the values are counted first,
 * so that the memory does not grow with their length.
 */
export async function doubledKeys(
	connection: DuckDBConnection,
	table: TableDefinition,
	path: string
): Promise<string[]> {
	const unique = Object.entries(table.columns).filter(([, column]) => column.unique);
	const keys = [table.primaryKey, ...unique.map(([name]) => [name])].filter((key) => key.length > 0);
	const faults: string[] = [];
	for (const key of keys) {
		const columns = key.map(sqlName).join(', ');
		const found = await connection.runAndReadAll(`
			with twice as (
				select hash(${columns}) as sum
				from ${sqlName(table.name)}
				group by sum
				having count(*) > 1
			)
			select max(rowid) + 1, concat_ws(' ', ${columns})
			from ${sqlName(table.name)}
			where hash(${columns}) in (from twice)
			group by ${columns}
			having count(*) > 1
			order by 1
			limit ${TOLD_AT_MOST}`);
		for (const [row, value] of found.getRows())
			faults.push(`${path}: row ${String(row)}: ${key.join(', ')} stands twice: ${String(value)}`);
	}
	return faults;
}

/** Values that name a row of another table that is not there. */
export async function danglingReferences(
	connection: DuckDBConnection,
	table: TableDefinition,
	path: string
): Promise<string[]> {
	const faults: string[] = [];
	for (const [name, { references }] of Object.entries(table.columns)) {
		const [other, key] = references?.split('.') ?? [];
		if (other === undefined || key === undefined) continue;
		const found = await connection.runAndReadAll(`
			select t.rowid + 1, t.${sqlName(name)}
			from ${sqlName(table.name)} t
			where t.${sqlName(name)} is not null
				and not exists (from ${sqlName(other)} o where o.${sqlName(key)} = t.${sqlName(name)})
			order by 1
			limit ${TOLD_AT_MOST}`);
		for (const [row, value] of found.getRows())
			faults.push(
				`${path}: row ${String(row)}: ${name} is invalid: "${String(value)}" is no row of ${other}: add it there`
			);
	}
	return faults;
}
