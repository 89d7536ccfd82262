import type { Column, TableDefinition } from '#lib/domain/table.ts';
import { sqlName, sqlText } from './sql-text.ts';

function columnRules(column: Column, name: string): string[] {
	const rules: string[] = [];
	if (column.type === 'VARCHAR') rules.push(`${name} <> ''`);
	if (column.values) rules.push(`${name} in (${column.values.map(sqlText).join(', ')})`);
	if (column.pattern) rules.push(`regexp_full_match(${name}, ${sqlText(column.pattern)})`);
	if (column.minimum !== undefined) rules.push(`${name} >= ${column.minimum}`);
	if (column.maximum !== undefined) rules.push(`${name} <= ${column.maximum}`);
	return rules;
}

function columnLine([name, column]: [string, Column], keys: boolean): string {
	const [table, key] = column.references?.split('.') ?? [];
	return [
		sqlName(name),
		column.type,
		column.nullable ? '' : 'not null',
		column.unique && keys ? 'unique' : '',
		table && keys ? `references ${table} (${key})` : '',
		...columnRules(column, sqlName(name)).map((rule) => `check (${rule})`)
	]
		.filter(Boolean)
		.join(' ');
}

/**
 * The statements that make one empty table: columns with types, keys and checks, then its comments.
 *
 * A check holds where its condition is null, so that the rules of a nullable column need not say so. Without `keys` no
 * column is unique and none refers to another table: DuckDB keeps an index for each of both, whose cost grows faster than
 * the rows.
 */
export function tableDdl(table: TableDefinition, keys = true): string[] {
	const columns = Object.entries(table.columns);
	const lines = columns.map((column) => columnLine(column, keys));
	if (keys && table.primaryKey.length > 0) lines.push(`primary key (${table.primaryKey.join(', ')})`);
	for (const rule of table.rules ?? []) lines.push(`check (${rule.sql})`);
	return [
		`create table ${table.name} (\n\t${lines.join(',\n\t')}\n)`,
		`comment on table ${table.name} is ${sqlText(table.grain)}`,
		...columns.map(([name, column]) => {
			return `comment on column ${table.name}.${sqlName(name)} is ${sqlText(column.description)}`;
		})
	];
}
