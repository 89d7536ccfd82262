import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkTables } from '#pipelines/build/checks.ts';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
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

/** A copy of one row with some columns changed; values are SQL. */
async function copyOf(table: string, row: string, changes: Record<string, string>): Promise<void> {
	const replaced = Object.entries(changes).map(([name, sql]) => `${sql} as ${name}`);
	const columns = replaced.length > 0 ? `* replace (${replaced.join(', ')})` : '*';
	await connection.run(`insert into ${table} select ${columns} from ${table} where ${row}`);
}

describe.each([
	['evidence', "recommendation_id = 'alf-ir-2010-01'", { evidence_id: "'alf-ir-e02'" }],
	['contexts', "context_id = 'bet-ir-c01'", { context_id: "'bet-ir-c02'" }],
	['threads', "recommendation_id = 'alf-ir-2012-01'", { thread_id: "'alf-ir-h02'" }],
	['judgements', "recommendation_id = 'alf-ir-2010-01'", { as_of: "'2014'" }],
	['second_readings', "recommendation_id = 'alf-ir-2010-03'", { recommendation_id: "'alf-ir-2010-02'" }]
])('%s', (table, row, other) => {
	test('a copy of a row under another key is accepted, so that each refusal has one reason', async () => {
		await copyOf(table, row, other);
	});

	test('the same row twice is refused', async () => {
		await expect(copyOf(table, row, {})).rejects.toThrow(/Constraint Error/);
	});
});

describe('refused are', () => {
	test.each<readonly [string, string, string, Record<string, string>]>([
		[
			'an unknown effect',
			'evidence',
			"recommendation_id = 'alf-ir-2010-01'",
			{ evidence_id: "'x'", effect: "'proves'" }
		],
		[
			'evidence without a date',
			'evidence',
			"recommendation_id = 'alf-ir-2010-01'",
			{ evidence_id: "'x'", date: 'null' }
		],
		[
			'evidence on nothing',
			'evidence',
			"recommendation_id = 'alf-ir-2010-01'",
			{ recommendation_id: "'alf-ir-1'" }
		],
		['an unknown kind', 'contexts', "context_id = 'del-c01'", { context_id: "'x'", kind: "'threat'" }],
		['a context of no area', 'contexts', "context_id = 'del-c01'", { context_id: "'x'", area_id: 'null' }],
		[
			'a context under no heading',
			'contexts',
			"context_id = 'del-c01'",
			{ context_id: "'x'", heading: "''" }
		],
		[
			'a context with the id of another council',
			'contexts',
			"context_id = 'bet-ir-c01'",
			{ context_id: "'alf-ir-c1'" }
		],
		[
			'an unknown link',
			'threads',
			"recommendation_id = 'alf-ir-2012-01'",
			{ thread_id: "'x'", link: "'like'" }
		],
		[
			'a link without a reason',
			'threads',
			"recommendation_id = 'alf-ir-2012-01'",
			{ thread_id: "'x'", rationale: 'null' }
		],
		[
			'a judgement that is no code',
			'judgements',
			"recommendation_id = 'alf-ir-2010-01'",
			{ as_of: "'2014'", response: "'yes'" }
		],
		[
			'a disagreement that nobody settled',
			'second_readings',
			"recommendation_id = 'alf-ir-2010-03'",
			{ recommendation_id: "'alf-ir-2010-02'", settlement_da: 'null', settlement_en: 'null' }
		],
		[
			'a settlement of what is agreed',
			'second_readings',
			"recommendation_id = 'alf-ir-2010-03'",
			{
				recommendation_id: "'alf-ir-2010-02'",
				second_response: "'group'",
				second_implementation: "'unknown'"
			}
		],
		[
			'a document with the id of another council',
			'sources',
			"source_id = 'alf-ir-register'",
			{ source_id: "'bet-ir-1'" }
		]
	])('%s', async (_, table, row, changes) => {
		await expect(copyOf(table, row, changes)).rejects.toThrow(/Constraint Error/);
	});
});

describe('the rules between tables see', () => {
	/** Faults that a change adds to those that the fixture has by design. */
	async function addedBy(sql: string): Promise<string[]> {
		const faults = (): Promise<string[]> =>
			checkTables(connection).then(
				() => [],
				(error: unknown) => (error instanceof RefusalError ? [...error.problems] : Promise.reject(error))
			);
		const before = await faults();
		await connection.run(sql);
		return (await faults()).filter((fault) => !before.includes(fault));
	}

	test.each([
		[
			'a recommendation that names a thread without it',
			"delete from threads where recommendation_id = 'alf-ir-2012-01'",
			'thread that is not the one'
		],
		[
			'a thread of another year',
			"update threads set year = 2011 where recommendation_id = 'alf-ir-2012-01'",
			'thread that is not the one'
		],
		[
			'a judgement that is not the coding',
			"update judgements set implementation = 'partial' where recommendation_id = 'alf-ir-2010-01'",
			'judgement of the latest status'
		],
		[
			'a settled reading that is not the coding',
			"update second_readings set settled_implementation = 'partial' where recommendation_id = 'alf-ir-2010-01'",
			'settled reading'
		],
		[
			'a line that does not name its evidence',
			"update line_accounts set entity_ids = 'bet-ir-2013-01;bet-ir-c01' where source_id = 'bet-ir-list' and line = 2",
			'evidence or context whose lines do not name it'
		],
		[
			'a line that names what does not exist',
			"update line_accounts set entity_ids = 'del-c09' where source_id = 'del-policy'",
			'id in a line account that nothing has'
		]
	])('%s', async (_, sql, fault) => {
		expect((await addedBy(sql)).map((found) => found.startsWith(fault))).toContain(true);
	});
});
