import {
	type DuckDBConnection,
	type DuckDBPreparedStatement,
	INTEGER,
	LIST,
	VARCHAR
} from '@duckdb/node-api';
import type { ParamsOf, Query, RowOf } from './define-query.ts';

/** A connection and what has been prepared on it. Used for one query at a time. */
export interface Session {
	readonly connection: DuckDBConnection;
	readonly statements: Map<Query, DuckDBPreparedStatement>;
}

/**
 * Binds the values, runs the query to its end and answers with its rows. Rejects with DuckDB's error, or with
 * `TypeError` where a value is not of the type that the query declares.
 */
export async function execute<Q extends Query>(
	{ connection, statements }: Session,
	query: Q,
	params: ParamsOf<Q>
): Promise<readonly RowOf<Q>[]> {
	const statement = statements.get(query) ?? (await connection.prepare(query.sql));
	statements.set(query, statement);
	for (const [name, type] of Object.entries(query.params)) {
		const value = (params as Readonly<Record<string, unknown>>)[name] ?? null;
		bind(statement, statement.parameterIndex(name), type, value);
	}
	// Not `stream`: it ends as if finished where the query fails half-way.
	const reader = await statement.runAndReadAll();
	// DuckDB's answer: that it has the declared columns is tested for every query.
	return reader.getRowObjectsJS() as unknown as readonly RowOf<Q>[];
}

function bind(statement: DuckDBPreparedStatement, index: number, type: string, value: unknown): void {
	if (value === null && type.endsWith('?')) statement.bindNull(index);
	else if (type === 'VARCHAR[]' && isListOf('string', value)) statement.bindList(index, value, LIST(VARCHAR));
	else if (type === 'INTEGER[]' && isListOf('number', value)) statement.bindList(index, value, LIST(INTEGER));
	else if (type.startsWith('VARCHAR') && typeof value === 'string') statement.bindVarchar(index, value);
	else if (type.startsWith('INTEGER') && Number.isInteger(value)) statement.bindInteger(index, Number(value));
	else if (type.startsWith('DOUBLE') && typeof value === 'number') statement.bindDouble(index, value);
	else if (type.startsWith('BOOLEAN') && typeof value === 'boolean') statement.bindBoolean(index, value);
	else throw new TypeError(`not a value of type ${type}: ${JSON.stringify(value)}`);
}

function isListOf(type: 'string' | 'number', value: unknown): value is (string | number)[] {
	return Array.isArray(value) && value.every((item) => typeof item === type);
}
