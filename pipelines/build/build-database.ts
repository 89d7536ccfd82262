import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { TABLES } from '#lib/domain/tables.ts';
import { checkTables } from './checks.ts';
import { countCube } from './count-cube.ts';
import { tableDdl } from './ddl.ts';
import { loadEnglishTexts, type EnglishTexts } from './english-texts.ts';
import { loadTable } from './load.ts';
import { buildSearchIndex } from './search-index.ts';
import { loadSourceTexts, type SourceText } from './source-texts.ts';
import type { RowOfTable, TableRows } from './table-rows.ts';

/** What is held beside the rows of the documents: changes since earlier versions, and the site's own tables. */
export interface InternalTexts {
	readonly changes?: readonly RowOfTable<'changes'>[];
	readonly sourceTexts?: readonly SourceText[];
	readonly english?: EnglishTexts;
}

/** What DuckDB 1.5.5 writes in other bytes each time: it tries the text forms on a random sample, and pads bit packs. */
const UNSTEADY_COMPRESSION = 'bitpacking,fsst,dict_fsst';

/**
 * Writes a DuckDB file that holds every public table, with types, keys, checks and comments, and in the schema
 * `internal` the search index, the lines of the sources and the English texts of tables that are Danish, and closes it.
 * One thread and no unsteady compression, so that the same rows give the same bytes. The file must not exist yet.
 *
 * Throws `RefusalError` where a constraint or a rule between tables refuses the rows.
 */
export async function buildDatabase(
	file: string,
	rows: TableRows,
	internal: InternalTexts = {}
): Promise<void> {
	await withNewDatabase(file, STEADY, async (connection) => {
		await prepareDatabase(connection);
		for (const table of TABLES) {
			for (const statement of tableDdl(table)) await connection.run(statement);
		}
		for (const table of TABLES) {
			if (table.name === 'cube') await countCube(connection);
			else if (table.name === 'changes') await loadTable(connection, table, internal.changes ?? []);
			else await loadTable(connection, table, rows[table.name]);
		}
		await checkTables(connection);
		await loadSourceTexts(connection, internal.sourceTexts ?? []);
		await loadEnglishTexts(connection, internal.english ?? { evidence: [], threads: [] });
		await buildSearchIndex(connection);
	});
}

/** How a new database is opened so that the same rows give the same bytes. */
export const STEADY = { threads: '1', default_block_size: '16384' } as const;

/** Makes a database file, which must not exist yet, fills it by `fill` and closes it with all in it. */
export async function withNewDatabase(
	file: string,
	options: Readonly<Record<string, string>>,
	fill: (connection: DuckDBConnection) => Promise<void>
): Promise<void> {
	const instance = await DuckDBInstance.create(file, options);
	const connection = await instance.connect();
	try {
		await fill(connection);
		await connection.run('checkpoint');
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}

/** Settings by which the same rows give the same bytes, beside one thread. */
export async function prepareDatabase(connection: DuckDBConnection): Promise<void> {
	await connection.run(`set disabled_compression_methods = '${UNSTEADY_COMPRESSION}'`);
}
