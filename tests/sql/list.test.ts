import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filterRows } from '#lib/domain/measures/filter-rows.ts';
import { IMPLEMENTATIONS, RESPONSES, STATES, stateOf } from '#lib/domain/vocabulary.ts';
import { listRecommendations, type ListRequest } from '#lib/server/list-recommendations.ts';
import { listStatements } from '#lib/server/queries/list-statements.ts';
import { recordNeighbours } from '#lib/server/queries/record-neighbours.ts';
import { recordRecommendation } from '#lib/server/queries/record-recommendation.ts';
import { recordRepairs } from '#lib/server/queries/record-repairs.ts';
import { recordStatements } from '#lib/server/queries/record-statements.ts';
import { sourceTextsOfLines } from '#lib/server/queries/source-texts-of-lines.ts';
import { sourceTextsOfRange } from '#lib/server/queries/source-texts-of-range.ts';
import { type Filters, NO_FILTERS, rowFilter } from '#lib/url/filters.ts';
import { LIST_SORTS, type ListSort } from '#lib/url/list-state.ts';
import { PATIENT, searchDatabase, type SearchDatabase } from './search-database.ts';

const COUNCIL = 'alb-ir';
let built: SearchDatabase;

beforeAll(async () => {
	built = await searchDatabase();
});

afterAll(() => built.remove());

const list = (request: Partial<ListRequest> = {}) =>
	listRecommendations(built.db, {
		councilId: COUNCIL,
		filters: NO_FILTERS,
		limit: 100,
		deadlines: PATIENT,
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
			state: row.state
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
		state: fc.subarray([...STATES])
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
			const { deadlines, ...request } = { councilId: COUNCIL, filters: NO_FILTERS, deadlines: PATIENT };
			const asked = limit === undefined ? request : { ...request, limit };
			return (await listRecommendations(built.db, { ...asked, deadlines })).rows.length;
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

describe('one recommendation', () => {
	const ofCouncil = { councilId: COUNCIL, recommendationId: 'alb-ir-2011-01' };

	test('is all that its row says, with the names of its source and area', async () => {
		const row = built.rows.recommendations.find((one) => one.recommendation_id === 'alb-ir-2011-01');
		const [record, ...others] = await built.db.run(recordRecommendation, ofCouncil);
		expect(others).toEqual([]);
		expect(record).toMatchObject({
			text: row?.text,
			textSource: row?.text_source,
			quote: row?.quote,
			rationaleDa: row?.rationale_da,
			rationaleEn: row?.rationale_en,
			statementIds: row?.statement_ids,
			sourceLines: row?.source_lines,
			areaLabelDa: built.rows.areas.find(({ area_id }) => area_id === row?.area_id)?.label_da,
			sourceTitle: built.rows.sources.find(({ source_id }) => source_id === row?.source_id)?.title
		});
	});

	test('is not found under another council, nor where there is none', async () => {
		const ask = (params: typeof ofCouncil) => built.db.run(recordRecommendation, params);
		expect(await ask({ ...ofCouncil, councilId: 'tst-ir' })).toEqual([]);
		expect(await ask({ ...ofCouncil, recommendationId: 'alb-ir-2011-99' })).toEqual([]);
	});

	test('has the status texts that its responses name, those that speak of it first', async () => {
		const statements = built.rows.statements;
		for (const { id } of made()) {
			const found = await built.db.run(recordStatements, { recommendationId: id });
			const links = built.rows.responses.filter((link) => link.recommendation_id === id);
			expect(found.map(({ statementId, kind }) => `${statementId} ${kind}`).sort()).toEqual(
				links.map(({ statement_id, kind }) => `${statement_id} ${kind}`).sort()
			);
			expect(found.map(({ kind }) => kind)).toEqual(found.map(({ kind }) => kind).sort());
			for (const { statementId, besides, text } of found) {
				const statement = statements.find(({ statement_id }) => statement_id === statementId);
				expect(text).toBe(statement?.text);
				expect(besides).toBe(statement?.stands_for?.split(';').includes(id) ?? false);
			}
		}
	});

	test('stands between its neighbours in the source, and the council ends where its rows end', async () => {
		const ids = made().map(({ id }) => id);
		for (const [place, recommendationId] of ids.entries()) {
			expect(await built.db.run(recordNeighbours, { recommendationId })).toEqual([
				{ previousId: ids[place - 1] ?? null, nextId: ids[place + 1] ?? null }
			]);
		}
		expect(await built.db.run(recordNeighbours, { recommendationId: 'none' })).toEqual([]);
	});

	test('has the repairs of its lines', async () => {
		const all = built.rows.repairs.filter(({ source_id }) => source_id === 'alb-ir-register');
		const lines = [...new Set(all.map(({ line }) => line))].slice(0, 3);
		const found = await built.db.run(recordRepairs, { sourceId: 'alb-ir-register', lines });
		expect(found.length).toBeGreaterThan(0);
		expect(found.map(({ line, before }) => [line, before])).toEqual(
			all.filter(({ line }) => lines.includes(line)).map(({ line, before }) => [line, before])
		);
		expect(await built.db.run(recordRepairs, { sourceId: 'alb-ir-register', lines: [] })).toEqual([]);
	});
});

test('the status texts of some rows are those that bear on them', async () => {
	const recommendationIds = ['alb-ir-2011-01', 'alb-ir-2010-01', 'tst-ir-2010-01'];
	const found = await built.db.run(listStatements, { councilId: COUNCIL, recommendationIds });
	const links = built.rows.responses.filter(
		({ recommendation_id }) =>
			recommendation_id === 'alb-ir-2011-01' || recommendation_id === 'alb-ir-2010-01'
	);
	expect(found.map((row) => `${row.recommendationId} ${row.statementId} ${row.kind}`).sort()).toEqual(
		links.map((link) => `${link.recommendation_id} ${link.statement_id} ${link.kind}`).sort()
	);
});

describe('the lines of a source', () => {
	test('stand as they are in the document, each with its role, every one', async () => {
		for (const { descriptor, sources, lineAccounts } of built.readings) {
			for (const source of sources) {
				const rows = await built.db.run(sourceTextsOfRange, {
					sourceId: source.descriptor.id,
					fromLine: 1,
					toLine: source.lines.length
				});
				expect(rows.map(({ text }) => text)).toEqual(source.lines);
				expect(rows.map(({ role }) => role)).toEqual(
					lineAccounts.filter((account) => account.source === source.descriptor.file).map(({ role }) => role)
				);
				expect(descriptor.sources).toContain(source.descriptor);
			}
		}
	});

	test('are given by number, in their order, and those that do not exist are left out', async () => {
		const rows = await built.db.run(sourceTextsOfLines, {
			sourceId: 'tst-ir-register',
			lines: [5, 3, 99, 0]
		});
		expect(rows).toEqual([
			{ line: 3, text: 'Børn', role: 'theme', entityIds: 'tst-ir-t01' },
			{
				line: 5,
				text: '\t\tog flere kommer.',
				role: 'recommendation_continued',
				entityIds: 'tst-ir-s01'
			}
		]);
	});
});
