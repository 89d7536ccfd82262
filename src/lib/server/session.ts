import {
	type DuckDBConnection,
	type DuckDBMaterializedResult,
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
	return rowsOf(query, await statement.run());
}

/**
 * All rows of an answer that is there in full. Taken at once: the library's own readers wait for each part of it in the line of
 * threads, twice as long as a small query takes.
 */
function rowsOf<Q extends Query>({ columns }: Q, result: DuckDBMaterializedResult): readonly RowOf<Q>[] {
	const names = Object.keys(columns);
	const rows: Record<string, unknown>[] = [];
	for (let part = 0; part < result.chunkCount; part += 1) {
		const chunk = result.getChunk(part);
		const vectors = names.map((_, place) => chunk.getColumnVector(place));
		for (let line = 0; line < chunk.rowCount; line += 1) {
			const row: Record<string, unknown> = {};
			names.forEach((name, place) => (row[name] = vectors[place]?.getItem(line)));
			rows.push(row);
		}
	}
	// DuckDB's answer: that it has the declared columns is tested for every query.
	return rows as unknown as readonly RowOf<Q>[];
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
