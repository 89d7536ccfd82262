import {
	DuckDBInstance,
	StatementType,
	type DuckDBConnection,
	type DuckDBResultReader
} from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ColumnType, Query } from '#lib/server/define-query.ts';
import { fixtureDatabase } from './fixture-database.ts';
import { QUERIES } from './queries.ts';
import { argumentsOf } from './query-arguments.ts';

let connection: DuckDBConnection;
let instance: DuckDBInstance;
let remove: () => Promise<void>;

beforeAll(async () => {
	const fixture = await fixtureDatabase();
	remove = fixture.remove;
	instance = await DuckDBInstance.create(fixture.file, { access_mode: 'READ_ONLY' });
	connection = await instance.connect();
});

afterAll(async () => {
	connection.closeSync();
	instance.closeSync();
	await remove();
});

const typeName = (type: ColumnType) => (typeof type === 'string' ? type : type.type);

async function resultsOf(query: Query): Promise<DuckDBResultReader[]> {
	const councils = 'councilId' in query.params ? ['alf-ir', 'bet-ir', 'gam-ir'] : [''];
	return Promise.all(
		councils.map((councilId) => {
			const { values, types } = argumentsOf(query, councilId);
			return connection.runAndReadAll(query.sql, values, types);
		})
	);
}

async function rowsOf(query: Query): Promise<Record<string, unknown>[]> {
	return (await resultsOf(query)).flatMap((reader) => reader.getRowObjectsJS());
}

describe.each(QUERIES)('%s', (file, query) => {
	test('is named after its file', () => {
		expect(query.name).toBe(file);
	});

	test('is one select that returns the columns it declares, with their types', async () => {
		const statements = await connection.extractStatements(query.sql);
		expect(statements.count).toBe(1);
		const statement = await connection.prepare(query.sql);
		expect(statement.statementType).toBe(StatementType.SELECT);
		const [result] = await resultsOf(query);
		const types = result?.columnTypes().map(String);
		const returned = result?.columnNames().map((name, index) => [name, types?.[index]]);
		const declared = Object.entries(query.columns).map(([name, type]) => [
			name,
			typeName(type).replace('?', '')
		]);
		expect(returned).toEqual(declared);
	});

	test('asks for the parameters it declares', async () => {
		const statement = await connection.prepare(query.sql);
		const asked = Array.from({ length: statement.parameterCount }, (_, index) =>
			statement.parameterName(index + 1)
		);
		expect(asked.sort()).toEqual(Object.keys(query.params).sort());
	});

	test('returns null and codes only where it says so', async () => {
		for (const row of await rowsOf(query)) {
			for (const [name, type] of Object.entries(query.columns)) {
				const value = row[name];
				if (value === null) expect(typeName(type), `${name} is null`).toMatch(/\?$/);
				else if (typeof type !== 'string') expect(type.values).toContain(value);
			}
		}
	});
});

test('every query is tried on rows', async () => {
	const empty: string[] = [];
	for (const [file, query] of QUERIES) if ((await rowsOf(query)).length === 0) empty.push(file);
	expect(empty).toEqual([]);
});
