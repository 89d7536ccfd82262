import type { DuckDBConnection } from '@duckdb/node-api';
import type { RegisterReading } from '#pipelines/model.ts';
import { createInternalTable, type InternalTable } from './internal-table.ts';

/** The English words of tables whose public columns are Danish. Rows are lists of cells in the order of the columns. */
export interface EnglishTexts {
	readonly evidence: readonly (readonly string[])[];
	readonly threads: readonly (readonly string[])[];
}

const EVIDENCE: InternalTable = {
	name: 'evidence_english',
	comment: 'One row per row of evidence, in its order.',
	columns: {
		evidence_id: ['varchar not null', 'The passage, as in evidence.'],
		recommendation_id: ['varchar not null', 'Recommendation that it bears on.'],
		note: ['varchar not null', 'The note in English.']
	}
};

const THREADS: InternalTable = {
	name: 'thread_english',
	comment: 'One row per row of threads, in its order.',
	columns: {
		thread_id: ['varchar not null', 'The thread, as in threads.'],
		recommendation_id: ['varchar not null', 'Recommendation in it.'],
		label: ['varchar not null', 'What is asked for, in English.'],
		rationale: ['varchar not null', 'The rationale in English; empty for the first of a thread.']
	}
};

/** The English texts of all registers, in the order of their rows. */
export function englishTexts(readings: readonly RegisterReading[]): EnglishTexts {
	return {
		evidence: readings.flatMap(({ evidence }) =>
			evidence.map((row) => [row.evidenceId, row.recommendationId, row.noteEn])
		),
		threads: readings.flatMap(({ threads }) =>
			threads.map((row) => [row.threadId, row.recommendationId, row.labelEn, row.rationaleEn])
		)
	};
}

/** Makes and fills `internal.evidence_english` and `internal.thread_english`. */
export async function loadEnglishTexts(
	connection: DuckDBConnection,
	{ evidence, threads }: EnglishTexts
): Promise<void> {
	await fill(connection, EVIDENCE, evidence);
	await fill(connection, THREADS, threads);
}

async function fill(
	connection: DuckDBConnection,
	table: InternalTable,
	rows: readonly (readonly string[])[]
): Promise<void> {
	await createInternalTable(connection, table);
	const appender = await connection.createAppender(table.name, 'internal');
	for (const row of rows) {
		for (const cell of row) appender.appendVarchar(cell);
		appender.endRow();
	}
	appender.closeSync();
}
