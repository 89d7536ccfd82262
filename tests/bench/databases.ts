import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { sqlText } from '#pipelines/build/sql-text.ts';
import { generateTables } from './generate/generate-tables.ts';

/** A council of a database and how many recommendations it has. */
export interface MeasuredCouncil {
	readonly slug: string;
	readonly recommendations: number;
	/** One of its recommendations. */
	readonly recommendationId: string;
}

/** What there is to ask a database for. */
export interface MeasuredCouncils {
	readonly councils: number;
	/** The first of the release: a real one, the same in every database. */
	readonly home: MeasuredCouncil;
	readonly largest: MeasuredCouncil;
}

/**
 * The folder with tables of so many recommendations, made where it is not there yet: the same for every run.
 * @param release a folder of a release, whose rows stand first
 */
export async function tablesOf(folder: string, recommendations: number, release: string): Promise<string> {
	const tables = join(folder, `tables-${recommendations}`);
	if (existsSync(tables)) return tables;
	const unfinished = `${tables}.part`;
	rmSync(unfinished, { recursive: true, force: true });
	mkdirSync(unfinished, { recursive: true });
	await generateTables(unfinished, { release, recommendations });
	renameSync(unfinished, tables);
	return tables;
}

/** The home council and the one with most recommendations, by the Parquet files of a release or of its tables. */
export async function councilsOf(folder: string): Promise<MeasuredCouncils> {
	const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
	const connection = await instance.connect();
	try {
		const reader = await connection.runAndReadAll(`
			with made as (
				select council_id, count(*)::integer as n, max(recommendation_id) as recommendation_id
				from read_parquet(${sqlText(join(folder, 'recommendations.parquet'))})
				group by council_id
			)
			select c.slug, coalesce(m.n, 0), coalesce(m.recommendation_id, '')
			from (select slug, council_id, row_number() over () as place from read_parquet(${sqlText(join(folder, 'councils.parquet'))})) c
			left join made m using (council_id)
			order by c.place`);
		const all = reader.getRows().map(([slug, n, id]) => ({
			slug: String(slug),
			recommendations: Number(n),
			recommendationId: String(id)
		}));
		const home = all[0];
		if (home === undefined) throw new Error(`${folder}: no council`);
		const largest = all.reduce((most, one) => (one.recommendations > most.recommendations ? one : most));
		return { councils: all.length, home, largest };
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}
