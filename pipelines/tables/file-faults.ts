import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column } from '#lib/domain/table.ts';
import { sqlName, sqlText } from '#pipelines/build/sql-text.ts';
import { columnsOfFile, type TableFile } from './table-file.ts';

/** Faults of one kind that are told of; a file with one is seldom alone with it. */
export const TOLD_AT_MOST = 20;

/** Types of a Parquet file that a whole number may have, where every value fits. */
const WHOLE_NUMBERS = /^(U?(TINYINT|SMALLINT|INTEGER|BIGINT))$/;

/** What is wrong with the columns of a file: one is missing, none of the table's, or of another type. */
export async function columnFaults(connection: DuckDBConnection, file: TableFile): Promise<string[]> {
	const { path, table, form } = file;
	const found = await columnsOfFile(connection, file);
	const wanted = Object.entries(table.columns);
	const missing = wanted
		.filter(([name]) => !found.has(name))
		.map(([name]) => `${path}: no column ${name}: add it, empty where there is nothing to say`);
	const unknown = [...found.keys()]
		.filter((name) => !(name in table.columns))
		.map((name) => `${path}: unknown column ${name}: take it out, or name it as KODEBOG.md does`);
	const wrong = wanted.flatMap(([name, { type }]) => {
		const is = found.get(name);
		if (form === 'csv' || is === undefined || is === type) return [];
		if (type === 'INTEGER' && WHOLE_NUMBERS.test(is)) return [];
		return [`${path}: column ${name} is ${is}: write it as ${type}`];
	});
	if (missing.length + unknown.length + wrong.length > 0 || form === 'parquet')
		return [...missing, ...unknown, ...wrong];
	const order = wanted.map(([name]) => name).join();
	return [...found.keys()].join() === order
		? []
		: [`${path}:1: columns stand in another order, not: ${order}`];
}

/** What is wrong with the cells of a file, at most `TOLD_AT_MOST` of each kind, with row, column and value. */
export async function cellFaults(connection: DuckDBConnection, file: TableFile): Promise<string[]> {
	const { path, table, numbered } = file;
	const faults: string[] = [];
	for (const [name, column] of Object.entries(table.columns)) {
		for (const { rule, advice } of rulesOf(name, column)) {
			const found = await connection.runAndReadAll(`
				select file_row, ${sqlName(name)}::varchar
				from ${numbered}
				where ${rule}
				order by file_row
				limit ${TOLD_AT_MOST}`);
			for (const [row, value] of found.getRows()) {
				const said = value === null ? 'empty' : `invalid: ${JSON.stringify(String(value)).slice(0, 120)}`;
				faults.push(`${path}: row ${String(row)}: ${name} is ${said}, ${advice}`);
			}
		}
	}
	return faults.length > 0 ? faults : ruleFaults(connection, file);
}

/** Rows that break a rule between their columns; asked where each cell by itself is right. */
async function ruleFaults(connection: DuckDBConnection, file: TableFile): Promise<string[]> {
	const { path, table, numbered } = file;
	const typed = Object.entries(table.columns).map(([name, { type }]) => {
		return `${sqlName(name)}::${type} as ${sqlName(name)}`;
	});
	const faults: string[] = [];
	for (const { name, sql } of table.rules ?? []) {
		const found = await connection.runAndReadAll(`
			select file_row
			from (select file_row, ${typed.join(', ')} from ${numbered})
			where not (${sql})
			order by file_row
			limit ${TOLD_AT_MOST}`);
		for (const [row] of found.getRows())
			faults.push(`${path}: row ${String(row)}: breaks the rule ${name}: ${sql.replace(/\s+/g, ' ')}`);
	}
	return faults;
}

function rulesOf(name: string, column: Column): { rule: string; advice: string }[] {
	const cell = sqlName(name);
	const value = `try_cast(${cell} as ${column.type})`;
	const rules: { rule: string; advice: string }[] = [];
	if (!column.nullable) rules.push({ rule: `${cell} is null`, advice: 'give it a value' });
	if (column.type === 'VARCHAR')
		rules.push({ rule: `${value} = ''`, advice: 'a text is null or has letters' });
	else
		rules.push({
			rule: `${cell} is not null and ${value} is null`,
			advice: column.type === 'BOOLEAN' ? 'give true or false' : 'give a whole number of 32 bits'
		});
	if (column.values)
		rules.push({
			rule: `${value} not in (${column.values.map(sqlText).join(', ')})`,
			advice: `give one of: ${column.values.join(', ')}`
		});
	if (column.pattern)
		rules.push({
			rule: `${value} <> '' and not regexp_full_match(${value}, ${sqlText(column.pattern)})`,
			advice: `give what matches ${column.pattern}`
		});
	if (column.minimum !== undefined)
		rules.push({ rule: `${value} < ${column.minimum}`, advice: `give at least ${column.minimum}` });
	if (column.maximum !== undefined)
		rules.push({ rule: `${value} > ${column.maximum}`, advice: `give at most ${column.maximum}` });
	return rules;
}
