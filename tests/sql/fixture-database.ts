import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { TABLES } from '#lib/domain/tables.ts';
import { countCube } from '#pipelines/build/count-cube.ts';
import { loadEnglishTexts } from '#pipelines/build/english-texts.ts';
import { tableDdl } from '#pipelines/build/ddl.ts';
import { buildSearchIndex } from '#pipelines/build/search-index.ts';
import { loadSourceTexts } from '#pipelines/build/source-texts.ts';

/** A folder of its own below the system's folder for temporary files. */
export function temporaryFolder(): Promise<string> {
	return mkdtemp(join(tmpdir(), 'genklang-'));
}

/** Lets `use` write into a database file that has every public table, empty. */
export async function writeDatabase(
	file: string,
	use: (connection: DuckDBConnection) => Promise<void>
): Promise<void> {
	const instance = await DuckDBInstance.create(file);
	const connection = await instance.connect();
	try {
		for (const table of TABLES) for (const statement of tableDdl(table)) await connection.run(statement);
		await use(connection);
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}

/** Texts of the lines that `tests/fixtures/sql/councils.sql` accounts for. */
const SOURCE_TEXTS = ['Register', '', '2010\tA\tKurset', '2010\tC\tophørte.', '', '20l6\tE'].map(
	(text, index) => ({
		sourceId: 'alf-ir-register',
		line: index + 1,
		text
	})
);

/** English texts of the evidence and the thread of `tests/fixtures/sql/councils.sql`. */
const ENGLISH = {
	evidence: ['alf-ir-2010-01', 'alf-ir-2010-02'].map((id) => ['alf-ir-e01', id, 'Later.']),
	threads: [
		['alf-ir-h01', 'alf-ir-2010-02', 'Matter', ''],
		['alf-ir-h01', 'alf-ir-2012-01', 'Matter', 'The same.'],
		['alf-ir-h01', 'alf-ir-2012-02', 'Matter', 'Same year.']
	]
};

let made: Promise<Buffer> | null = null;

/**
 * A database file with the rows of `tests/fixtures/sql/councils.sql` with the cube and the search index made from them: a copy of
 * one that is made once.
 */
export async function fixtureDatabase(): Promise<{ file: string; remove: () => Promise<void> }> {
	made ??= makeFixture();
	const folder = await temporaryFolder();
	const file = join(folder, 'fixture.duckdb');
	await writeFile(file, await made);
	return { file, remove: () => rm(folder, { recursive: true }) };
}

async function makeFixture(): Promise<Buffer> {
	const folder = await temporaryFolder();
	const file = join(folder, 'fixture.duckdb');
	const rows = await readFile(new URL('../fixtures/sql/councils.sql', import.meta.url), 'utf8');
	await writeDatabase(file, async (connection) => {
		await connection.run(rows);
		await countCube(connection);
		await loadSourceTexts(connection, SOURCE_TEXTS);
		await loadEnglishTexts(connection, ENGLISH);
		await buildSearchIndex(connection);
	});
	const bytes = await readFile(file);
	await rm(folder, { recursive: true });
	return bytes;
}
