import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matchWord } from '#lib/domain/search/match-word.ts';
import { readQuery, type SearchTerm } from '#lib/domain/search/read-query.ts';
import { markMatches } from '#lib/domain/search/mark-matches.ts';
import { tokenise } from '#lib/domain/search/tokenise.ts';
import { wordForms } from '#lib/domain/search/word-forms.ts';
import { listRecommendations } from '#lib/server/list-recommendations.ts';
import { NO_FILTERS } from '#lib/url/filters.ts';
import { searchDatabase, type SearchDatabase } from './search-database.ts';

const COUNCIL = 'alb-ir';
let built: SearchDatabase;

beforeAll(async () => {
	built = await searchDatabase();
});

afterAll(() => built.remove());

const search = (q: string, councilId = COUNCIL) =>
	listRecommendations(built.db, { councilId, filters: NO_FILTERS, q, limit: 100 });
const idsOf = async (q: string) => {
	const { rows } = await search(q);
	return rows.map(({ recommendationId }) => recommendationId).sort();
};

/** The texts by which a recommendation is found: its own, its quote, its theme's heading, those of its statuses. */
function textsById(councilId = COUNCIL): ReadonlyMap<string, readonly string[]> {
	const { recommendations, responses, statements } = built.rows;
	const statementTexts = new Map(statements.map(({ statement_id, text }) => [statement_id, text]));
	return new Map(
		recommendations
			.filter(({ council_id }) => council_id === councilId)
			.map(({ recommendation_id, text, theme, quote }) => {
				const links = responses.filter((link) => link.recommendation_id === recommendation_id);
				const beside = links.map(({ statement_id }) => statementTexts.get(statement_id) ?? '');
				return [recommendation_id, [text, theme, quote ?? '', ...beside]];
			})
	);
}

/** The rows that a search must find, worked out from the texts without the index. */
function expectedIds(terms: readonly SearchTerm[], fuzzy: boolean): string[] {
	return [...textsById()]
		.filter(([, texts]) => {
			const words = texts.flatMap((text) => tokenise(text).map(({ word }) => wordForms(word)));
			return terms.every((term) => words.some((word) => matchWord(term, word, fuzzy) !== null));
		})
		.map(([id]) => id)
		.sort();
}

describe('a search finds', () => {
	test.each([
		['forældre', 'forældrenes'],
		['sprog', 'tosprogsundervisning'],
		['vejledning', 'uddannelsesvejledning'],
		['foraeldrene', 'forældrene'],
		['foraldre', 'forældre'],
		['praktikpl', 'praktikpladser'],
		['ikke-boglige', 'ikke-boglige']
	])('%s: a row with the word %s', async (q, word) => {
		const { rows, query, searchMethod } = await search(q);
		const marked = rows.flatMap(({ text }) => markMatches(text, query).filter(({ hit }) => hit));
		expect(searchMethod).toBe('exact');
		expect(marked.map(({ text }) => text.toLowerCase())).toContain(word);
	});

	test('the same rows, whatever the spelling of the Danish letters', async () => {
		const ids = await idsOf('forældrene');
		expect(ids.length).toBeGreaterThan(10);
		expect(await idsOf('foraeldrene')).toEqual(ids);
		expect(await idsOf('FORÆLDRENE')).toEqual(ids);
		expect(await idsOf('fora\u0308ldrene')).toEqual(ids);
	});

	test.each([
		'forældre',
		'sprog',
		'unge uddannelse',
		'mentor frivillige',
		'ældre',
		'skole/hjem',
		'kommune 2016',
		'skol',
		'og',
		'integration uddannelse vejledning unge',
		'udd',
		'foreningerne',
		'far'
	])('%s: the rows whose texts have every word, and no other', async (q) => {
		const { terms } = readQuery(q);
		const { searchMethod, total } = await search(q);
		const expected = expectedIds(terms, searchMethod === 'fuzzy');
		expect(await idsOf(q)).toEqual(expected);
		expect(total).toBe(expected.length);
	});

	test('rows whose texts have every word, for any words of any texts', async () => {
		const vocabulary = [...textsById().values()]
			.flat()
			.flatMap((text) => tokenise(text).map(({ word }) => word));
		const words = fc.array(fc.constantFrom(...new Set(vocabulary)), { minLength: 1, maxLength: 3 });
		const cut = fc.integer({ min: 2, max: 20 });
		await fc.assert(
			fc.asyncProperty(words, cut, async (chosen, length) => {
				const q = [...chosen.slice(1), chosen[0]?.slice(0, length)].join(' ');
				const { searchMethod } = await search(q);
				expect(await idsOf(q)).toEqual(expectedIds(readQuery(q).terms, searchMethod === 'fuzzy'));
			}),
			{ numRuns: 60 }
		);
	});

	test('a row by a word of its status text alone, by one of its theme, and by one of its quote', async () => {
		const small = async (q: string) => {
			const { rows } = await search(q, 'tst-ir');
			return rows.map(({ recommendationId }) => recommendationId);
		};
		expect(await small('købt')).toEqual(['tst-ir-2010-01', 'tst-ir-2011-01', 'tst-ir-2010-02']);
		expect(await small('ældre')).toEqual(['tst-ir-2011-02']);
		expect(await small('svømning')).toEqual(['tst-ir-2011-01']);
	});

	test('nothing of another council', async () => {
		expect((await search('svømning')).rows).toEqual([]);
		expect((await search('mentor', 'tst-ir')).rows).toEqual([]);
		expect((await search('mentor', 'nowhere')).total).toBe(0);
	});
});

