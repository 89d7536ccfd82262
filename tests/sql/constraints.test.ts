import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import type { TableDefinition } from '#lib/domain/table.ts';
import { TABLES } from '#lib/domain/tables.ts';
import { IMPLEMENTATIONS, stateOf } from '#lib/domain/vocabulary.ts';
import { fixtureDatabase } from './fixture-database.ts';

let instance: DuckDBInstance;
let connection: DuckDBConnection;
let remove: () => Promise<void>;

beforeAll(async () => {
	const fixture = await fixtureDatabase();
	remove = fixture.remove;
	instance = await DuckDBInstance.create(fixture.file);
	connection = await instance.connect();
});

afterAll(async () => {
	connection.closeSync();
	instance.closeSync();
	await remove();
});

beforeEach(() => connection.run('begin'));
afterEach(() => connection.run('rollback'));

/** A copy of the coded row alf-ir-2010-01 under another id, with some columns changed; values are SQL. */
function recommendationWith(changes: Record<string, string>): string {
	const all = Object.entries({ recommendation_id: "'alf-ir-2010-99'", ...changes });
	const replaced = all.map(([name, sql]) => `${sql} as ${name}`).join(', ');
	return `insert into recommendations select * replace (${replaced}) from recommendations where recommendation_id = 'alf-ir-2010-01'`;
}

test('a copy of a coded row under a new id is accepted, so that each refusal below has one reason', async () => {
	await connection.run(recommendationWith({}));
});

describe('recommendations refuse', () => {
	test.each<readonly [string, Record<string, string>]>([
		['an id given twice', { recommendation_id: "'alf-ir-2010-02'" }],
		['an id of another council', { recommendation_id: "'bet-ir-2010-99'" }],
		['an id that is no id', { recommendation_id: "'alf-ir-2010-99 '" }],
		['a council that does not exist', { council_id: "'alf'" }],
		['a theme that does not exist', { theme_id: "'alf-ir-t99'" }],
		['an area that does not exist', { area_id: "'nowhere'" }],
		['a source that does not exist', { source_id: "'alf-ir-other'" }],
		['no year', { year: 'null' }],
		['a year that cannot be', { year: '20' }],
		['an empty text', { text: "''" }],
		['an unknown response', { response: "'maybe'" }],
		['an unknown implementation', { implementation: "'done'" }],
		['an unknown state', { state: "'closed'" }],
		['an unknown coding status', { coding_status: "'guessed'" }],
		['an unknown position', { position: "'accepted'" }],
		['a state that is not that of the implementation', { state: "'open'" }],
		['an implementation without a state', { state: 'null' }],
		['a judgement of a row beside a shared text', { response: "'group'" }],
		['a judgement of a row without any text', { response: "'none'", statement_ids: 'null' }],
		['a direct answer without a statement', { statement_ids: 'null' }],
		[
			'no answer with a statement',
			{ response: "'none'", implementation: "'unknown'", state: "'open'", quote: 'null' }
		],
		['a judgement without a quote', { quote: 'null' }],
		['a quote for unknown', { implementation: "'unknown'", state: "'open'" }],
		['a draft with codes', { coding_status: "'draft'" }],
		['codes without a coding status', { coding_status: 'null', status_as_of: 'null', age_years: 'null' }],
		['a coded row without certainty', { certain: 'null' }],
		['a coded row without a codebook', { codebook_version: 'null' }],
		['a status date without a coding status', { coding_status: 'null' }],
		['an age that is not the difference of the years', { age_years: '4' }],
		['a status date that is no date', { status_as_of: "'2013-13'" }],
		['lines that are no lines', { source_lines: "'0'" }],
		['a list with an empty item', { statement_ids: "'alf-ir-s01;'" }]
	])('%s', async (_, changes) => {
		await expect(connection.run(recommendationWith(changes))).rejects.toThrow(/Constraint Error/);
	});

	test.each(IMPLEMENTATIONS)('%s with another state than its own', async (implementation) => {
		const right = stateOf(implementation);
		const quote = implementation === 'unknown' ? 'null' : "'ophørte'";
		for (const state of ['open', 'done', 'stopped']) {
			const row = { implementation: `'${implementation}'`, state: `'${state}'`, quote };
			const inserted = connection.run(recommendationWith(row));
			if (state === right) await inserted;
			else await expect(inserted).rejects.toThrow(/Constraint Error/);
			await connection.run('rollback');
			await connection.run('begin');
		}
	});
});

