import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filterRows } from '#lib/domain/measures/filter-rows.ts';
import { VERDICT_CHOICES, verdictChoicesOf } from '#lib/domain/measures/verdict-choices.ts';
import { termCode, termOf } from '#lib/domain/municipal-term.ts';
import {
	IMPLEMENTATIONS,
	RESPONSES,
	STATES,
	stateOf,
	type Verdict,
	VERDICTS
} from '#lib/domain/vocabulary.ts';
import { listRecommendations, type ListRequest } from '#lib/server/list-recommendations.ts';
import { type Filters, NO_FILTERS, rowFilter } from '#lib/url/filters.ts';
import { LIST_SORTS, type ListSort } from '#lib/url/list-state.ts';
import type { TableRows } from '#pipelines/build/table-rows.ts';
import { searchDatabase, type SearchDatabase } from './search-database.ts';

const COUNCIL = 'alb-ir';
let built: SearchDatabase;

beforeAll(async () => {
	built = await searchDatabase(wordsOnSome);
});

afterAll(() => built.remove());

/** Every word in turn on three of five recommendations, after an earlier word that no longer counts. */
function wordsOnSome({ recommendations }: Pick<TableRows, 'recommendations'>) {
	return recommendations.flatMap(({ recommendation_id }, index) => {
		if (index % 5 > 2) return [];
		const word = (verdict: Verdict, date: string) => ({ recommendation_id, verdict, date, note: null });
		return [
			word(VERDICTS[(index + 1) % 4] ?? 'close', '2019-12-31'),
			word(VERDICTS[index % 4] ?? 'close', '2020')
		];
	});
}

const wordOn = (id: string) =>
	built.rows.verdicts.find((row) => row.recommendation_id === id && row.date === '2020')?.verdict ?? null;

const list = (request: Partial<ListRequest> = {}) =>
	listRecommendations(built.db, {
		councilId: COUNCIL,
		filters: NO_FILTERS,
		limit: 100,
		...request
	});

/** The council's recommendations as the measures see them, in the order of the source. */
function made() {
	return built.rows.recommendations
		.filter(({ council_id }) => council_id === COUNCIL)
		.map((row) => ({
			id: row.recommendation_id,
			year: row.year,
			themeId: row.theme_id,
			areaId: row.area_id,
			response: row.response,
			implementation: row.implementation,
			state: row.state,
			verdict: wordOn(row.recommendation_id)
		}));
}

const filters: fc.Arbitrary<Filters> = fc
	.record({
		theme: fc.constantFrom<readonly string[]>([], ['alb-ir-t01'], ['alb-ir-t02', 'alb-ir-t04']),
		area: fc.constantFrom<readonly string[]>([], ['education'], ['school', 'daycare', 'health']),
		from: fc.option(fc.integer({ min: 2009, max: 2018 })),
		to: fc.option(fc.integer({ min: 2009, max: 2018 })),
		response: fc.subarray([...RESPONSES]),
		implementation: fc.subarray([...IMPLEMENTATIONS]),
		term: fc.subarray(['2006-2009', '2010-2013', '2014-2017']),
		state: fc.subarray([...STATES]),
		verdict: fc.subarray([...VERDICT_CHOICES])
	})
	.map((chosen) => ({ ...NO_FILTERS, ...chosen }));

/** How many rows have each value, in the order of the facets. */
function counted<Value extends string | number>(
	values: readonly (Value | null)[],
	order?: readonly Value[]
): { value: Value; n: number }[] {
	const known = values.filter((value) => value !== null);
	const distinct = order ?? [...new Set(known)].sort((a, b) => (a < b ? -1 : 1));
	return distinct
		.map((value) => ({ value, n: known.filter((one) => one === value).length }))
		.filter(({ n }) => n > 0);
}

const sorted = (facet: readonly { value: string | number; n: number }[]) =>
	facet.toSorted((a, b) => (a.value < b.value ? -1 : 1));

