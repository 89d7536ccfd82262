import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CubeRow } from '#lib/domain/cube.ts';
import { implementedBounds } from '#lib/domain/measures/implemented-bounds.ts';
import { made } from '#lib/domain/measures/made.ts';
import { responseCounts } from '#lib/domain/measures/response-counts.ts';
import { stateCounts } from '#lib/domain/measures/state-counts.ts';
import { councils } from '#lib/server/queries/councils.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { lineRolesOfCouncil } from '#lib/server/queries/line-roles-of-council.ts';
import { recommendationsOfCouncil } from '#lib/server/queries/recommendations-of-council.ts';
import { statementsOfTheme } from '#lib/server/queries/statements-of-theme.ts';
import { themesOfCouncil } from '#lib/server/queries/themes-of-council.ts';
import { openRelease, type OpenRelease } from '#lib/server/release.ts';

const CLI = ['--import', 'tsx', 'pipelines/cli.ts', 'build'];
const albertslund = { councilId: 'alb-ir' };

let folder: string;
let summary: string;
let release: OpenRelease;
let instance: DuckDBInstance;
let connection: DuckDBConnection;
let cube: readonly CubeRow[];

/** By a user whose files are for nobody else to read. */
function build(...args: string[]) {
	const command = [process.execPath, ...CLI, ...args];
	return spawnSync('sh', ['-c', 'umask 077; exec "$@"', 'sh', ...command], { encoding: 'utf8' });
}

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	const { status, stdout, stderr } = build('--out', join(folder, 'releases'));
	if (status !== 0) throw new Error(`the build of data/ failed:\n${stderr}`);
	summary = stdout;
	release = await openRelease(join(folder, 'releases'));
	instance = await DuckDBInstance.create(join(folder, 'releases/current/genklang.duckdb'), {
		access_mode: 'READ_ONLY'
	});
	connection = await instance.connect();
	cube = await release.db.run(cubeOfCouncil, albertslund);
});

afterAll(async () => {
	connection.closeSync();
	instance.closeSync();
	await release.close();
	await rm(folder, { recursive: true });
});

async function oneRow(sql: string): Promise<Record<string, unknown>> {
	return (await connection.runAndReadAll(sql)).getRowObjectsJS()[0] ?? {};
}

async function csvRows(table: string): Promise<readonly Record<string, string>[]> {
	return parse(await readFile(join(folder, 'releases/current', `${table}.csv`)), { columns: true });
}

describe('the register of Albertslund', () => {
	test('has 99 recommendations, by year as the source has them', async () => {
		const years = await connection.runAndReadAll(
			"select year, count(*)::integer from recommendations where council_id = 'alb-ir' group by year order by year"
		);
		expect(years.getRows()).toEqual([
			[2010, 16],
			[2011, 7],
			[2012, 13],
			[2013, 14],
			[2014, 4],
			[2015, 17],
			[2016, 17],
			[2017, 11]
		]);
		expect(await release.db.run(recommendationsOfCouncil, albertslund)).toHaveLength(99);
		expect(made(cube)).toBe(99);
	});

	test('has 13 themes, 11 of them with a status text, and 17 statements', async () => {
		const themes = await release.db.run(themesOfCouncil, albertslund);
		expect(themes).toHaveLength(13);
		const statements = await Promise.all(
			themes.map(({ themeId }) => release.db.run(statementsOfTheme, { ...albertslund, themeId, limit: 60 }))
		);
		expect(statements.filter((texts) => texts.length > 0)).toHaveLength(11);
		const [council] = await release.db.run(councils, {});
		expect(council).toMatchObject({
			slug: 'albertslund',
			recommendations: 99,
			statements: 17,
			statusAsOf: '2019-02'
		});
	});

	test('accounts for every line of its source', async () => {
		const roles = await release.db.run(lineRolesOfCouncil, albertslund);
		const source = await readFile('data/registers/albertslund/001_e36baab6562e834e.txt', 'utf8');
		const lines = source.split('\n').length - (source.endsWith('\n') ? 1 : 0);
		const ofRegister = roles.filter((row) => row.sourceId === 'alb-ir-register');
		expect(ofRegister.reduce((sum, row) => sum + row.n, 0)).toBe(lines);
		expect(roles.find((row) => row.role === 'unusable')).toBeUndefined();
	});

	test('is coded in full: no draft, and every judgement has its words', async () => {
		expect(responseCounts(cube)).toMatchObject({ draft: 0, notCovered: 0, besideText: 97 });
		expect(
			await oneRow(`
				select count(*)::integer as n
				from recommendations
				where council_id = 'alb-ir' and (coding_status <> 'coded' or rationale_da is null or rationale_en is null)`)
		).toEqual({ n: 0 });
	});

	test('has the same counts by the measures over the cube, by plain SQL and in the CSV', async () => {
		const { direct, group, none } = responseCounts(cube);
		const { open, done, stopped, openUnknown } = stateCounts(cube);
		const { atLeast, atMost } = implementedBounds(cube);
		const measured = { direct, group, none, open, done, stopped, openUnknown, atLeast, atMost };
		const bySql = await oneRow(`
			select
				(count(*) filter (response = 'direct'))::integer as direct,
				(count(*) filter (response = 'group'))::integer as "group",
				(count(*) filter (response = 'none'))::integer as none,
				(count(*) filter (state = 'open'))::integer as open,
				(count(*) filter (state = 'done'))::integer as done,
				(count(*) filter (state = 'stopped'))::integer as stopped,
				(count(*) filter (implementation = 'unknown'))::integer as "openUnknown",
				(count(*) filter (implementation = 'implemented'))::integer as "atLeast",
				(count(*) filter (implementation in ('implemented', 'unknown')))::integer as "atMost"
			from recommendations
			where council_id = 'alb-ir'`);
		expect(bySql).toEqual(measured);
		const rows = (await csvRows('recommendations')).filter((row) => row['council_id'] === 'alb-ir');
		const count = (column: string, ...codes: string[]) =>
			rows.filter((row) => codes.includes(row[column] ?? '')).length;
		expect({
			direct: count('response', 'direct'),
			group: count('response', 'group'),
			none: count('response', 'none'),
			open: count('state', 'open'),
			done: count('state', 'done'),
			stopped: count('state', 'stopped'),
			openUnknown: count('implementation', 'unknown'),
			atLeast: count('implementation', 'implemented'),
			atMost: count('implementation', 'implemented', 'unknown')
		}).toEqual(measured);
	});

	test('has one cube row for each combination that occurs', async () => {
		expect(
			await oneRow(`
				select
					(select count(*) from cube)::integer as rows,
					(select count(*) from (select distinct * exclude (n) from cube))::integer as combinations`)
		).toEqual({
			rows: release.manifest.tables.find(({ name }) => name === 'cube')?.rows,
			combinations: release.manifest.tables.find(({ name }) => name === 'cube')?.rows
		});
	});

	test('is served line for line as it lies in data/', async () => {
		const file = release.files.find('sources/alb-ir-register.txt');
		const source = await readFile('data/registers/albertslund/001_e36baab6562e834e.txt');
		expect(Buffer.from(await new Response(file?.stream()).arrayBuffer()).equals(source)).toBe(true);
	});
});

