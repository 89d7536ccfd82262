import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TABLES } from '#lib/domain/tables.ts';
import { withNewDatabase } from '#pipelines/build/build-database.ts';
import { checkTables } from '#pipelines/build/checks.ts';
import { countCube } from '#pipelines/build/count-cube.ts';
import { loadDanishTexts } from '#pipelines/build/danish-texts.ts';
import { tableDdl } from '#pipelines/build/ddl.ts';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { buildSearchIndex } from '#pipelines/build/search-index.ts';
import { councilFaults } from './council-faults.ts';
import { TOLD_AT_MOST } from './file-faults.ts';
import { addKeys, loadFiles, openTables } from './load-files.ts';

/** Memory that DuckDB may take; what is more goes to files beside the database. */
const MEMORY_LIMIT = '2GB';
/** Each thread takes memory of its own. */
const THREADS = '2';

/**
 * Makes the database file of a release from a folder with one Parquet or CSV file a public table. The file must not exist yet.
 *
 * Throws `RefusalError` where a table cannot be used.
 */
export async function buildFromTables(
	file: string,
	folder: string,
	report: (step: string) => void = () => {}
): Promise<void> {
	const temporary = await mkdtemp(join(dirname(file), '.temporary-'));
	const options = { threads: THREADS, memory_limit: MEMORY_LIMIT, temp_directory: temporary };
	await withNewDatabase(file, options, async (connection) => {
		for (const table of TABLES) {
			for (const statement of tableDdl(table, false)) await connection.run(statement);
		}
		report('reading the tables');
		const files = await openTables(connection, folder);
		await loadFiles(connection, files);
		report('checking the tables');
		await addKeys(connection, files);
		await countCube(connection);
		const faults = await councilFaults(connection);
		if (faults.length > 0) throw new RefusalError(faults);
		await checkTables(connection, TOLD_AT_MOST);
		await loadDanishTexts(connection);
		report('building the search index');
		await buildSearchIndex(connection);
	});
	await rm(temporary, { recursive: true, force: true });
}
