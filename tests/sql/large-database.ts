import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { TABLES } from '#lib/domain/tables.ts';
import { IMPLEMENTATIONS, stateOf } from '#lib/domain/vocabulary.ts';
import { countCube } from '#pipelines/build/count-cube.ts';
import { loadDanishTexts } from '#pipelines/build/danish-texts.ts';
import { tableDdl } from '#pipelines/build/ddl.ts';
import { buildSearchIndex } from '#pipelines/build/search-index.ts';
import { sqlText } from '#pipelines/build/sql-text.ts';
import { temporaryFolder } from './fixture-database.ts';

/** Rows that DuckDB keeps together and skips together: small, so that reading those of another council shows. */
export const ROW_GROUP = 2048;

/** Recommendations of each council: the one that is asked stands between others. */
export const LARGE_COUNCILS = { 'aaa-ir': 6_000, 'mmm-ir': 9_000, 'zzz-ir': 6_000 } as const;

const list = (texts: readonly string[]) => `[${texts.map(sqlText).join(', ')}]`;
const STATE = IMPLEMENTATIONS.map((code) => `when ${sqlText(code)} then ${sqlText(stateOf(code))}`).join(' ');

/** Numbered rows of every council: texts from a few words, every seventh without a status, every hundredth with a word of the council. */
const FILL = `
	insert into areas values ('school', 'Skole', 'School', null), ('culture', 'Kultur', 'Culture', null);
	insert into councils
	select council_id, left(council_id, 3), 'Rådet ' || council_id, council_id, 'integration', 'law', 1995, 2026
	from made_councils;
	insert into themes
	select council_id || '-t0' || t, council_id, 'Emne ' || t, case t when 1 then 'school' when 2 then 'culture' end
	from made_councils, unnest([1, 2, 3, 4]) u(t)
	order by council_no, t;
	insert into sources by name
	select council_id || '-register' as source_id, council_id, 'Register' as title, 'register' as kind,
		sha256(council_id) as sha256, sha256(council_id) as sha256_original, n as lines, 'Made for a test.' as terms
	from made_councils
	order by council_no;
	insert into recommendations by name
	select
		council_id || '-' || year || '-' || lpad((hash(i) % 100000)::varchar, 5, '0') || '-' || i as recommendation_id,
		council_id,
		year,
		council_id || '-t0' || t as theme_id,
		'Emne ' || t as theme,
		case t when 1 then 'school' when 2 then 'culture' end as area_id,
		concat_ws(' ', 'Ønske', case when i % 2 = 0 then 'skole' end, case when i % 3 = 0 then 'bibliotek' end,
			case when i % 50 = 0 then 'cykelsti' end, case when i % 1000 = 0 then 'havnebad' end) as text,
		text as text_source,
		'not_stated' as position,
		case when judged then 'direct' end as response,
		case when judged then code end as implementation,
		case when judged then case code ${STATE} end end as state,
		case when judged then 'coded' end as coding_status,
		case when judged and code <> 'unknown' then 'Sagt i teksten.' end as quote,
		case when judged then 'Teksten.' end as rationale_da,
		case when judged then 'The text.' end as rationale_en,
		case when judged then i % 3 = 0 end as certain,
		case when judged then council_id || '-s01' end as statement_ids,
		case when judged then '2026-10' end as status_as_of,
		case when judged then 2026 - year end as age_years,
		case when judged then '1.0' end as codebook_version,
		council_id || '-register' as source_id,
		(i + 1)::varchar as source_lines
	from (
		select *, 1995 + (i * 32 // n)::integer as year, 1 + (hash(i, 't') % 4)::integer as t, i % 7 > 0 as judged, ${list(IMPLEMENTATIONS)}[1 + (hash(i, 'c') % 6)::integer] as code
		from made_councils, unnest(range(n)) u(i)
	)
	order by council_no, i;
	insert into verdicts
	select recommendation_id, 'close', '2026', null
	from recommendations
	where source_lines::integer % 100 = 1 and implementation is not null;`;

/**
 * A database of 21,000 made-up recommendations of three councils, in small row groups, in a folder of its own.
 */
export async function largeDatabase(): Promise<{ file: string; remove: () => Promise<void> }> {
	const folder = await temporaryFolder();
	const file = join(folder, 'large.duckdb');
	const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
	const connection = await instance.connect();
	await connection.run(`attach '${file}' as large (row_group_size ${ROW_GROUP})`);
	await connection.run('use large');
	const councils = Object.entries(LARGE_COUNCILS).map(([id, n], place) => `(${place}, '${id}', ${n})`);
	await connection.run(
		`create temp table made_councils as select * from (values ${councils.join(', ')}) t(council_no, council_id, n)`
	);
	for (const table of TABLES) {
		for (const statement of tableDdl(table, false)) await connection.run(statement);
	}
	await connection.run(FILL);
	await countCube(connection);
	await loadDanishTexts(connection);
	await buildSearchIndex(connection);
	await connection.run('checkpoint large');
	connection.closeSync();
	instance.closeSync();
	return { file, remove: () => rm(folder, { recursive: true }) };
}
