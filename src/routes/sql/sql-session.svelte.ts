import type { QueryResult } from '#lib/domain/query-result.ts';
import { ENGINE, fetchEngine } from '#lib/sql/engine.ts';
import { plainMessage } from '#lib/sql/explain-error.ts';
import { namedTables } from '#lib/sql/named-tables.ts';
import type { SqlDatabase } from '#lib/sql/open-database.ts';
import { dataPath } from '#lib/url/paths.ts';

/** Fetched by the first query; never on the server. */
const loadDatabase = import.meta.env.SSR ? null : () => import('#lib/sql/open-database.ts');

/** More rows than these are neither held nor downloaded. */
export const MOST_ROWS = 100_000;

/** What the session is at. `idle`: nothing was ever fetched. */
export type SqlPhase = 'idle' | 'fetching' | 'starting' | 'loading' | 'running' | 'ready';

/** Why there is no result: DuckDB refused, the program or a table did not come, or the reader ended it. */
export type SqlFailure =
	| { readonly kind: 'query'; readonly message: string }
	| { readonly kind: 'fetch'; readonly message: string }
	| { readonly kind: 'cancelled' };

const BUSY: readonly SqlPhase[] = ['fetching', 'starting', 'loading', 'running'];

/** What DuckDB says of a query begins so; anything else is a fault of the program, after which it is started anew. */
const ABOUT_QUERY = /^(?:[A-Z][\w-]*(?: [\w-]+)* Error:|no statements)/;

/** One reader's database: fetched and started by the first query, one query at a time, ended at any moment. */
export class SqlSession {
	phase: SqlPhase = $state('idle');
	/** Share of the program that has come, 0 to 1. */
	progress = $state(0);
	/** The table on its way. */
	table: string | null = $state(null);
	result: QueryResult | null = $state.raw(null);
	failure: SqlFailure | null = $state.raw(null);
	/** What was run last. */
	query = $state('');
	readonly busy = $derived(BUSY.includes(this.phase));

	readonly #version: () => string;
	readonly #tables: readonly string[];
	#engine: Blob | null = null;
	#database: SqlDatabase | null = null;
	#loaded: readonly string[] = [];
	#abort = new AbortController();

	/**
	 * @param version of the release that the tables are of
	 * @param tables names that a query can use
	 */
	constructor(version: () => string, tables: readonly string[]) {
		this.#version = version;
		this.#tables = tables;
	}

	/** Runs a query, after fetching what it needs. Does nothing while another runs. */
	async run(query: string): Promise<void> {
		if (this.busy) return;
		const { signal } = (this.#abort = new AbortController());
		this.query = query;
		this.failure = null;
		const ended = new Promise<never>((_, reject) => {
			signal.addEventListener('abort', () => reject(signal.reason as Error));
		});
		ended.catch(() => {});
		try {
			const database = await Promise.race([this.#prepared(query, signal), ended]);
			this.phase = 'running';
			this.result = await Promise.race([database.run(query, MOST_ROWS), ended]);
		} catch (cause) {
			this.result = null;
			this.failure = signal.aborted ? { kind: 'cancelled' } : this.#failureOf(cause);
		} finally {
			this.table = null;
			this.phase = 'ready';
		}
	}

	/** Ends what runs, whatever it does; the next query finds the tables as they were published. */
	cancel(): void {
		this.#abort.abort(new DOMException('ended by the reader', 'AbortError'));
		this.#end();
	}

	/** The database with every table that the query names. */
	async #prepared(query: string, signal: AbortSignal): Promise<SqlDatabase> {
		if (this.#engine === null) {
			this.phase = 'fetching';
			this.progress = 0;
			this.#engine = await fetchEngine((loaded) => (this.progress = loaded / ENGINE.bytes), signal);
		}
		if (this.#database === null) {
			this.phase = 'starting';
			const code = await loadDatabase?.();
			if (code === undefined) throw new Error('no database on the server');
			const opened = await code.openDatabase(this.#engine);
			if (signal.aborted) opened.end();
			signal.throwIfAborted();
			this.#database = opened;
		}
		for (const name of namedTables(query, this.#tables)) {
			if (this.#loaded.includes(name)) continue;
			this.phase = 'loading';
			this.table = name;
			await this.#database.addTable(name, await this.#fetchTable(name, signal));
			this.#loaded = [...this.#loaded, name];
		}
		return this.#database;
	}

	async #fetchTable(name: string, signal: AbortSignal): Promise<Uint8Array> {
		const response = await fetch(dataPath(this.#version(), `${name}.arrow`), { signal });
		if (!response.ok) throw new Error(`${name}.arrow: answer ${response.status}`);
		return new Uint8Array(await response.arrayBuffer());
	}

	#failureOf(cause: unknown): SqlFailure {
		const message = plainMessage(cause instanceof Error ? cause.message : String(cause));
		if (ABOUT_QUERY.test(message)) return { kind: 'query', message };
		const { phase } = this;
		this.#end();
		return { kind: phase === 'running' ? 'query' : 'fetch', message };
	}

	#end(): void {
		this.#database?.end();
		this.#database = null;
		this.#loaded = [];
	}
}
