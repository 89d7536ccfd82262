/** The longest query that a link can hold, in the characters it takes in an address. Servers refuse longer addresses. */
export const LONGEST_LINK = 6000;

/** Name of the parameter. Never reuse it. */
const KEY = 'q';

/** A query out of an address, and what of the address could not be used. */
export interface ParsedSqlState {
	/** As `cleanSql` leaves it; empty for none. It is shown, never run by itself. */
	readonly query: string;
	/** True where the address held a query that is too long, or more than one; then none or the first is used. */
	readonly dropped: boolean;
}

/** A query as text: lines end in a line feed, no control characters but that and tabs, no white space around it. */
export function cleanSql(text: string): string {
	return text
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]/gu, ' ')
		.trim();
}

/**
 * Reads the query of an address. Never throws. A query that is too long is left out whole: cut off, it would be another.
 * Law: `parseSqlState(formatSqlState(query)).query` is `query` for every clean one that fits.
 */
export function parseSqlState(params: URLSearchParams): ParsedSqlState {
	const [first = '', ...rest] = params
		.getAll(KEY)
		.map(cleanSql)
		.filter((query) => query !== '');
	const fits = fitsInLink(first);
	return { query: fits ? first : '', dropped: !fits || rest.length > 0 };
}

/** The query as a parameter; none for an empty one. Throws a RangeError where it is too long: ask `fitsInLink`. */
export function formatSqlState(query: string): URLSearchParams {
	const clean = cleanSql(query);
	if (!fitsInLink(clean))
		throw new RangeError(`query too long for a link: ${encodedLength(clean)} characters`);
	return new URLSearchParams(clean === '' ? [] : [[KEY, clean]]);
}

/** Whether a link can hold the query. */
export function fitsInLink(query: string): boolean {
	return encodedLength(cleanSql(query)) <= LONGEST_LINK;
}

/** `path` with the query in it; `path` alone for an empty one. Throws as `formatSqlState` does. */
export function withSqlState(path: string, query: string): string {
	const params = formatSqlState(query).toString();
	return params === '' ? path : `${path}?${params}`;
}

function encodedLength(query: string): number {
	return new URLSearchParams([[KEY, query]]).toString().length;
}
