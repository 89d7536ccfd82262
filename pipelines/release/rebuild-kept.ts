import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DATABASE_FILE, MANIFEST_FILE, parseManifest } from '#lib/domain/release-manifest.ts';
import { prepareDatabase, STEADY, withNewDatabase } from '#pipelines/build/build-database.ts';
import { countInternalCube } from '#pipelines/build/count-cube.ts';
import { tableDdl } from '#pipelines/build/ddl.ts';
import { loadDanishTexts } from '#pipelines/build/danish-texts.ts';
import { buildSearchIndex } from '#pipelines/build/search-index.ts';
import { sqlName } from '#pipelines/build/sql-text.ts';
import type { Filled } from './draft-folder.ts';
import { exportTables, csvReader, compareExports } from './export-tables.ts';
import type { KeptVersion } from './kept-versions.ts';
import { columnList } from './read-database.ts';
import type { ReleaseFacts } from './release-facts.ts';
import { hashFiles, writeManifest } from './release-files.ts';
import { writeDescriptions } from './write-descriptions.ts';

/**
 * Whether a folder of releases holds a version as it was published: its CSV files are those that are kept, and all that its
 * manifest lists is there.
 */
export async function holdsKept(releases: string, kept: KeptVersion): Promise<boolean> {
	const folder = join(releases, kept.facts.version);
	if (!existsSync(join(folder, MANIFEST_FILE))) return false;
	const manifest = parseManifest(await readFile(join(folder, MANIFEST_FILE), 'utf8'));
	const sums = new Map((await hashFiles(folder)).map(({ path, sha256 }) => [path, sha256]));
	const own = new Map((await hashFiles(kept.folder)).map(({ path, sha256 }) => [path, sha256]));
	return (
		manifest.files.every(({ path, sha256 }) => sums.get(path) === sha256) &&
		kept.tables.every(({ name }) => own.get(`${name}.csv`) === sums.get(`${name}.csv`))
	);
}

/**
 * Fills a folder with a published version from what is kept of it: the same CSV files byte for byte, and all other forms made
 * anew from them, the site's own tables too, so that its pages can be asked for as of this version. The copies of the sources and
 * English texts of Danish tables are not kept: the Danish ones stand for them.
 *
 * Throws where the kept tables break their own rules, or where what is written is not what is kept.
 */
export async function rebuildKept(
	folder: string,
	kept: KeptVersion,
	older: readonly ReleaseFacts[]
): Promise<Filled<null>> {
	await loadKept(join(folder, DATABASE_FILE), kept);
	const tables = await exportTables(folder, kept.tables);
	for (const { name } of kept.tables) {
		const [was, is] = await Promise.all(
			[kept.folder, folder].map((place) => readFile(join(place, `${name}.csv`)))
		);
		if (!was || !is?.equals(was))
			throw new Error(`${kept.folder}/${name}.csv: is not what is written from it`);
	}
	const known = await writeDescriptions(folder, kept.tables, kept.facts, older);
	const { version, date } = kept.facts;
	const earlier = older.map((facts) => ({ version: facts.version, date: facts.date }));
	const written = await writeManifest(folder, {
		version,
		date,
		tables,
		...(earlier.length > 0 ? { older: earlier } : {}),
		files: await hashFiles(folder, known)
	});
	await compareExports(folder, kept.tables);
	return { version, written, result: null };
}

async function loadKept(file: string, { tables, folder }: KeptVersion): Promise<void> {
	await withNewDatabase(file, STEADY, async (connection) => {
		await prepareDatabase(connection);
		for (const table of tables) {
			for (const statement of tableDdl(table)) await connection.run(statement);
			const rows = csvReader(table, join(folder, `${table.name}.csv`));
			await connection.run(`insert into ${sqlName(table.name)} select ${columnList(table)} from ${rows}`);
		}
		await countInternalCube(connection);
		await loadDanishTexts(connection);
		await buildSearchIndex(connection);
	});
}
