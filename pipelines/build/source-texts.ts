import type { DuckDBConnection } from '@duckdb/node-api';
import type { DocumentsReading } from '#pipelines/model.ts';
import { createInternalTable, type InternalTable } from './internal-table.ts';

/** One line of a source document as it stands, decoded, its line end taken off. */
export interface SourceText {
	readonly sourceId: string;
	/** Counted from 1. */
	readonly line: number;
	/** Empty for a blank line. */
	readonly text: string;
}

/** Every line of every source, in the order of the folders and their documents. */
export function sourceTexts(readings: readonly DocumentsReading[]): SourceText[] {
	return readings.flatMap(({ sources }) =>
		sources.flatMap(({ descriptor, lines }) =>
			lines.map((text, index) => ({ sourceId: descriptor.id, line: index + 1, text }))
		)
	);
}

const SOURCE_TEXTS: InternalTable = {
	name: 'source_texts',
	comment: 'One row per source line as it stands, in the order of the documents.',
	columns: {
		source_id: ['varchar not null', 'The document, as in sources.'],
		line: ['integer not null', 'Line of it, counted from 1.'],
		text: ['varchar not null', 'The line, decoded, without its line end; empty for a blank one.']
	}
};

/** Makes `internal.source_texts`, the site's own table of what the pages show of a source, and fills it. */
export async function loadSourceTexts(
	connection: DuckDBConnection,
	texts: readonly SourceText[]
): Promise<void> {
	await createInternalTable(connection, SOURCE_TEXTS);
	const appender = await connection.createAppender('source_texts', 'internal');
	for (const { sourceId, line, text } of texts) {
		appender.appendVarchar(sourceId);
		appender.appendInteger(line);
		appender.appendVarchar(text);
		appender.endRow();
	}
	appender.closeSync();
}
