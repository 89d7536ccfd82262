import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { TABLES } from '#lib/domain/tables.ts';
import { sqlName, sqlText } from '#pipelines/build/sql-text.ts';
import { WORDS } from './danish-words.ts';
import { planCouncils, YEARS } from './plan-councils.ts';
import { MADE_TABLES, STATEMENTS } from './synthetic-sql.ts';

/** Tables that a release derives from the others. */
const DERIVED: ReadonlySet<string> = new Set(['cube', 'changes']);

export interface GenerateOptions {
	/** A folder of a release: its rows come first in every table. */
	readonly release: string;
	/** All recommendations, the real ones included. */
	readonly recommendations: number;
	readonly seed?: number;
}

/**
 * Writes a Parquet file for every public table but the derived ones: the rows of a real release, then those of made-up
 * councils of 98 made-up municipalities, 1995 to 2026, with the distributions of the first real register. The same rows for
 * the same seed and version of DuckDB. Every source says that it is made up.
 */
export async function generateTables(
	folder: string,
	{ release, recommendations, seed = 1 }: GenerateOptions
): Promise<void> {
	await mkdir(folder, { recursive: true });
	const temp = join(folder, 'temp');
	const instance = await DuckDBInstance.create(':memory:', {
		threads: '2',
		temp_directory: join(folder, 'temp')
	});
	const connection = await instance.connect();
	try {
		const real = await connection.runAndReadAll(
			`select count(*)::integer from read_parquet(${sqlText(join(release, 'recommendations.parquet'))})`
		);
		await loadPlan(connection, Math.max(0, recommendations - Number(real.getRows()[0]?.[0])), seed);
		for (const statement of STATEMENTS) {
			await connection.run(statement.replaceAll('$seed', String(seed)));
		}
		for (const { name } of TABLES) {
			if (!DERIVED.has(name)) await writeTable(connection, name, folder, release);
		}
	} finally {
		connection.closeSync();
		instance.closeSync();
		await rm(temp, { recursive: true, force: true });
	}
}

async function writeTable(
	connection: DuckDBConnection,
	name: string,
	folder: string,
	release: string
): Promise<void> {
	const rows = [`select * from read_parquet(${sqlText(join(release, `${name}.parquet`))})`];
	if (MADE_TABLES.has(name)) rows.push(`select * from ${sqlName(`made_${name}`)}`);
	const file = sqlText(join(folder, `${name}.parquet`));
	await connection.run(
		`copy (${rows.join(' union all by name ')}) to ${file} (format parquet, compression zstd)`
	);
}

async function loadPlan(connection: DuckDBConnection, recommendations: number, seed: number): Promise<void> {
	await connection.run(`
		create temp table planned_themes as
		select (row_number() over () - 1)::integer as theme_no, label, area_id
		from (values ${WORDS.theme.map((pair) => `(${pair.map(sqlText).join(', ')})`).join(', ')}) t (label, area_id)`);
	await connection.run(`
		create temp table planned_councils (
			council_no integer, council_id varchar, slug varchar, name varchar, municipality varchar, kind varchar,
			legal_basis varchar, covered boolean, themes integer
		)`);
	await connection.run('create temp table planned_years (council_no integer, year integer, n integer)');
	const [councils, years] = await Promise.all(
		['planned_councils', 'planned_years'].map((table) => connection.createAppender(table, 'main', 'temp'))
	);
	if (!councils || !years) throw new Error('no appender');
	for (const [place, council] of planCouncils(recommendations, seed).entries()) {
		const { councilId, slug, name, municipality, kind, legalBasis } = council;
		councils.appendInteger(place);
		for (const text of [councilId, slug, name, municipality, kind, legalBasis]) councils.appendVarchar(text);
		councils.appendBoolean(council.covered);
		councils.appendInteger(council.themes);
		councils.endRow();
		for (const [at, n] of council.counts.entries()) {
			for (const value of [place, YEARS.from + at, n]) years.appendInteger(value);
			years.endRow();
		}
	}
	councils.closeSync();
	years.closeSync();
}
