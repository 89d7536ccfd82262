import { AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger } from '@duckdb/duckdb-wasm';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { type RecordBatch, type Schema, tableFromIPC } from 'apache-arrow';
import { kindOfType, valueOf } from './arrow-values.ts';
import type { QueryResult } from '#lib/domain/query-result.ts';

/**
 * DuckDB in a worker of the reader's browser. Reaches nothing: no files, no addresses, no extensions, and no setting that
 * could open any of them.
 */
export interface SqlDatabase {
	/** Makes a table out of an Arrow IPC file. Throws where the name is taken. */
	readonly addTable: (name: string, arrowFile: Uint8Array) => Promise<void>;
	/**
	 * Runs every statement of a text and answers with the rows of the last, at most `mostRows`. One at a time.
	 * @throws {Error} with DuckDB's message
	 */
	readonly run: (query: string, mostRows: number) => Promise<QueryResult>;
	/** Ends the worker at once, whatever it does. A query in progress is never answered. */
	readonly end: () => void;
}

/** In this order: the last one locks the others. */
const SETTINGS = [
	"set memory_limit = '1GB'",
	'set autoinstall_known_extensions = false',
	'set autoload_known_extensions = false',
	'set allow_community_extensions = false',
	'set enable_external_access = false',
	'set lock_configuration = true'
];

/** Starts the program that `fetchEngine` fetched. Throws where the browser cannot run it. */
export async function openDatabase(engine: Blob): Promise<SqlDatabase> {
	const worker = new Worker(workerUrl);
	const failed = new Promise<never>((_, reject) => {
		worker.addEventListener('error', ({ message }) => reject(new Error(`database worker: ${message}`)));
	});
	// Raced where it matters; a fault at another time is no one's.
	failed.catch(() => {});
	const database = new AsyncDuckDB(new VoidLogger(), worker);
	const engineUrl = URL.createObjectURL(engine);
	try {
		await Promise.race([database.instantiate(engineUrl), failed]);
		await database.open({ path: ':memory:' });
		const connection = await database.connect();
		for (const setting of SETTINGS) await connection.query(setting);
		return {
			addTable: (name, arrowFile) =>
				connection.insertArrowTable(tableFromIPC(arrowFile), { name, create: true }),
			run: (query, mostRows) => Promise.race([run(connection, query, mostRows), failed]),
			end: () => worker.terminate()
		};
	} catch (cause) {
		worker.terminate();
		throw cause;
	} finally {
		URL.revokeObjectURL(engineUrl);
	}
}

async function run(connection: AsyncDuckDBConnection, query: string, mostRows: number): Promise<QueryResult> {
	const answer = await connection.send(query, true);
	await answer.open();
	// The reader forgets it at its end.
	const columns = columnsOf(answer.schema);
	const rows: QueryResult['rows'][number][] = [];
	let complete = true;
	for await (const batch of answer) {
		const room = mostRows - rows.length;
		rows.push(...rowsOf(batch, Math.min(batch.numRows, room)));
		complete = batch.numRows <= room;
		if (!complete) break;
	}
	if (!complete) await connection.cancelSent();
	return { columns, rows, complete };
}

function columnsOf(schema: Schema): QueryResult['columns'] {
	return schema.fields.map(({ name, type }) => ({ name, kind: kindOfType(type) }));
}

function rowsOf(batch: RecordBatch, count: number): QueryResult['rows'] {
	const vectors = batch.schema.fields.map((_, place) => batch.getChildAt(place));
	return Array.from({ length: count }, (_, row) =>
		vectors.map((vector) => (vector === null ? null : valueOf(vector, row)))
	);
}
