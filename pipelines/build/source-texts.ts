import type { DuckDBConnection } from '@duckdb/node-api';
import type { RegisterReading } from '#pipelines/model.ts';

/** One line of a source document as it stands, decoded, its line end taken off. */
export interface SourceText {
	readonly sourceId: string;
	/** Counted from 1. */
	readonly line: number;
	/** Empty for a blank line. */
	readonly text: string;
}

/** Every line of every source, in the order of the registers and their documents. */
export function sourceTexts(readings: readonly RegisterReading[]): SourceText[] {
	return readings.flatMap(({ sources }) =>
		sources.flatMap(({ descriptor, lines }) =>
			lines.map((text, index) => ({ sourceId: descriptor.id, line: index + 1, text }))
		)
	);
}

/** Makes `internal.source_texts`, the site's own table of what the pages show of a source, and fills it. */
export async function loadSourceTexts(
	connection: DuckDBConnection,
	texts: readonly SourceText[]
): Promise<void> {
	await connection.run('create schema if not exists internal');
	await connection.run(
		'create table internal.source_texts (source_id varchar not null, line integer not null, text varchar not null)'
	);
	await connection.run(`
		comment on table internal.source_texts is
		'One row per source line as it stands, in the order of the documents; line ends are taken off.'`);
	const appender = await connection.createAppender('source_texts', 'internal');
	for (const { sourceId, line, text } of texts) {
		appender.appendVarchar(sourceId);
		appender.appendInteger(line);
		appender.appendVarchar(text);
		appender.endRow();
	}
	appender.closeSync();
}
