import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { checkTables } from '#pipelines/build/checks.ts';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { councils } from '#lib/server/queries/councils.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { judgementsOfCouncil } from '#lib/server/queries/judgements-of-council.ts';
import { prioritiesOfCouncil } from '#lib/server/queries/priorities-of-council.ts';
import { repliesOfCouncil } from '#lib/server/queries/replies-of-council.ts';
import { sourceTextsOfLines } from '#lib/server/queries/source-texts-of-lines.ts';
import { sourcesOfCouncil } from '#lib/server/queries/sources-of-council.ts';
import { verdictsOfCouncil } from '#lib/server/queries/verdicts-of-council.ts';
import { openRelease, type OpenRelease } from '#lib/server/release.ts';
import { isDisputed } from '#lib/domain/measures/disagreement.ts';
import { buildTwoStatuses, type TwoStatuses } from '../two-statuses.ts';

const fjordby = { councilId: 'fjo-ir' };
let built: TwoStatuses;
let release: OpenRelease;

beforeAll(async () => {
	built = await buildTwoStatuses();
	release = await openRelease(built.releases, { deadlineMs: 30_000 });
});

afterAll(async () => {
	await release.close();
	await built.remove();
});

describe('a release with two statuses', () => {
	test('gives each judgement with the words and the line that it rests on', async () => {
		const rows = await release.db.run(judgementsOfCouncil, { ...fjordby, recommendationIds: [] });
		expect(rows).toHaveLength(14);
		for (const { quote, sourceId, sourceLines } of rows) {
			const lines = (sourceLines ?? '').split(';').map(Number);
			const texts = await release.db.run(sourceTextsOfLines, { sourceId: sourceId ?? '', lines });
			expect(texts).toHaveLength(lines.length);
			if (quote !== null) expect(texts.map(({ text }) => text).join(' ')).toContain(quote);
		}
		const sources = new Set(rows.map(({ asOf, sourceId }) => `${asOf} ${sourceId}`));
		expect([...sources]).toEqual(['2017-03 fjo-ir-register', '2021-05 fjo-ir-status-2021']);
	});

	test('is of the later date, and each document of its own', async () => {
		expect(await release.db.run(councils, {})).toMatchObject([
			{ slug: 'fjordby', statusAsOf: '2021-05', recommendations: 8, statements: 12 }
		]);
		const sources = await release.db.run(sourcesOfCouncil, fjordby);
		expect(sources.map(({ sourceId, kind }) => [sourceId, kind])).toEqual([
			['fjo-ir-register', 'register'],
			['fjo-ir-status-2021', 'status']
		]);
	});

	test('counts what stands now, by the latest word of the council', async () => {
		const cube = await release.db.run(cubeOfCouncil, fjordby);
		const counts: Record<string, number> = {};
		for (const { implementation, n } of cube)
			counts[implementation ?? ''] = (counts[implementation ?? ''] ?? 0) + n;
		expect(counts).toEqual({ implemented: 2, partial: 2, not_implemented: 2, discontinued: 2 });
		const disputed = cube.filter((row) => isDisputed(row.verdict, row.implementation));
		expect(disputed).toMatchObject([{ implementation: 'implemented', verdict: 'not_confirmed', n: 1 }]);
	});

	test('tells every word, the latest of each recommendation marked', async () => {
		const verdicts = await release.db.run(verdictsOfCouncil, { ...fjordby, recommendationIds: [] });
		expect(
			verdicts
				.filter(({ latest }) => latest)
				.map(({ verdict }) => verdict)
				.sort()
		).toEqual([...['close', 'confirmed', 'keep_open', 'not_confirmed']]);
		expect(verdicts).toHaveLength(5);
		expect(await release.db.run(repliesOfCouncil, { ...fjordby, recommendationIds: [] })).toHaveLength(1);
		const priorities = await release.db.run(prioritiesOfCouncil, fjordby);
		expect(priorities.map(({ rank }) => rank)).toEqual([1, 2]);
	});

	test('is the same, byte for byte, when it is built again', () => {
		const again = `${built.releases}-again`;
		const args = ['pipelines/cli.ts', 'build', '--data', built.data, '--out', again];
		const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', ...args], {
			encoding: 'utf8'
		});
		expect(stderr).toBe('');
		expect(status).toBe(0);
		const tables = readdirSync(join(again, 'current')).filter((file) => file.endsWith('.csv'));
		expect(tables).toEqual(expect.arrayContaining(['judgements.csv', 'verdicts.csv', 'statements.csv']));
		for (const file of tables)
			expect(readFileSync(join(again, 'current', file), 'utf8'), file).toBe(
				readFileSync(join(built.releases, 'current', file), 'utf8')
			);
	});
});

