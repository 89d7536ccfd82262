import { DuckDBInstance } from '@duckdb/node-api';
import type { ParamsOf, Query, RowOf } from './define-query.ts';
import { makeKeptRows } from './kept-rows.ts';
import { makePool, type Pool } from './pool.ts';
import { QueryError, type QueryFault } from './query-error.ts';
import { execute, type Session } from './session.ts';

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
	/** Longest time from asking to answer, in milliseconds; by default GENKLANG_DEADLINE_MS, or two seconds. */
	readonly deadlineMs?: number;
	/** Memory for answers that are kept while the database is open, in bytes; 0 keeps none. */
	readonly keptBytes?: number;
}

/** A database that answers declared queries and nothing else. */
export interface Database {
	/** Longest time from asking to answer where a query is given no other, in milliseconds. */
	readonly deadlineMs: number;
	/**
	 * The rows that the query answers with, in its order, frozen where they are kept. Rejects with `QueryError`: `deadline`
	 * or `busy` where there was no answer or no free connection in time, or no memory free, `failed` where DuckDB refused, `closed` after `close`.
	 * `deadlineMs` is for a query that must be quicker than others, or may take longer.
	 */
	readonly run: <Q extends Query>(
		query: Q,
		params: ParamsOf<Q>,
		options?: { readonly deadlineMs?: number }
	) => Promise<readonly RowOf<Q>[]>;
	/**
	 * Prepares the queries without asking them. Rejects with `QueryError` `failed` naming the first that this database has not
	 * the tables or columns for.
	 */
	readonly prepare: (queries: readonly Query[]) => Promise<void>;
	/** Ends running queries, then lets go of the file. */
	readonly close: () => Promise<void>;
}

/** How often a query that has been told to stop is told again: one that is still being prepared does not hear it. */
const INTERRUPT_EVERY_MS = 20;

/** What a query may take where nothing else is set. */
const DEADLINE_MS = 2_000;

/** Opens a DuckDB file to be read. Rejects where it is missing or no database, or GENKLANG_DEADLINE_MS is no time. */
export async function openDatabase(
	file: string,
	{
		connections = 2,
		deadlineMs = readDeadline(process.env.GENKLANG_DEADLINE_MS),
		keptBytes = 32_000_000
	}: DatabaseOptions = {}
): Promise<Database> {
	const instance = await DuckDBInstance.create(file, { ...SETTINGS });
	const pool = makePool(await openSessions(instance, connections));
	const kept = makeKeptRows(keptBytes);
	const asked = new Set<AbortController>();
	let closed = false;

	async function run<Q extends Query>(
		query: Q,
		params: ParamsOf<Q>,
		options: { readonly deadlineMs?: number } = {}
	): Promise<readonly RowOf<Q>[]> {
		if (closed) throw new QueryError(query.name, 'closed');
		// The file does not change while it is open. Only rows of this very query are found.
		const known = kept.find(query, params) as readonly RowOf<Q>[] | null;
		if (known !== null) return known;
		const stop = new AbortController();
		const timer = setTimeout(() => stop.abort('deadline'), options.deadlineMs ?? deadlineMs);
		asked.add(stop);
		try {
			const rows = await ask(pool, query, params, stop.signal);
			kept.keep(query, params, rows);
			return rows;
		} finally {
			clearTimeout(timer);
			asked.delete(stop);
		}
	}

	async function prepare(queries: readonly Query[]): Promise<void> {
		const session = await pool.take(new AbortController().signal);
		if (session === null) return;
		try {
			for (const query of queries) await prepareIn(session, query);
		} finally {
			pool.give(session);
		}
	}

	async function close(): Promise<void> {
		if (closed) return;
		closed = true;
		for (const stop of asked) stop.abort('closed');
		const never = new AbortController().signal;
		for (let i = 0; i < connections; i += 1) (await pool.take(never))?.connection.closeSync();
		instance.closeSync();
	}

	return { deadlineMs, run, prepare, close };
}

async function prepareIn({ connection, statements }: Session, query: Query): Promise<void> {
	try {
		const known = statements.get(query);
		if (known === undefined) statements.set(query, await connection.prepare(query.sql));
	} catch (cause) {
		throw new QueryError(query.name, 'failed', { cause });
	}
}

/** What others hold is free again when they are done; all else fails whenever it is asked. */
function faultOf(cause: unknown): QueryFault {
	return cause instanceof Error && cause.message.startsWith('Out of Memory Error') ? 'busy' : 'failed';
}

function readDeadline(given = ''): number {
	if (given === '') return DEADLINE_MS;
	if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
	throw new Error(
		`GENKLANG_DEADLINE_MS=${given} is not a number of milliseconds: give for example ${DEADLINE_MS}`
	);
}

async function openSessions(instance: DuckDBInstance, count: number): Promise<Session[]> {
	const sessions: Session[] = [];
	while (sessions.length < count) {
		sessions.push({ connection: await instance.connect(), statements: new Map() });
	}
	return sessions;
}

async function ask<Q extends Query>(
	pool: Pool<Session>,
	query: Q,
	params: ParamsOf<Q>,
	stop: AbortSignal
): Promise<readonly RowOf<Q>[]> {
	const session = await pool.take(stop);
	if (session && stop.aborted) pool.give(session);
	if (!session || stop.aborted)
		throw new QueryError(query.name, stop.reason === 'closed' ? 'closed' : 'busy');
	return new Promise((resolve, reject) => {
		let again: NodeJS.Timeout | undefined;
		const leave = () => {
			session.connection.interrupt();
			again = setInterval(() => session.connection.interrupt(), INTERRUPT_EVERY_MS);
			reject(new QueryError(query.name, stop.reason === 'closed' ? 'closed' : 'deadline'));
		};
		stop.addEventListener('abort', leave, { once: true });
		execute(session, query, params)
			.then(resolve, (cause: unknown) => reject(new QueryError(query.name, faultOf(cause), { cause })))
			.then(() => {
				clearInterval(again);
				stop.removeEventListener('abort', leave);
				pool.give(session);
			});
	});
}
