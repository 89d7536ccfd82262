import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { DATABASE_FILE } from '#lib/domain/release-manifest.ts';
import { openDatabase, type Database } from '#lib/server/database.ts';
import { listRecommendations, type ListRequest } from '#lib/server/list-recommendations.ts';
import { readRecord } from '#lib/server/read-record.ts';
import { NO_FILTERS } from '#lib/url/filters.ts';
import { median } from './median.ts';

/** One question to the database. */
export interface AskedTime {
	/** By the clock, median. */
	readonly ms: number;
	/** Of the processors, median. */
	readonly processorMs: number;
}

/** What is looked for, with a filter, in the council with most recommendations. */
export interface SearchTime extends AskedTime {
	readonly q: string;
	/** Recommendations found, whatever the filter. */
	readonly found: number;
}

/** The database by itself, opened as the server opens it, nothing kept, beside plain DuckDB on the same file. */
export interface QueryTimes {
	/** The council with most recommendations, that all below is asked of. */
	readonly councilId: string;
	readonly recommendations: number;
	/** Plain DuckDB: the row with an id. */
	readonly findRow: AskedTime;
	/** All that the page of the same recommendation reads. */
	readonly record: AskedTime;
	readonly listFirst: AskedTime;
	/** A page some way into the list, in another order and with a filter. */
	readonly listDeep: AskedTime;
	readonly searches: readonly SearchTime[];
	/** Plain DuckDB: a frequent word by ILIKE, with the filter of the searches, over the rows of every council. */
	readonly ilikeAll: AskedTime;
	/** The same over the rows of the one council. */
	readonly ilikeCouncil: AskedTime;
	/** Plain DuckDB: all recommendations grouped into the cube. */
	readonly cube: AskedTime;
}

const ROUNDS = 15;
/** Of two that are compared: both take a millisecond or two, so that single ones are noise. */
const COMPARED_ROUNDS = 200;
const WARM_UP = 20;
/** The long ones, those of plain DuckDB over all rows. */
const FEW_ROUNDS = 3;
/** Pages that are turned before the deep one. */
const PAGES = 5;
/** Nothing is cut off: what takes longer than a reader would wait is to be seen. */
const PATIENCE_MS = 600_000;

const FILTERED = { ...NO_FILTERS, implementation: ['partial'] } as const;

/** Measures the queries of the newest release in the folder. */
export async function measureQueries(releases: string): Promise<QueryTimes> {
	const file = join(releases, 'current', DATABASE_FILE);
	const instance = await DuckDBInstance.create(file, {
		access_mode: 'READ_ONLY',
		threads: '2',
		memory_limit: '512MB',
		temp_directory: ''
	});
	const plain = await instance.connect();
	const db = await openDatabase(file, { deadlineMs: PATIENCE_MS, keptBytes: 0 });
	try {
		return await measureAll(db, plain);
	} finally {
		await db.close();
		plain.closeSync();
		instance.closeSync();
	}
}

async function measureAll(db: Database, plain: DuckDBConnection): Promise<QueryTimes> {
	const council = await largestCouncil(plain);
	const { councilId, recommendationId } = council;
	const list = (request: Partial<ListRequest>) =>
		listRecommendations(db, { councilId, filters: NO_FILTERS, ...request });
	const cursor = await deepCursor(list);
	const words = await wordsOf(plain, councilId);
	const read = (sql: string, values: Readonly<Record<string, string>>) => async () =>
		(await plain.runAndReadAll(sql, values)).getRowObjectsJS();
	const like = `%${words.frequent}%`;
	const searches: SearchTime[] = [];
	for (const q of [
		words.frequent,
		words.rare,
		`${words.frequent} ${words.other}`,
		`${words.frequent} ${words.other} ${words.rare}`,
		words.frequent.slice(0, -2),
		misspelt(words.frequent)
	]) {
		const { total: found } = await list({ q });
		searches.push({ q, found, ...(await time(() => list({ q, filters: FILTERED }))) });
	}
	const [findRow, record] = await timeInTurn(read(FIND_ROW, { recommendationId }), () =>
		readRecord(db, councilId, recommendationId)
	);
	return {
		councilId,
		recommendations: council.recommendations,
		findRow,
		record,
		listFirst: await time(() => list({})),
		listDeep: await time(() => list({ sort: 'status', filters: FILTERED, cursor })),
		searches,
		ilikeAll: await time(read(ILIKE, { like }), FEW_ROUNDS),
		ilikeCouncil: await time(read(`${ILIKE} and council_id = $councilId`, { like, councilId }), FEW_ROUNDS),
		cube: await time(read(CUBE, {}), 1)
	};
}

