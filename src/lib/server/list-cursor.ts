import type { ListSort } from '#lib/url/list-state.ts';

/** The place of a page in an ordered list: after a row, or with `back` before it. */
export interface ListCursor {
	readonly sort: ListSort;
	readonly back: boolean;
	readonly key1: number;
	readonly key2: number;
	readonly id: string;
}

/** The cursor as an opaque text for an address. */
export function formatCursor({ sort, back, key1, key2, id }: ListCursor): string {
	return Buffer.from(JSON.stringify([sort, back, key1, key2, id])).toString('base64url');
}

/**
 * The cursor that `formatCursor` wrote. Null where it is none, or of a list in another order: the list is then shown from
 * its beginning.
 */
export function parseCursor(text: string | null, sort: ListSort): ListCursor | null {
	if (text === null) return null;
	try {
		const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
		if (!Array.isArray(parts) || parts.length !== 5) return null;
		const [written, back, key1, key2, id] = parts as unknown[];
		if (written !== sort || typeof back !== 'boolean' || typeof id !== 'string') return null;
		return isKey(key1) && isKey(key2) ? { sort, back, key1, key2, id } : null;
	} catch {
		return null;
	}
}

/** A whole number that an INTEGER column holds. */
function isKey(value: unknown): value is number {
	return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;
}
