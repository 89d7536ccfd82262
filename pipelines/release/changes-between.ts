import type { DescribedTable } from '#lib/domain/described-table.ts';

/** A table with its rows as texts; an empty text is an empty cell. */
export interface TextTable {
	readonly table: DescribedTable;
	readonly rows: readonly (readonly string[])[];
}

/** One thing that differs between two versions. Empty: does not apply, or nothing stands there. */
export interface Difference {
	readonly table: string;
	readonly id: string;
	readonly field: string;
	readonly before: string;
	readonly after: string;
}

/** Follow from the other tables, or tell of them. */
const LEFT_OUT = ['cube', 'changes'];

/**
 * What `now` says otherwise than `before`: tables and columns that are new or gone, rows that were added or taken away,
 * and cells that changed. Tables, rows and columns in the order of `now`, what is gone behind them.
 */
export function changesBetween(before: readonly TextTable[], now: readonly TextTable[]): Difference[] {
	const compared = (tables: readonly TextTable[]) =>
		new Map(tables.filter(({ table }) => !LEFT_OUT.includes(table.name)).map((one) => [one.table.name, one]));
	const [old, fresh] = [compared(before), compared(now)];
	const differences: Difference[] = [];
	for (const [name, table] of fresh) {
		const earlier = old.get(name);
		if (earlier) differences.push(...changesOfTable(earlier, table));
		else differences.push({ table: name, id: '', field: '', before: '', after: name });
	}
	for (const name of old.keys()) {
		if (!fresh.has(name)) differences.push({ table: name, id: '', field: '', before: name, after: '' });
	}
	return differences;
}

function changesOfTable(before: TextTable, now: TextTable): Difference[] {
	const table = now.table.name;
	const [oldColumns, columns] = [Object.keys(before.table.columns), Object.keys(now.table.columns)];
	const gone = oldColumns.filter((field) => !columns.includes(field));
	const added = columns.filter((field) => !oldColumns.includes(field));
	const shared = columns.filter((field) => oldColumns.includes(field));
	return [
		...added.map((field) => ({ table, id: '', field, before: '', after: field })),
		...gone.map((field) => ({ table, id: '', field, before: field, after: '' })),
		...changesOfRows(before, now, shared)
	];
}

function changesOfRows(before: TextTable, now: TextTable, fields: readonly string[]): Difference[] {
	const table = now.table.name;
	const [old, fresh] = [rowsById(before), rowsById(now)];
	const differences: Difference[] = [];
	for (const [id, row] of fresh) {
		const earlier = old.get(id);
		if (!earlier) {
			differences.push({ table, id, field: '', before: '', after: id });
			continue;
		}
		for (const field of fields) {
			const [was, is] = [earlier.get(field) ?? '', row.get(field) ?? ''];
			if (was !== is) differences.push({ table, id, field, before: was, after: is });
		}
	}
	for (const id of old.keys()) {
		if (!fresh.has(id)) differences.push({ table, id, field: '', before: id, after: '' });
	}
	return differences;
}

/**
 * Rows by their primary key, its columns joined by `;`. Rows of a table without one go by its first two columns and a
 * running number among the rows that share them.
 */
function rowsById({ table, rows }: TextTable): Map<string, ReadonlyMap<string, string>> {
	const columns = Object.keys(table.columns);
	const key = table.primaryKey.length > 0 ? table.primaryKey : columns.slice(0, 2);
	const counts = new Map<string, number>();
	const found = new Map<string, ReadonlyMap<string, string>>();
	for (const cells of rows) {
		const row = new Map(columns.map((column, place) => [column, cells[place] ?? '']));
		const base = key.map((column) => row.get(column)).join(';');
		const count = (counts.get(base) ?? 0) + 1;
		counts.set(base, count);
		found.set(table.primaryKey.length > 0 ? base : `${base};${count}`, row);
	}
	return found;
}
