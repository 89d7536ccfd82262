import { DuckDBInstance, type DuckDBConnection, type DuckDBPreparedStatement } from '@duckdb/node-api';
import type { ParamsOf, Query, RowOf } from './define-query.ts';
import { makePool } from './pool.ts';
import { QueryError, type QueryFault } from './query-error.ts';

/**
 * Nothing outside the one file, nothing that can be changed afterwards, no spill beside the release. The settings
 * are applied in this order, and `temp_directory` must come before external access is switched off.
 */
const SETTINGS = {
	access_mode: 'READ_ONLY',
	temp_directory: '',
	threads: '2',
	memory_limit: '512MB',
	enable_external_access: 'false',
	autoinstall_known_extensions: 'false',
	autoload_known_extensions: 'false',
	allow_community_extensions: 'false',
	lock_configuration: 'true'
} as const;

export interface DatabaseOptions {
	/** Queries that run at the same time. */
	readonly connections?: number;
	/** Longest time from asking to answer, in milliseconds. */
	readonly deadlineMs?: number;
}

/** A database that answers declared queries and nothing else. */
export interface Database {
	/**
	 * The rows that the query answers with, in its order. Rejects with `QueryError`: `deadline` or `busy` where there
	 * was no answer or no free connection in time, `failed` where DuckDB refused, `closed` after `close`.
	 */
	readonly run: <Q extends Query>(query: Q, params: ParamsOf<Q>) => Promise<readonly RowOf<Q>[]>;
	/** Ends running queries, then lets go of the file. */
	readonly close: () => Promise<void>;
}

interface Session {
	readonly connection: DuckDBConnection;
	readonly statements: Map<Query, DuckDBPreparedStatement>;
}

/** How often a query that has been told to stop is told again: one that is still being prepared does not hear it. */
const INTERRUPT_EVERY_MS = 20;

/** Opens a DuckDB file to be read. Rejects where it is missing or no database. */
export async function openDatabase(
	file: string,
	{ connections = 4, deadlineMs = 2_000 }: DatabaseOptions = {}
): Promise<Database> {
	const instance = await DuckDBInstance.create(file, { ...SETTINGS });
	const sessions: Session[] = [];
	for (let i = 0; i < connections; i += 1) {
		sessions.push({ connection: await instance.connect(), statements: new Map() });
	}
	const pool = makePool(sessions);
	const running = new Set<Promise<unknown>>();
	const closing = new AbortController();

	async function run<Q extends Query>(query: Q, params: ParamsOf<Q>): Promise<readonly RowOf<Q>[]> {
		const deadline = AbortSignal.timeout(deadlineMs);
		const stop = AbortSignal.any([deadline, closing.signal]);
		const fault = (otherwise: QueryFault) => (closing.signal.aborted ? 'closed' : otherwise);
		const session = closing.signal.aborted ? null : await pool.take(stop);
		if (!session) throw new QueryError(query.name, fault('busy'));
		const rows = execute(session, query, params);
		const done = rows.then(noop, noop).then(() => pool.give(session));
		running.add(done);
		void done.then(() => running.delete(done));
		interruptAt(stop, session.connection, done);
		return Promise.race([rows, aborted(stop)]).catch((cause: unknown) => {
			throw new QueryError(query.name, stop.aborted ? fault('deadline') : 'failed', { cause });
		});
	}

	async function close(): Promise<void> {
		if (closing.signal.aborted) return;
		closing.abort();
		await Promise.all(running);
		for (const { connection } of sessions) connection.closeSync();
		instance.closeSync();
	}

	return { run, close };
}

async function execute<Q extends Query>(
	{ connection, statements }: Session,
	query: Q,
	params: ParamsOf<Q>
): Promise<readonly RowOf<Q>[]> {
	const statement = statements.get(query) ?? (await connection.prepare(query.sql));
	statements.set(query, statement);
	statement.clearBindings();
	for (const [name, type] of Object.entries(query.params)) {
		const value = (params as Readonly<Record<string, unknown>>)[name] ?? null;
		bind(statement, statement.parameterIndex(name), type, value);
	}
	const reader = await statement.runAndReadAll();
	// DuckDB's answer: that it has the declared columns is tested for every query.
	return reader.getRowObjectsJS() as unknown as readonly RowOf<Q>[];
}

function bind(statement: DuckDBPreparedStatement, index: number, type: string, value: unknown): void {
	if (value === null && type.endsWith('?')) statement.bindNull(index);
	else if (type.startsWith('VARCHAR') && typeof value === 'string') statement.bindVarchar(index, value);
	else if (type.startsWith('INTEGER') && Number.isInteger(value)) statement.bindInteger(index, Number(value));
	else if (type.startsWith('DOUBLE') && typeof value === 'number') statement.bindDouble(index, value);
	else if (type.startsWith('BOOLEAN') && typeof value === 'boolean') statement.bindBoolean(index, value);
	else throw new TypeError(`not a value of type ${type}: ${JSON.stringify(value)}`);
}

function interruptAt(stop: AbortSignal, connection: DuckDBConnection, done: Promise<void>): void {
	let timer: NodeJS.Timeout | undefined;
	const interrupt = () => {
		connection.interrupt();
		timer = setInterval(() => connection.interrupt(), INTERRUPT_EVERY_MS);
	};
	if (stop.aborted) interrupt();
	else stop.addEventListener('abort', interrupt, { once: true });
	void done.then(() => {
		clearInterval(timer);
		stop.removeEventListener('abort', interrupt);
	});
}

function aborted(signal: AbortSignal): Promise<never> {
	return new Promise((_, reject) => {
		const leave = () => reject(signal.reason);
		if (signal.aborted) leave();
		else signal.addEventListener('abort', leave, { once: true });
	});
}

function noop(): void {}
