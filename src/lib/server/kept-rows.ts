import type { Query } from './define-query.ts';

type Rows = readonly object[];

/** Answers of queries to a database that does not change, those of the last questions. */
export interface KeptRows {
	/** The rows that were answered to the same question; null where none are kept. */
	readonly find: (query: Query, params: object) => Rows | null;
	/** Keeps rows and freezes them: every later question gets the same ones. What is too large is left as it is. */
	readonly keep: (query: Query, params: object, rows: Rows) => void;
}

/** An answer that takes more than this share of the room is not kept: it would drive out many others. */
const LARGEST_SHARE = 1 / 16;
/** For a row, a number or the pointer to a text, in bytes. */
const WORD_BYTES = 16;

/**
 * Keeps answers in the memory of this process until they take more than `maxBytes`, then drops the one that was not asked
 * for longest. Planning a query costs DuckDB more than reading so few rows, and a page asks many that all pages ask.
 */
export function makeKeptRows(maxBytes: number): KeptRows {
	const kept = new Map<string, { readonly rows: Rows; readonly bytes: number }>();
	let size = 0;

	function find(query: Query, params: object): Rows | null {
		const key = keyOf(query, params);
		const found = kept.get(key);
		if (found === undefined) return null;
		kept.delete(key);
		kept.set(key, found);
		return found.rows;
	}

	function keep(query: Query, params: object, rows: Rows): void {
		const key = keyOf(query, params);
		const bytes = 2 * key.length + bytesOf(rows, maxBytes * LARGEST_SHARE);
		if (bytes > maxBytes * LARGEST_SHARE || kept.has(key)) return;
		for (const row of rows) Object.freeze(row);
		kept.set(key, { rows: Object.freeze(rows), bytes });
		size += bytes;
		for (const [oldest, dropped] of kept) {
			if (size <= maxBytes) return;
			kept.delete(oldest);
			size -= dropped.bytes;
		}
	}

	return { find, keep };
}

function keyOf({ sql }: Query, params: object): string {
	return `${JSON.stringify(params)}${sql}`;
}

/** Approximate, at most two bytes a letter. Stops counting beyond `enough`. */
function bytesOf(rows: Rows, enough: number): number {
	let bytes = 0;
	for (const row of rows) {
		bytes += WORD_BYTES;
		for (const value of Object.values(row) as unknown[]) {
			bytes += WORD_BYTES + (typeof value === 'string' ? 2 * value.length : 0);
		}
		if (bytes > enough) return bytes;
	}
	return bytes;
}