describe('typing errors', () => {
	test('are forgiven where the words as they stand find little', async () => {
		const { searchMethod, rows } = await search('foreldrene');
		expect(searchMethod).toBe('fuzzy');
		expect(rows.length).toBeGreaterThan(10);
	});

	test('are not looked for where the words as they stand find enough', async () => {
		expect((await search('forældrene')).searchMethod).toBe('exact');
	});

	test('are not forgiven in short words', async () => {
		expect(await search('bønr')).toMatchObject({ total: 0, searchMethod: 'exact' });
	});

	test('come after the words as they stand', async () => {
		const { rows, query, searchMethod } = await search('tosproget');
		const exact = rows.map(({ text, quote }) => {
			return markMatches(`${text} ${quote ?? ''}`, query).some(({ hit }) => hit);
		});
		expect(searchMethod === 'fuzzy' ? exact.indexOf(false) : 0).toBeGreaterThanOrEqual(0);
		expect(exact[0]).toBe(true);
	});
});

describe('by relevance', () => {
	test('words of the text stand before words of a status text alone', async () => {
		const { rows, query, sort } = await search('unge');
		const own = rows.map(({ text, theme }) => markMatches(`${text} ${theme}`, query).some(({ hit }) => hit));
		expect(sort).toBe('relevance');
		expect(own).toEqual(own.toSorted((a, b) => Number(b) - Number(a)));
		expect(own.at(-1)).toBe(false);
	});

	test('the word itself stands before others of its stem, and compounds come last', async () => {
		const { rows, query } = await search('sprog');
		const [term] = query.terms;
		const ranks = rows
			.map(({ text, theme }) => {
				const kinds = tokenise(`${text} ${theme}`).map(
					({ word }) => term && matchWord(term, wordForms(word))
				);
				return ['exact', 'stem', 'prefix', 'compound'].findIndex((kind) => kinds.some((one) => one === kind));
			})
			.filter((rank) => rank >= 0);
		expect(new Set(ranks).size).toBeGreaterThan(1);
		expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
	});

	test('rows that answer equally well stand from the newest, then by id', async () => {
		const { rows } = await search('og');
		const texts = rows.filter(({ text }) => / og /i.test(text)).map((row) => row);
		const keys = texts.map(({ year, recommendationId }) => `${9999 - year} ${recommendationId}`);
		expect(keys).toEqual(keys.toSorted());
	});
});

describe('nothing that is typed breaks the search', () => {
	test.each<readonly [string, string, 'exact' | null, 'all' | 'none' | 'parents']>([
		['nothing', '', null, 'all'],
		['spaces', '   ', null, 'all'],
		['emoji and signs', '😀 !?', null, 'all'],
		['a wildcard', '%', null, 'all'],
		['a control character', '\u0000', null, 'all'],
		['a condition', "' or true --", 'exact', 'none'],
		['a statement', '"; drop table recommendations; --', 'exact', 'none'],
		['a parameter', '$councilId', 'exact', 'none'],
		['a lone surrogate', 'forældre \ud83d', 'exact', 'parents'],
		['one word of 10,000 letters', 'a'.repeat(10_000), 'exact', 'none'],
		['10,000 characters of words', 'forældre '.repeat(1_200), 'exact', 'parents']
	])('%s', async (_, q, method, which) => {
		const found = await search(q);
		const counts = {
			all: textsById().size,
			none: 0,
			parents: expectedIds(readQuery('forældre').terms, false).length
		};
		const total = counts[which];
		expect(counts.parents).toBeGreaterThan(10);
		expect([found.searchMethod, found.total, found.rows.length]).toEqual([
			method,
			total,
			Math.min(total, 100)
		]);
	});

	test('only stop words are looked for as they are', async () => {
		const { total, query } = await search('og i');
		expect(query.terms.map(({ word }) => word)).toEqual(['og', 'i']);
		expect(total).toBeGreaterThan(50);
		expect(total).toBe(expectedIds(query.terms, false).length);
	});

	test('whatever it is', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (q) => {
				const { rows, total } = await search(q);
				expect(rows.length).toBe(total);
			}),
			{ numRuns: 30 }
		);
	});
});

describe('the index', () => {
	let query: (sql: string) => Promise<unknown[][]>;
	let close: () => void;

	beforeAll(async () => {
		const instance = await DuckDBInstance.create(built.file, { access_mode: 'READ_ONLY' });
		const connection = await instance.connect();
		query = async (sql) => (await connection.runAndReadAll(sql)).getRows();
		close = () => {
			connection.closeSync();
			instance.closeSync();
		};
	});

	afterAll(() => close());

	test('has every word of every text of a council, with its forms, and no other', async () => {
		const texts = [...textsById('tst-ir').values()].flat();
		const words = new Set(texts.flatMap((text) => tokenise(text).map(({ word }) => word)));
		const rows = await query(`
			select w.word, w.stem, w.loose_word, w.loose_stem
			from internal.search_words w
			join councils c on c.rowid = w.council_no
			where c.council_id = 'tst-ir'
			order by w.word_id`);
		expect(rows.map(([word]) => word).sort()).toEqual([...words].sort());
		for (const row of rows) expect(row).toEqual(Object.values(wordForms(String(row[0]))));
	});

	test('counts the rows of each word', async () => {
		const differing = await query(`
			select w.council_no, w.word_id
			from internal.search_words w
			full join (
				select council_no, word_id, count(*) as n from internal.search_hits group by all
			) h on h.council_no = w.council_no and h.word_id = w.word_id
			where w.hits is distinct from h.n`);
		expect(differing).toEqual([]);
	});

	test('says in comments what its tables and columns are', async () => {
		const silent = await query(`
			select table_name from duckdb_tables() where schema_name = 'internal' and comment is null
			union all
			select table_name || '.' || column_name
			from duckdb_columns()
			where schema_name = 'internal' and comment is null`);
		expect(silent).toEqual([]);
	});
});
