import { cp, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { DATABASE_FILE } from '#lib/domain/release-manifest.ts';
import { countCube } from '#pipelines/build/count-cube.ts';
import { loadDanishTexts } from '#pipelines/build/danish-texts.ts';
import { buildSearchIndex } from '#pipelines/build/search-index.ts';
import { releasesFolder } from '#run/project.mjs';
import { describeAgain } from './altered-release.ts';

/** Of the made-up large council: 30 themes in every area and none, a year from 1995 on for each of 32. */
export const LARGE = {
	slug: 'storby',
	councilId: 'sto-ir',
	recommendations: 6_000,
	themes: 30,
	from: 1995,
	to: 2026,
	threads: 200,
	lines: 1_500
} as const;

/** Small councils beside it. */
export const SMALL_COUNCILS = 130;

/** A folder of releases: the real councils, one large one, and many small ones. */
export async function largeRelease(): Promise<{
	/** For GENKLANG_RELEASES. */
	readonly releases: string;
	/** The database of the release. */
	readonly file: string;
	readonly remove: () => Promise<void>;
}> {
	const releases = await mkdtemp(join(tmpdir(), 'genklang-'));
	const folder = join(releases, 'large');
	await cp(await realpath(join(releasesFolder(), 'current')), folder, { recursive: true });
	await symlink('large', join(releases, 'current'));
	const file = join(folder, DATABASE_FILE);
	await fill(file);
	await describeAgain(folder, '9.0.0');
	return { releases, file, remove: () => rm(releases, { recursive: true }) };
}

async function fill(file: string): Promise<void> {
	const instance = await DuckDBInstance.create(file);
	const connection = await instance.connect();
	try {
		await connection.run('create temp table lines as from internal.source_texts');
		await connection.run('drop schema internal cascade');
		await connection.run('delete from cube');
		for (const statement of STATEMENTS) await connection.run(statement);
		await makeOwnTables(connection);
		await connection.run('checkpoint');
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}

async function makeOwnTables(connection: DuckDBConnection): Promise<void> {
	await countCube(connection);
	await loadDanishTexts(connection);
	await connection.run('insert into internal.source_texts from lines');
	await connection.run(`
		insert into internal.source_texts
		select source_id, line, 'Linje ' || line from line_accounts where source_id = 'sto-ir-register'`);
	await buildSearchIndex(connection);
}

const small = (no: string) => `'lil-' || lpad(${no}::varchar, 3, '0')`;

/** Deterministic, and as the constraints of the tables want them. */
const STATEMENTS = [
	`insert into councils values
		('${LARGE.councilId}', '${LARGE.slug}', 'Rådet i Storby', 'Storby', 'integrationsråd', 'integrationsloven § 42', ${LARGE.from}, ${LARGE.to})`,
	`insert into councils
		select ${small('i')}, 'lilleby-' || i, 'Rådet i Lilleby ' || i, 'Lilleby ' || (i % 40), 'ældreråd', 'retssikkerhedsloven § 30', 2010, 2012
		from range(${SMALL_COUNCILS}) t(i)`,
	`insert into themes
		select
			'sto-ir-t' || lpad(i::varchar, 2, '0'),
			'sto-ir',
			'Tema nummer ' || i,
			case when i % 8 = 7 then null else (select list(area_id order by rowid) from areas)[i % 8 + 1] end
		from range(${LARGE.themes}) t(i)`,
	`insert into themes select ${small('i')} || '-t01', ${small('i')}, 'Alt', null from range(${SMALL_COUNCILS}) t(i)`,
	`insert into sources values
		('sto-ir-register', 'sto-ir', 'Register', '2027', 'register', repeat('a', 64), repeat('a', 64), ${LARGE.lines}, 'Fri.')`,
	`insert into sources
		select ${small('i')} || '-list', ${small('i')}, 'Liste ' || i, null, 'register', repeat('b', 64), repeat('b', 64), 3, 'Fri.'
		from range(${SMALL_COUNCILS}) t(i)`,
	`insert into recommendations by name
		with numbers as (
			select
				i,
				${LARGE.from} + (i % 32) as year,
				i // 32 + 1 as no,
				(i * 7 // 32) % ${LARGE.themes} as theme_no,
				i % 97 = 0 as draft
			from range(${LARGE.recommendations}) t(i)
		), coded as (
			select
				*,
				case when draft then null when i % 10 < 5 then 'direct' when i % 10 < 7 then 'group' else 'none' end as response
			from numbers
		), judged as (
			select
				*,
				case
					when response is null then null
					when response <> 'direct' then 'unknown'
					else ['implemented', 'partial', 'in_progress', 'not_implemented', 'discontinued', 'unknown'][(i // 10) % 6 + 1]
				end as implementation
			from coded
		)
		select
			'sto-ir-' || year || '-' || lpad(no::varchar, 3, '0') as recommendation_id,
			'sto-ir' as council_id,
			year,
			t.theme_id,
			t.label as theme,
			t.area_id,
			'Rådet anbefaler nummer ' || i || ', at kommunen gør noget ved sagen, og at det sker snart.' as text,
			'Nummer ' || i as text_source,
			'not_stated' as position,
			response,
			implementation,
			case implementation when 'implemented' then 'done' when 'discontinued' then 'stopped' else if(draft, null, 'open') end as state,
			case when draft then 'draft' else 'coded' end as coding_status,
			case when implementation <> 'unknown' then 'Kommunen skriver om sagen' end as quote,
			case when not draft then i % 5 <> 0 end as certain,
			case when response in ('direct', 'group') then 'sto-ir-s' || lpad(theme_no::varchar, 2, '0') end as statement_ids,
			'2027-01' as status_as_of,
			2027 - year as age_years,
			'sto-ir-register' as source_id,
			(i % ${LARGE.lines} + 1)::varchar as source_lines,
			case when not draft then '1.0' end as codebook_version
		from judged
		join themes t on t.theme_id = 'sto-ir-t' || lpad(theme_no::varchar, 2, '0')
		order by year, no`,
	`insert into recommendations by name
		select
			${small('i')} || '-201' || y || '-01' as recommendation_id,
			${small('i')} as council_id,
			2010 + y as year,
			${small('i')} || '-t01' as theme_id,
			'Alt' as theme,
			'Rådet anbefaler noget.' as text,
			'Noget' as text_source,
			'not_stated' as position,
			${small('i')} || '-list' as source_id,
			'1' as source_lines
		from range(${SMALL_COUNCILS}) t(i), range(3) u(y)
		order by i, y`,
	`insert into statements by name
		select
			'sto-ir-s' || lpad(i::varchar, 2, '0') as statement_id,
			'sto-ir' as council_id,
			'sto-ir-t' || lpad(i::varchar, 2, '0') as theme_id,
			'Kommunen skriver om sagen' as text,
			'Kommunen skriver om sagen' as text_source,
			'sto-ir-register' as source_id,
			'1' as source_lines
		from range(${LARGE.themes}) t(i)`,
	`insert into judgements
		select recommendation_id, status_as_of, response, implementation, quote, statement_ids
		from recommendations
		where council_id = 'sto-ir' and response is not null`,
	`insert into threads
		with members as (
			select recommendation_id, year, row_number() over (order by rowid) - 1 as i
			from recommendations
			where council_id = 'sto-ir'
		)
		select
			'sto-ir-h' || lpad((i // 20)::varchar, 3, '0'),
			'Emne ' || (i // 20),
			recommendation_id,
			year,
			case when i % 20 = 0 then null else 'reworded' end,
			case when i % 20 = 0 then null else 'Det samme.' end
		from members
		where i % 20 < 4 and i // 20 < ${LARGE.threads}
		order by i`,
	`insert into line_accounts
		select 'sto-ir-register', i + 1, 'recommendation', null from range(${LARGE.lines}) t(i)`
];
