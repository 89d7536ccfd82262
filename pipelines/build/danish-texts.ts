import type { DuckDBConnection } from '@duckdb/node-api';
import { loadEnglishTexts } from './english-texts.ts';
import { loadSourceTexts } from './source-texts.ts';

/**
 * Makes the site's own tables that public tables alone can't fill: `internal.source_texts`, empty, and the English texts of
 * `evidence` and `threads`, for which the Danish ones stand.
 */
export async function loadDanishTexts(connection: DuckDBConnection): Promise<void> {
	const textsOf = async (sql: string) =>
		(await connection.runAndReadAll(sql)).getRows().map((row) => row.map(String));
	await loadSourceTexts(connection, []);
	await loadEnglishTexts(connection, {
		evidence: await textsOf('select evidence_id, recommendation_id, note from evidence order by rowid'),
		threads: await textsOf(
			"select thread_id, recommendation_id, label, coalesce(rationale, '') from threads order by rowid"
		)
	});
}