describe('the build command', () => {
	test('says how many rows each table has, where the release lies and how long it took', () => {
		expect(summary).toMatch(/^recommendations +111$/m);
		expect(summary).toMatch(/^statements +17$/m);
		expect(summary).toMatch(/^release \d+\.\d+\.\d+ of \d{4}-\d\d-\d\d in \S+, \d+\.\d s$/m);
	});

	test('makes a release that every user may read, the server too', async () => {
		const entries = await readdir(join(folder, 'releases/1.0.0'), { recursive: true });
		const modes = await Promise.all(
			entries.map(async (path) => (await stat(join(folder, 'releases/1.0.0', path))).mode & 0o777)
		);
		expect([...new Set(modes)].sort()).toEqual([0o644, 0o755]);
	});

	test('answers wrong arguments with 2 and how it is called, and --help with 0', () => {
		const wrong = build('--nowhere');
		expect(wrong.status).toBe(2);
		expect(wrong.stderr).toContain('usage: npm run data');
		const help = build('--help');
		expect(help.status).toBe(0);
		expect(help.stdout).toContain('usage: npm run data');
	});

	test('refuses data that cannot be used with 1, every fault with file and line, and writes nothing', async () => {
		const data = join(folder, 'data');
		await cp('data', data, { recursive: true });
		const codings = join(data, 'registers/albertslund/codings.csv');
		const text = await readFile(codings, 'utf8');
		await writeFile(codings, text.replace('alb-ir-2010-01,group,', 'alb-ir-2010-01,maybe,'));
		const out = join(folder, 'refused');
		const { status, stderr } = build('--data', data, '--out', out);
		expect(status).toBe(1);
		expect(stderr).toMatch(/codings\.csv:2: .*maybe/);
		expect(stderr).toContain('no release was built');
		expect(stderr).not.toContain('    at ');
		await expect(readFile(join(out, 'current/release.json'))).rejects.toThrow('ENOENT');
	});

	test('names a data folder that is none', () => {
		const { status, stderr } = build('--data', join(folder, 'nothing'), '--out', join(folder, 'refused'));
		expect(status).toBe(1);
		expect(stderr).toMatch(/nothing\/release\.json: ENOENT/);
	});

	test('takes the folder of the releases from GENKLANG_RELEASES', async () => {
		const out = join(folder, 'elsewhere');
		const env = { ...process.env, GENKLANG_RELEASES: out };
		expect(spawnSync(process.execPath, CLI, { env }).status).toBe(0);
		expect(JSON.parse(await readFile(join(out, 'current/release.json'), 'utf8'))).toEqual(release.manifest);
	});
});
