/** Why a query has no answer: not in time, no connection free in time or no memory, refused or failed in DuckDB, already closed. */
export type QueryFault = 'deadline' | 'busy' | 'failed' | 'closed';

/** A query that has no answer. `cause` is DuckDB's own error where there is one. */
export class QueryError extends Error {
	override readonly name = 'QueryError';
	/** `Query.name` of the statement. */
	readonly query: string;
	readonly fault: QueryFault;

	constructor(query: string, fault: QueryFault, options?: ErrorOptions) {
		const detail = options?.cause instanceof Error ? `: ${options.cause.message}` : '';
		super(`query ${query}: ${fault}${detail}`, options);
		this.query = query;
		this.fault = fault;
	}
}
