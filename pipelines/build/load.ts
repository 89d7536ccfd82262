import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import type { Column, TableDefinition } from '#lib/domain/table.ts';
import { RefusalError } from './refusal-error.ts';

type Cell = string | number | boolean | null;
type Row = Readonly<Record<string, Cell>>;

/**
 * Puts rows into a table, in their order.
 *
 * Throws `RefusalError` naming the table where a key or a check refuses a row, and `TypeError` where a cell is not of
 * its column's type.
 */
export async function loadTable(
	connection: DuckDBConnection,
	table: TableDefinition,
	rows: readonly Row[]
): Promise<void> {
	const appender = await connection.createAppender(table.name);
	const columns = Object.entries(table.columns);
	try {
		for (const row of rows) {
			for (const [name, column] of columns) appendCell(appender, column, row[name] ?? null);
			appender.endRow();
		}
		appender.closeSync();
	} catch (cause) {
		if (cause instanceof TypeError) throw cause;
		throw new RefusalError([`table ${table.name}: ${messageOf(cause)}`], { cause });
	}
}

function appendCell(appender: DuckDBAppender, { type }: Column, cell: Cell): void {
	if (cell === null) appender.appendNull();
	else if (type === 'VARCHAR' && typeof cell === 'string') appender.appendVarchar(cell);
	else if (type === 'INTEGER' && Number.isInteger(cell)) appender.appendInteger(Number(cell));
	else if (type === 'BOOLEAN' && typeof cell === 'boolean') appender.appendBoolean(cell);
	else throw new TypeError(`not a value of type ${type}: ${JSON.stringify(cell)}`);
}

function messageOf(cause: unknown): string {
	return cause instanceof Error ? cause.message : String(cause);
}