describe('the rules between tables refuse', () => {
	let instance: DuckDBInstance;
	let connection: DuckDBConnection;

	beforeAll(async () => {
		instance = await DuckDBInstance.create(':memory:');
		connection = await instance.connect();
		await connection.run(`attach '${join(built.releases, 'current/genklang.duckdb')}' as built (read_only)`);
		// Copies without constraints, so that a rule between tables is all that can refuse.
		const tables = await connection.runAndReadAll(
			"select table_name from duckdb_tables() where database_name = 'built' and schema_name = 'main'"
		);
		for (const [name] of tables.getRows())
			await connection.run(`create table ${String(name)} as from built.main.${String(name)}`);
	});

	afterAll(() => {
		connection.closeSync();
		instance.closeSync();
	});

	async function faults(...changes: readonly string[]): Promise<readonly string[]> {
		await connection.run('begin');
		try {
			for (const sql of changes) await connection.run(sql);
			await checkTables(connection);
			return [];
		} catch (error) {
			if (error instanceof RefusalError) return error.problems;
			throw error;
		} finally {
			await connection.run('rollback');
		}
	}

	test('nothing of what was built', async () => {
		expect(await faults()).toEqual([]);
	});

	const LATER = "recommendation_id = 'fjo-ir-2012-01' and as_of = '2021-05'";
	const FIRST = "recommendation_id = 'fjo-ir-2012-01' and as_of = '2017-03'";
	test.each([
		[
			'an earlier judgement in place of the latest',
			[`delete from judgements where ${LATER}`],
			'judgement of the latest status that is not that of the recommendation: fjo-ir-2012-01'
		],
		[
			'an earlier quote that nobody wrote',
			[`update judgements set quote = 'Opdigtet.' where ${FIRST}`],
			'quote that is in none of the statements named: fjo-ir-2012-01'
		],
		[
			'a judgement by a text of another status',
			[`update judgements set statement_ids = 'fjo-ir-s07', quote = 'Aftenholdet' where ${FIRST}`],
			'judgement that names a statement of another status: fjo-ir-2012-01 at 2017-03 names fjo-ir-s07'
		],
		[
			'a judgement by a text of another theme',
			[`update judgements set statement_ids = 'fjo-ir-s04', quote = 'Lokalplanen' where ${FIRST}`],
			'statement named that does not exist in the same theme: fjo-ir-2012-01 names fjo-ir-s04'
		],
		[
			'an earlier answer without its link',
			["delete from responses where recommendation_id = 'fjo-ir-2012-01' and statement_id = 'fjo-ir-s01'"],
			'response that its links do not bear out: fjo-ir-2012-01 at 2017-03'
		],
		[
			'a later answer without its link',
			["delete from responses where recommendation_id = 'fjo-ir-2012-01' and statement_id = 'fjo-ir-s07'"],
			'response that its links do not bear out: fjo-ir-2012-01 at 2021-05'
		],
		[
			'a direct link that no judgement names',
			["update responses set kind = 'direct' where recommendation_id = 'fjo-ir-2014-03'"],
			'direct answer that no judgement of its status bears out: fjo-ir-2014-03 and fjo-ir-s12'
		],
		[
			'an answer taken back by a shared text',
			["insert into judgements values ('fjo-ir-2014-03', '2021-05', 'group', 'unknown', null, 'fjo-ir-s12')"],
			'direct answer that a later status took back without an answer: fjo-ir-2014-03'
		],
		['a rank given twice', ['update priorities set rank = 1'], 'rank that a council gives twice: fjo-ir 1']
	])('%s', async (_, changes, fault) => {
		expect(await faults(...changes)).toContain(fault);
	});
});
