import { dirname } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { TABLES } from '#lib/domain/tables.ts';
import { withNewDatabase } from '#pipelines/build/build-database.ts';
import { checkTables } from '#pipelines/build/checks.ts';
import { countCube } from '#pipelines/build/count-cube.ts';
import { loadDanishTexts } from '#pipelines/build/danish-texts.ts';
import { tableDdl } from '#pipelines/build/ddl.ts';
import { buildSearchIndex } from '#pipelines/build/search-index.ts';
import { sqlName } from '#pipelines/build/sql-text.ts';
import { columnList } from '#pipelines/release/read-database.ts';
import { tableFile } from './table-file.ts';

/** Memory that DuckDB may take; what is more goes to files beside the database. */
const MEMORY_LIMIT = '2GB';

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
	const options = {
		memory_limit: MEMORY_LIMIT,
		temp_directory: `${dirname(file)}/temporary`
	};
	await withNewDatabase(file, options, async (connection) => {
		for (const table of TABLES) {
			for (const statement of tableDdl(table, false)) await connection.run(statement);
		}
		report('reading the tables');
		await loadFiles(connection, folder);
		report('keys');
		for (const { name, primaryKey } of TABLES) {
			if (primaryKey.length === 1)
				await connection.run(`alter table ${sqlName(name)} add primary key (${primaryKey.join(', ')})`);
		}
		report('counting');
		await countCube(connection);
		report('checking the tables');
		await checkTables(connection);
		await loadDanishTexts(connection);
		report('building the search index');
		await buildSearchIndex(connection);
	});
}

async function loadFiles(connection: DuckDBConnection, folder: string): Promise<void> {
	for (const table of TABLES) {
		const found = table.name === 'cube' ? null : tableFile(folder, table);
		if (!found) continue;
		await connection.run(
			`insert into ${sqlName(table.name)} select ${columnList(table)} from ${found.reader}`
		);
	}
}
