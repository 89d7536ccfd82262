import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IMPLEMENTATIONS } from '#lib/domain/vocabulary.ts';
import { openDatabase, type Database } from '#lib/server/database.ts';
import { listRecommendations, type ListRequest } from '#lib/server/list-recommendations.ts';
import { NO_FILTERS, type Filters } from '#lib/url/filters.ts';
import type { ListSort } from '#lib/url/list-state.ts';
import { LARGE_COUNCILS, largeDatabase } from './large-database.ts';

const councilId = 'mmm-ir';

interface Made {
	readonly id: string;
	readonly year: number;
	readonly themeId: string;
	readonly implementation: string | null;
	readonly text: string;
	readonly verdict: string | null;
}

let db: Database;
let remove: () => Promise<void>;
/** The council's recommendations as they stand in the public tables, read without the site's own. */
let made: readonly Made[];

beforeAll(async () => {
	const large = await largeDatabase();
	remove = large.remove;
	const instance = await DuckDBInstance.create(large.file, { access_mode: 'READ_ONLY' });
	const connection = await instance.connect();
	const rows = await connection.runAndReadAll(`
		select r.recommendation_id, r.year, r.theme_id, r.implementation, r.text, v.verdict
		from recommendations r
		left join verdicts v on v.recommendation_id = r.recommendation_id
		where r.council_id = '${councilId}'`);
	made = rows.getRowsJS().map(([id, year, themeId, implementation, text, verdict]) => ({
		id: String(id),
		year: Number(year),
		themeId: String(themeId),
		implementation: implementation === null ? null : String(implementation),
		text: String(text),
		verdict: verdict === null ? null : String(verdict)
	}));
	connection.closeSync();
	instance.closeSync();
	db = await openDatabase(large.file, { deadlineMs: 300_000 });
}, 120_000);

afterAll(async () => {
	await db.close();
	await remove();
});

/** Ids on every page, from the first to the last, or from the last page back to the first. */
async function idsOfPages(request: Partial<ListRequest>, back = false): Promise<string[]> {
	const ids: string[] = [];
	let cursor: string | null = null;
	let last: string | null = null;
	const ask = (at: string | null) =>
		listRecommendations(db, { councilId, filters: NO_FILTERS, limit: 100, ...request, cursor: at });
	do {
		const page = await ask(cursor);
		expect(page.offset).toBe(ids.length);
		ids.push(...page.rows.map(({ recommendationId }) => recommendationId));
		last = cursor;
		cursor = page.nextCursor;
	} while (cursor !== null);
	if (!back) return ids;
	const pages: string[][] = [];
	for (let at = last; ;) {
		const page = await ask(at);
		pages.unshift(page.rows.map(({ recommendationId }) => recommendationId));
		at = page.previousCursor;
		if (at === null) return pages.flat();
	}
}

const byKeys = (keysOf: (row: Made) => readonly number[]) => (a: Made, b: Made) => {
	const other = keysOf(b);
	const difference = keysOf(a).map((key, place) => key - (other[place] ?? 0));
	return difference.find((one) => one !== 0) ?? (a.id < b.id ? -1 : 1);
};
const codes: readonly (string | null)[] = [...IMPLEMENTATIONS, null];
const ORDER: Readonly<Record<Exclude<ListSort, 'relevance'>, (a: Made, b: Made) => number>> = {
	oldest: byKeys(({ year }) => [year]),
	newest: byKeys(({ year }) => [-year]),
	theme: byKeys(({ themeId, year }) => [Number(themeId.at(-1)), year]),
	status: byKeys(({ implementation, year }) => [codes.indexOf(implementation), year])
};
const SORTS = ['oldest', 'newest', 'theme', 'status'] as const;

const FILTERED: readonly (readonly [string, Partial<Filters>, (row: Made) => boolean])[] = [
	[
		'a status and a theme',
		{ implementation: ['partial'], theme: ['mmm-ir-t02'] },
		(row) => row.implementation === 'partial' && row.themeId === 'mmm-ir-t02'
	],
	[
		'years without a status known',
		{ from: 2000, to: 2004, implementation: ['unknown'] },
		(row) => row.year >= 2000 && row.year <= 2004 && row.implementation === 'unknown'
	],
	['a word of the council', { verdict: ['close'] }, (row) => row.verdict === 'close']
];

describe('pages of a large council', () => {
	test('hold every recommendation once, in order', async () => {
		expect(made).toHaveLength(LARGE_COUNCILS[councilId]);
		const ids = await idsOfPages({ sort: 'status' });
		expect(ids).toEqual(made.toSorted(ORDER.status).map(({ id }) => id));
	});

	test.each(SORTS.flatMap((sort) => FILTERED.map((row) => [sort, ...row] as const)))(
		'by %s of %s hold what passes once, in order, forwards and back',
		async (sort, _, chosen, passes) => {
			const expected = made.filter(passes).toSorted(ORDER[sort]);
			expect(expected.length).toBeGreaterThan(70);
			const ids = await idsOfPages({ sort, filters: { ...NO_FILTERS, ...chosen }, limit: 60 }, true);
			expect(ids).toEqual(expected.map(({ id }) => id));
		}
	);
});

describe('a search of a large council finds what has the letters', () => {
	test.each([
		'skole',
		'bibliotek skole',
		'cykelsti',
		'cykelsti bibliotek',
		'havnebad',
		'skole bibliotek havnebad',
		'cykelst'
	])('%s', async (q) => {
		const has = ({ text }: Made) => q.split(' ').every((word) => text.toLowerCase().includes(word));
		const expected = made.filter(has).map(({ id }) => id);
		const { total, facets, searchMethod } = await listRecommendations(db, {
			councilId,
			filters: NO_FILTERS,
			q
		});
		expect([total, searchMethod]).toEqual([expected.length, 'exact']);
		expect(facets.year.reduce((sum, { n }) => sum + n, 0)).toBe(total);
		if (total < 1000) expect((await idsOfPages({ q })).sort()).toEqual(expected.sort());
	});

	test.each(FILTERED)('and that pass: %s', async (_, chosen, passes) => {
		const expected = made.filter((row) => row.text.includes('skole') && passes(row)).map(({ id }) => id);
		const ids = await idsOfPages({ q: 'skole', filters: { ...NO_FILTERS, ...chosen } });
		expect(ids.toSorted()).toEqual(expected.toSorted());
	});
});
