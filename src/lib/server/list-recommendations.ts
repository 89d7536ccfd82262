import type { Facets } from '#lib/domain/search/facet-counts.ts';
import { readQuery, type SearchQuery } from '#lib/domain/search/read-query.ts';
import { type Filters, rowFilter } from '#lib/url/filters.ts';
import { defaultSort, type ListSort } from '#lib/url/list-state.ts';
import type { Database } from './database.ts';
import type { ParamsOf } from './define-query.ts';
import { filterParams } from './filter-params.ts';
import { findWords, type FoundWords } from './find-words.ts';
import { formatCursor, type ListCursor, parseCursor } from './list-cursor.ts';
import type { PAGE_PARAMS } from './page-sql.ts';
import { listFacets } from './queries/list-facets.ts';
import { type ListRow, listRows } from './queries/list-rows.ts';
import { searchFacets } from './queries/search-facets.ts';
import { searchRows } from './queries/search-rows.ts';
import { type CountedList, readFacets } from './read-facets.ts';

/** Rows of a page where nothing else is asked for, and the most that are given. */
export const PAGE_SIZE = { usual: 50, most: 100 } as const;

/**
 * Longest times to a whole answer, of a list and of one that something is looked for in, as parts of the longest time that
 * the database has for a query: 200 and 500 of 2,000 ms.
 */
const LIST_SHARE = 1 / 10;
const SEARCH_SHARE = 1 / 4;

/** A search that finds fewer rows in the council is made again with typing errors forgiven. */
const LITTLE = 3;

/** Which part of the recommendations of a council is asked for. */
export interface ListRequest {
	readonly councilId: string;
	readonly filters: Filters;
	/** What is looked for; empty for nothing. */
	readonly q?: string;
	/** Default: `oldest`, or `relevance` where something is looked for. */
	readonly sort?: ListSort;
	/** As a list gave it; anything else asks for the first page. */
	readonly cursor?: string | null;
	/** Rows of a page; see `PAGE_SIZE`. */
	readonly limit?: number;
}

/** A recommendation as the list shows it. `statementIds` and `sourceLines` are joined by `;`. */
export type ListedRecommendation = Omit<ListRow, 'key1' | 'key2' | 'passed'>;

/** One page of a list. */
export interface RecommendationList {
	readonly rows: readonly ListedRecommendation[];
	/** Recommendations that pass search and filters, on all pages. */
	readonly total: number;
	/** How many of them stand before the page. */
	readonly offset: number;
	readonly facets: Facets;
	/** Null on the last page and on the first one. */
	readonly nextCursor: string | null;
	readonly previousCursor: string | null;
	/** The order that the rows are in. */
	readonly sort: ListSort;
	/** What was looked for, to mark it with; without terms where nothing was. */
	readonly query: SearchQuery;
	/** `fuzzy` where the words as they stand found little and typing errors were forgiven; null without a search. */
	readonly searchMethod: 'exact' | 'fuzzy' | null;
}

/** How many milliseconds are left for the answer; at least 1. */
type TimeLeft = () => number;

interface Found extends CountedList {
	readonly page: readonly ListRow[];
	/** Null without a search. */
	readonly words: FoundWords | null;
}

/** What is asked of the database but the words: which council and filters, and which page of what they leave. */
interface Asked {
	readonly filters: ParamsOf<typeof listFacets>;
	readonly part: Pick<ParamsOf<typeof listRows>, keyof typeof PAGE_PARAMS>;
}

/**
 * One page of the recommendations of a council, those that have every word of `q` and pass the filters, with what every
 * filter would leave. The base of the filters narrows nothing. Rejects with `QueryError` as the database does.
 */
export async function listRecommendations(db: Database, request: ListRequest): Promise<RecommendationList> {
	const query = readQuery(request.q ?? '');
	const searching = query.terms.length > 0;
	const sort = sortOf(request, searching);
	const left = timeLeft(db.deadlineMs * (searching ? SEARCH_SHARE : LIST_SHARE));
	const cursor = parseCursor(request.cursor ?? null, sort);
	const asked = {
		filters: { councilId: request.councilId, ...filterParams(rowFilter(request.filters)) },
		part: pageParams(request, sort, cursor)
	};
	const { words, facets, total, page } = await (searching
		? search(db, asked, query, left)
		: readList(db, asked, null, left));
	return {
		...pageOf(page, { total, sort, cursor }),
		total,
		facets,
		sort,
		query,
		searchMethod: searching ? (words?.guessed ? 'fuzzy' : 'exact') : null
	};
}

function timeLeft(deadlineMs: number): TimeLeft {
	const end = performance.now() + deadlineMs;
	return () => Math.max(1, Math.ceil(end - performance.now()));
}

function sortOf({ sort }: ListRequest, searching: boolean): ListSort {
	if (sort === undefined || (sort === 'relevance' && !searching)) return defaultSort(searching ? 'q' : '');
	return sort;
}

/** The words as they stand; where they find little, typing errors as well. */
async function search(db: Database, asked: Asked, query: SearchQuery, left: TimeLeft): Promise<Found> {
	const { councilId } = asked.filters;
	const find = async (fuzzy: boolean) => {
		return readList(db, asked, await findWords(db, councilId, query, fuzzy, left), left);
	};
	const exact = await find(false);
	if (exact.all >= LITTLE) return exact;
	if (query.terms.every(({ edits }) => edits === 0)) return exact;
	return find(true);
}

/** Counts and page of a list, or of what a search for these words finds, read at the same time. */
async function readList(
	db: Database,
	{ filters, part }: Asked,
	words: FoundWords | null,
	left: TimeLeft
): Promise<Found> {
	const deadline = { deadlineMs: left() };
	const rows = { ...filters, ...part };
	if (words === null) {
		const [counts, page] = await Promise.all([
			db.run(listFacets, filters, deadline),
			db.run(listRows, rows, deadline)
		]);
		return { ...readFacets(counts), page, words };
	}
	const { guessed: _guessed, ...found } = words;
	const [counts, page] = await Promise.all([
		db.run(searchFacets, { ...filters, ...found }, deadline),
		db.run(searchRows, { ...rows, ...found }, deadline)
	]);
	return { ...readFacets(counts), page, words };
}

function pageParams(
	{ limit = PAGE_SIZE.usual }: ListRequest,
	sort: ListSort,
	cursor: ListCursor | null
): Asked['part'] {
	return {
		sort,
		back: cursor?.back ?? false,
		key1: cursor?.key1 ?? null,
		key2: cursor?.key2 ?? null,
		afterId: cursor?.id ?? null,
		limit: Math.min(Math.max(Math.trunc(limit), 1), PAGE_SIZE.most)
	};
}

function pageOf(
	page: readonly ListRow[],
	{ total, sort, cursor }: { total: number; sort: ListSort; cursor: ListCursor | null }
): Pick<RecommendationList, 'rows' | 'offset' | 'nextCursor' | 'previousCursor'> {
	const passed = page[0]?.passed ?? 0;
	const offset = cursor?.back ? passed - page.length : passed;
	const cursorAt = (row: ListRow | undefined, back: boolean) =>
		row ? formatCursor({ sort, back, key1: row.key1, key2: row.key2, id: row.recommendationId }) : null;
	return {
		rows: page.map(({ key1: _key1, key2: _key2, passed: _passed, ...row }) => row),
		offset,
		nextCursor: offset + page.length < total ? cursorAt(page.at(-1), false) : null,
		previousCursor: offset > 0 ? cursorAt(page[0], true) : null
	};
}
