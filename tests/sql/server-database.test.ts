import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '#lib/server/database.ts';
import { defineQuery } from '#lib/server/define-query.ts';
import { councils } from '#lib/server/queries/councils.ts';
import { fixtureDatabase } from './fixture-database.ts';

let db: Database;
let file: string;
let remove: () => Promise<void>;

beforeEach(async () => {
	({ file, remove } = await fixtureDatabase());
	db = await openDatabase(file, { connections: 2, deadlineMs: 20_000 });
});

afterEach(async () => {
	await db.close();
	await remove();
});

const statement = (sql: string) => defineQuery({ name: 'test', columns: { a: 'VARCHAR?' }, params: {}, sql });
const endless = defineQuery({
	name: 'endless',
	columns: { n: 'INTEGER' },
	params: {},
	sql: 'select (sum(a.i * b.i) % 7)::integer as n from range(10_000_000) a(i), range(10_000_000) b(i)'
});

describe('the database of the server refuses', () => {
	const place = () => dirname(file);
	test.each<readonly [string, () => string]>([
		['a write', () => "insert into areas values ('x', 'x', 'x', null)"],
		['a change', () => "update councils set name = 'x'"],
		['a removal', () => 'delete from problems'],
		['a new table', () => 'create table t (a integer)'],
		['dropping a table', () => 'drop table problems'],
		['reading a text file', () => `select content as a from read_text('${file}')`],
		['reading a CSV file', () => "select * from read_csv('/etc/passwd')"],
		['reading a file as a table', () => "from '/etc/passwd'"],
		['listing files', () => `select file as a from glob('${place()}/*')`],
		['writing a file', () => `copy areas to '${place()}/areas.csv'`],
		['exporting the database', () => `export database '${place()}/export'`],
		['attaching a file', () => `attach '${place()}/other.duckdb' as other`],
		['attaching itself to write', () => `attach '${file}' as again (read_write)`],
		['installing an extension', () => 'install httpfs'],
		['loading an extension', () => 'load httpfs'],
		['a new setting', () => "set memory_limit = '8GB'"],
		['opening itself up', () => 'set enable_external_access = true'],
		['unlocking itself', () => 'set lock_configuration = false'],
		['a place to spill to', () => `set temp_directory = '${place()}'`],
		['resetting a setting', () => 'reset memory_limit'],
		['a pragma that sets', () => "pragma temp_directory='/var/tmp'"]
	])('%s', async (_, sql) => {
		const before = await readFile(file);
		await expect(db.run(statement(sql()), {})).rejects.toMatchObject({
			name: 'QueryError',
			query: 'test',
			fault: 'failed',
			cause: expect.any(Error)
		});
		expect((await readFile(file)).equals(before)).toBe(true);
		expect(await readdir(place())).toEqual(['fixture.duckdb']);
		expect(await db.run(councils, {})).toHaveLength(3);
	});
});

test('its settings are the safe ones', async () => {
	const settings = defineQuery({
		name: 'settings',
		columns: { name: 'VARCHAR', value: 'VARCHAR' },
		params: {},
		sql: `
			select name, value
			from duckdb_settings()
			where name in ('access_mode', 'enable_external_access', 'lock_configuration', 'temp_directory',
				'autoinstall_known_extensions', 'autoload_known_extensions', 'allow_community_extensions',
				'memory_limit', 'threads', 'allow_unsigned_extensions')
			order by name`
	});
	const rows = await db.run(settings, {});
	expect(Object.fromEntries(rows.map(({ name, value }) => [name, value.toLowerCase()]))).toEqual({
		access_mode: 'read_only',
		allow_community_extensions: 'false',
		allow_unsigned_extensions: 'false',
		autoinstall_known_extensions: 'false',
		autoload_known_extensions: 'false',
		enable_external_access: 'false',
		lock_configuration: 'true',
		memory_limit: '488.2 mib',
		temp_directory: '',
		threads: '2'
	});
});

describe('the database of the server lets through, for it harms nobody', () => {
	test.each([
		['a table of its own that nobody else sees', 'create temp table t as select 1 as a'],
		['a look at its settings', "select value as a from duckdb_settings() where name = 'threads'"],
		['a list of what is open', 'select database_name as a from duckdb_databases() order by 1 limit 1'],
		['a list of its tables', 'select table_name as a from duckdb_tables() order by 1 limit 1']
	])('%s', async (_, sql) => {
		const before = await readFile(file);
		expect(await db.run(statement(sql), {})).toHaveLength(1);
		expect((await readFile(file)).equals(before)).toBe(true);
	});
});

test('a query that runs past its deadline is stopped, and its connection answers the next', async () => {
	const hasty = await openDatabase(file, { connections: 1, deadlineMs: 1_500 });
	await expect(hasty.run(endless, {})).rejects.toMatchObject({ query: 'endless', fault: 'deadline' });
	expect(await hasty.run(councils, {})).toHaveLength(3);
	await hasty.close();
});

test('a query that finds no free connection before its deadline is turned away', async () => {
	const full = await openDatabase(file, { connections: 0, deadlineMs: 50 });
	await expect(full.run(councils, {})).rejects.toMatchObject({ query: 'councils', fault: 'busy' });
	await full.close();
});

test('a query that needs more memory than there is is turned away as one that comes too early', async () => {
	const wide = statement(`
		select max(t) as a
		from (select distinct i, repeat('x', 400) || i as t from range(2_000_000) r(i))`);
	await expect(db.run(wide, {})).rejects.toMatchObject({ query: 'test', fault: 'busy' });
	expect(await db.run(councils, {})).toHaveLength(3);
});

test('more queries than connections are all answered', async () => {
	const answers = await Promise.all(Array.from({ length: 50 }, () => db.run(councils, {})));
	expect(new Set(answers.map((rows) => JSON.stringify(rows))).size).toBe(1);
	expect(answers[0]).toHaveLength(3);
});

test('closing stops what is running, and a closed database answers nothing', async () => {
	const running = db.run(endless, {});
	const stopped = expect(running).rejects.toMatchObject({ fault: 'closed' });
	await db.close();
	await stopped;
	await expect(db.run(councils, {})).rejects.toMatchObject({ fault: 'closed' });
});

test('a wrong value is refused before DuckDB sees it', async () => {
	const byYear = defineQuery({
		name: 'by-year',
		columns: { year: 'INTEGER' },
		params: { year: 'INTEGER' },
		sql: 'select $year::integer as year'
	});
	await expect(db.run(byYear, { year: 2010.5 })).rejects.toThrow('not a value of type INTEGER: 2010.5');
	expect(await db.run(byYear, { year: 2010 })).toEqual([{ year: 2010 }]);
});

test('a file that is not there is not made', async () => {
	const missing = join(dirname(file), 'missing.duckdb');
	await expect(openDatabase(missing)).rejects.toThrow();
	expect(existsSync(missing)).toBe(false);
});
