import { createHash } from 'node:crypto';

/**
 * `md5_number_lower` of an id, in decimals. Worked out here: DuckDB plans a query anew for each value that it is asked with, and
 * with a value sooner than with a function of one.
 *
 * Source: https://duckdb.org/docs/stable/sql/functions/text#md5_number_lowerstring
 */
export function idHashOf(id: string): string {
	return createHash('md5').update(id).digest().readBigUInt64LE(8).toString();
}