describe('filters', () => {
	test('leave the rows that the measures count, and facets count what each value would leave', async () => {
		await fc.assert(
			fc.asyncProperty(filters, async (chosen) => {
				const { rows, total, facets } = await list({ filters: chosen });
				const filter = rowFilter(chosen);
				const expected = filterRows(made(), filter).map(({ id }) => id);
				expect(rows.map(({ recommendationId }) => recommendationId).sort()).toEqual(expected.sort());
				expect(total).toBe(expected.length);
				const without = (part: object) => filterRows(made(), { ...filter, ...part });
				expect(sorted(facets.theme)).toEqual(counted(without({ themes: [] }).map((row) => row.themeId)));
				expect(sorted(facets.area)).toEqual(counted(without({ areas: [] }).map((row) => row.areaId)));
				expect(facets.year).toEqual(
					counted(without({ from: -Infinity, to: Infinity }).map((row) => row.year))
				);
				expect(facets.response).toEqual(
					counted(
						without({ responses: [] }).map((row) => row.response),
						RESPONSES
					)
				);
				expect(facets.implementation).toEqual(
					counted(
						without({ implementations: [] }).map((row) => row.implementation),
						IMPLEMENTATIONS
					)
				);
				expect(facets.state).toEqual(
					counted(
						without({ states: [] }).map((row) => row.implementation && stateOf(row.implementation)),
						STATES
					)
				);
				expect(facets.term).toEqual(
					counted(without({ terms: [] }).map(({ year }) => termCode(termOf(year))))
				);
				expect(facets.verdict).toEqual(
					counted(without({ verdicts: [] }).flatMap(verdictChoicesOf), VERDICT_CHOICES)
				);
				for (const row of rows) expect(row.verdict).toBe(wordOn(row.recommendationId));
			}),
			{ numRuns: 60 }
		);
	});

	test('and a search leave the rows that both leave, with facets over what is found', async () => {
		const everything = await list({ q: 'forældre' });
		const found = new Set(everything.rows.map(({ recommendationId }) => recommendationId));
		await fc.assert(
			fc.asyncProperty(filters, async (chosen) => {
				const { rows, total, facets, searchMethod } = await list({ filters: chosen, q: 'forældre' });
				const expected = filterRows(made(), rowFilter(chosen)).filter(({ id }) => found.has(id));
				expect(searchMethod).toBe('exact');
				expect(rows.map(({ recommendationId }) => recommendationId).sort()).toEqual(
					expected.map(({ id }) => id).sort()
				);
				expect(total).toBe(expected.length);
				const { from: _from, to: _to, ...anyYear } = rowFilter(chosen);
				const years = filterRows(made(), anyYear).filter(({ id }) => found.has(id));
				expect(facets.year).toEqual(counted(years.map(({ year }) => year)));
			}),
			{ numRuns: 40 }
		);
	});

	test('the base narrows nothing', async () => {
		expect((await list({ filters: { ...NO_FILTERS, base: 'judged' } })).total).toBe(made().length);
	});

	test('a council that does not exist has an empty list', async () => {
		expect(await list({ councilId: 'nowhere' })).toMatchObject({
			rows: [],
			total: 0,
			offset: 0,
			nextCursor: null,
			previousCursor: null,
			searchMethod: null
		});
	});

	test('a draft and a row without an area stand in the list and in no facet of what they lack', async () => {
		const { rows, facets, total } = await list({ councilId: 'tst-ir' });
		expect(rows.find((row) => row.codingStatus === 'draft')).toMatchObject({ response: null, state: null });
		expect(total).toBe(4);
		expect(facets.state).toEqual([
			{ value: 'open', n: 2 },
			{ value: 'done', n: 1 }
		]);
		expect(facets.area).toEqual([{ value: 'school', n: 3 }]);
	});
});

describe('pages', () => {
	const key = (sort: ListSort, themes: readonly string[]) => {
		const codes: readonly (string | null)[] = [...IMPLEMENTATIONS, null];
		return (row: {
			year: number;
			themeId: string;
			implementation: string | null;
			recommendationId: string;
		}) => {
			const place = {
				oldest: [row.year],
				newest: [-row.year],
				theme: [themes.indexOf(row.themeId), row.year],
				status: [codes.indexOf(row.implementation), row.year],
				relevance: []
			}[sort];
			return [...place.map((n) => String(n + 10_000)), row.recommendationId].join(' ');
		};
	};

	test.each(LIST_SORTS.filter((sort) => sort !== 'relevance'))(
		'by %s stand in a total order',
		async (sort) => {
			const themes = built.rows.themes.map(({ theme_id }) => theme_id);
			const { rows, sort: used } = await list({ sort });
			const keys = rows.map(key(sort, themes));
			expect(used).toBe(sort);
			expect(new Set(keys).size).toBe(made().length);
			expect(keys).toEqual(keys.toSorted());
		}
	);

	test.each(LIST_SORTS.flatMap((sort) => [7, 50].map((limit) => [sort, limit] as const)))(
		'by %s of %i rows visit every row once, forwards and back',
		async (sort, limit) => {
			const q = sort === 'relevance' ? 'unge' : '';
			const whole = await list({ sort, q });
			const ids = whole.rows.map(({ recommendationId }) => recommendationId);
			const pages = [];
			for (let cursor: string | null = null; ;) {
				const page = await list({ sort, q, limit, cursor });
				expect(page.offset).toBe(pages.flatMap(({ rows }) => rows).length);
				expect(page.total).toBe(ids.length);
				pages.push(page);
				cursor = page.nextCursor;
				if (cursor === null) break;
			}
			expect(pages.flatMap(({ rows }) => rows.map((row) => row.recommendationId))).toEqual(ids);
			expect(pages[0]?.previousCursor).toBeNull();
			for (let place = pages.length - 1; place > 0; place -= 1) {
				const back = await list({ sort, q, limit, cursor: pages[place]?.previousCursor ?? null });
				expect(back.rows).toEqual(pages[place - 1]?.rows);
				expect(back.offset).toBe(pages[place - 1]?.offset);
				expect(back.nextCursor).toBe(pages[place - 1]?.nextCursor);
			}
		}
	);

	test('hold fifty rows where nothing else is asked for, one at least and a hundred at most', async () => {
		const sizes = [undefined, 0, -5, 1000, 2.7].map(async (limit) => {
			const request = { councilId: COUNCIL, filters: NO_FILTERS };
			const asked = limit === undefined ? request : { ...request, limit };
			return (await listRecommendations(built.db, asked)).rows.length;
		});
		expect(await Promise.all(sizes)).toEqual([50, 1, 1, Math.min(made().length, 100), 2]);
	});

	test('begin at the first row where the cursor is none, or of another order', async () => {
		const { nextCursor } = await list({ sort: 'newest', limit: 10 });
		for (const cursor of [nextCursor, 'nonsense', '', 'WyJvbGRlc3QiXQ', 'eyJhIjoxfQ']) {
			expect((await list({ sort: 'oldest', cursor })).offset).toBe(0);
		}
		expect((await list({ sort: 'newest', cursor: nextCursor })).offset).toBe(10);
	});

	test('are ordered by age where relevance is asked for without a search', async () => {
		expect((await list({ sort: 'relevance' })).sort).toBe('oldest');
	});
});