describe('the other tables refuse', () => {
	test.each([
		[
			'two councils with one address',
			"insert into councils select * replace ('new-ir' as council_id) from councils limit 1"
		],
		[
			'a term that ends before it begins',
			"insert into councils values ('new-ir', 'new', 'N', 'N', 'k', 'l', 2014, 2013)"
		],
		['a theme of another council', "insert into themes values ('bet-ir-t09', 'alf-ir', 'T', null)"],
		[
			'a sum that is no SHA-256',
			"insert into sources values ('alf-ir-x', 'alf-ir', 'T', null, 'register', 'abc', repeat('a', 64), 1, 't')"
		],
		['a response to nothing', "insert into responses values ('alf-ir-2010-98', 'alf-ir-s01', 'direct')"],
		['a response from nothing', "insert into responses values ('alf-ir-2010-02', 'alf-ir-s98', 'direct')"],
		[
			'one statement answering one row twice',
			"insert into responses values ('alf-ir-2010-01', 'alf-ir-s01', 'group')"
		],
		['an unknown kind of response', "insert into responses values ('alf-ir-2010-02', 'alf-ir-s01', 'none')"],
		['a line accounted for twice', "insert into line_accounts values ('alf-ir-register', 1, 'blank', null)"],
		['line 0', "insert into line_accounts values ('alf-ir-register', 0, 'blank', null)"],
		['an unknown role', "insert into line_accounts values ('alf-ir-register', 9, 'footnote', null)"],
		[
			'an unknown kind of repair',
			"insert into repairs values ('alf-ir-register', 1, 'guess', 'a', 'b', 'c')"
		],
		['a repair without evidence', "insert into repairs values ('alf-ir-register', 1, 'tag', 'a', 'b', '')"],
		['a count of none', 'insert into cube select * replace (0 as n) from cube limit 1']
	])('%s', async (_, sql) => {
		await expect(connection.run(sql)).rejects.toThrow(/Constraint Error/);
	});
});

test('every table and column has a comment, the keys and the types that it is defined with', async () => {
	const comments = await connection.runAndReadAll(
		"select table_name, comment from duckdb_tables() where schema_name = 'main'"
	);
	const columns = await connection.runAndReadAll(
		"select table_name, column_name, data_type, is_nullable, comment from duckdb_columns() where schema_name = 'main' and not internal order by table_name, column_index"
	);
	const definitions: readonly TableDefinition[] = TABLES;
	expect(Object.fromEntries(comments.getRows())).toEqual(
		Object.fromEntries(definitions.map(({ name, grain }) => [name, grain]))
	);
	expect(columns.getRows()).toEqual(
		definitions
			.toSorted((a, b) => (a.name < b.name ? -1 : 1))
			.flatMap((table) =>
				Object.entries(table.columns).map(([name, column]) => [
					table.name,
					name,
					column.type,
					column.nullable === true,
					column.description
				])
			)
	);
});

test('each table stands after those it refers to, and refers to the key of that table', () => {
	const seen = new Map<string, readonly string[]>();
	for (const table of TABLES as readonly TableDefinition[]) {
		for (const { references } of Object.values(table.columns)) {
			const [name = '', key] = references?.split('.') ?? [];
			if (references) expect(seen.get(name), `${table.name} -> ${references}`).toEqual([key]);
		}
		seen.set(table.name, table.primaryKey);
	}
});