const FIND_ROW = 'select * from recommendations where recommendation_id = $recommendationId';

const ILIKE = `
	select count(*)
	from recommendations
	where implementation = 'partial' and text ilike $like`;

const CUBE = `
	select council_id, year, theme_id, area_id, response, implementation, state, certain, coding_status, count(*)
	from recommendations
	group by all`;

async function largestCouncil(plain: DuckDBConnection) {
	const result = await plain.runAndReadAll(`
		with largest as (
			select council_id, count(*)::integer as n, quantile_disc(rowid, 0.6) as row_no
			from recommendations
			group by council_id
			order by n desc, council_id
			limit 1
		)
		select r.council_id, l.n, r.recommendation_id
		from largest l
		join recommendations r on r.rowid = l.row_no`);
	const [councilId, recommendations, recommendationId] = result.getRowsJS()[0] ?? [];
	return {
		councilId: String(councilId),
		recommendations: Number(recommendations),
		recommendationId: String(recommendationId)
	};
}

/** Words of the council with five letters and more: the two most frequent, and one that stands in few texts. */
async function wordsOf(plain: DuckDBConnection, councilId: string) {
	const result = await plain.runAndReadAll(
		`
		select w.word
		from internal.search_words w
		join councils c on c.rowid = w.council_no
		where c.council_id = $councilId
			and length(w.word) >= 6
			and w.word = w.loose_word
		order by w.hits desc, w.word`,
		{ councilId }
	);
	const words = result.getRowsJS().map(([word]) => String(word));
	const [frequent = '', other = ''] = words;
	return { frequent, other, rare: words[Math.floor(words.length * 0.9)] ?? '' };
}

/** A word with its third letter doubled. */
function misspelt(word: string): string {
	return `${word.slice(0, 3)}${word.slice(2)}`;
}

async function deepCursor(list: (request: Partial<ListRequest>) => ReturnType<typeof listRecommendations>) {
	let cursor: string | null = null;
	for (let page = 0; page < PAGES; page += 1) {
		const { nextCursor } = await list({ sort: 'status', filters: FILTERED, cursor, limit: 100 });
		if (nextCursor === null) break;
		cursor = nextCursor;
	}
	return cursor;
}

async function time(ask: () => Promise<unknown>, rounds = ROUNDS): Promise<AskedTime> {
	await ask();
	const times: AskedTime[] = [];
	for (let round = 0; round < rounds; round += 1) times.push(await timeOnce(ask));
	return medianOf(times);
}

/** Two that are compared, one after the other in each round: what changes on the machine meanwhile changes both. */
async function timeInTurn(
	one: () => Promise<unknown>,
	other: () => Promise<unknown>
): Promise<[AskedTime, AskedTime]> {
	const times: [AskedTime, AskedTime][] = [];
	for (let round = 0; round < WARM_UP + COMPARED_ROUNDS; round += 1) {
		times.push([await timeOnce(one), await timeOnce(other)]);
	}
	const counted = times.slice(WARM_UP);
	return [medianOf(counted.map(([first]) => first)), medianOf(counted.map(([, second]) => second))];
}

async function timeOnce(ask: () => Promise<unknown>): Promise<AskedTime> {
	const used = process.cpuUsage();
	const start = performance.now();
	await ask();
	const ms = performance.now() - start;
	const { user, system } = process.cpuUsage(used);
	return { ms, processorMs: (user + system) / 1000 };
}

const medianOf = (times: readonly AskedTime[]): AskedTime => ({
	ms: median(times.map(({ ms }) => ms)),
	processorMs: median(times.map(({ processorMs }) => processorMs))
});
