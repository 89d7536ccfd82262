import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { CubeRow } from '#lib/domain/cube.ts';
import type { KnownValues } from '#lib/url/filters.ts';
import { releasesFolder } from '#run/project.mjs';
import { connectTo } from '../agreement/plain-sql.ts';
import { startSite } from '../browser/site.ts';
import type { LongRunOptions, PartResult } from '../reliability/part-result.ts';
import { type RandomState, randomStates } from './random-states.ts';
import {
	countedByDuckdb,
	countedByMeasures,
	countedBySqlite,
	countsOfRows,
	type StateCounts
} from './state-counts.ts';

const FULL_STATES = 10_000;
/** Asked at once: the server has as many processors. */
const AT_ONCE = 4;

/** What the site says of a choice: the numbers of page and files, and how many the list finds in each of its three forms. */
const MOST_ASKED = 20;
const AGAIN_MS = 1000;

interface Served {
	/** In the subtitle of each figure that counts what was made; empty where nothing is left. */
	readonly page: readonly number[];
	readonly csv: StateCounts;
	readonly json: StateCounts;
	readonly list: readonly number[];
}

/** What came of comparing. */
export interface StatesCompared {
	readonly states: number;
	readonly withSqlite: boolean;
	/** One sentence for each difference. */
	readonly differences: readonly string[];
}

async function served(origin: string, { query, q }: RandomState): Promise<Served> {
	const text = async (path: string, search = query) => {
		const ask = () => fetch(`${origin}/albertslund${path}${search === '' ? '' : `?${search}`}`);
		let answer = await ask();
		// On a crowded machine a server may ask to come again.
		for (let asked = 1; answer.status === 503 && asked < MOST_ASKED; asked += 1) {
			await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
			answer = await ask();
		}
		if (answer.status !== 200) throw new Error(`${path}?${search}: ${answer.status}`);
		return answer.text();
	};
	const looked = [query, ...(q === '' ? [] : [`q=${encodeURIComponent(q)}`])]
		.filter((part) => part !== '')
		.join('&');
	const page = await text('');
	const rowsOf = (csv: string) => parse(csv, { columns: true }) as Record<string, string>[];
	const list = await text('/anbefalinger', looked);
	const data = JSON.parse(await text('/anbefalinger.json', looked)) as { readonly total: number };
	return {
		page: [...page.matchAll(/class="subtitle[^"]*"[^>]*>[^<]*?n\s=\s(\d+)/g)]
			.slice(0, 3)
			.map(([, n]) => Number(n)),
		csv: countsOfRows(rowsOf(await text('/figur/unit-chart.csv'))),
		json: countsOfRows(JSON.parse(await text('/figur/unit-chart.json')) as Record<string, string>[]),
		list: [
			Number(
				/<h1[^>]*>\s*(?:<[^>]*>\s*)*(\d+|Én|Ingen)/
					.exec(list)?.[1]
					?.replace('Én', '1')
					.replace('Ingen', '0') ?? NaN
			),
			data.total,
			rowsOf(await text('/anbefalinger.csv', looked)).length
		]
	};
}

/** The cube and what its filters can name, from the files that the site serves. */
async function servedCube(
	origin: string
): Promise<{ readonly cube: readonly CubeRow[]; readonly known: KnownValues }> {
	const csv = await (await fetch(`${origin}/data/latest/cube.csv`)).text();
	const rows = (parse(csv, { columns: true }) as Record<string, string>[]).filter(
		(row) => row.council_id === 'alb-ir'
	);
	const cube = rows.map((row) => ({
		councilId: row.council_id,
		year: Number(row.year),
		themeId: row.theme_id,
		areaId: row.area_id || null,
		response: row.response || null,
		implementation: row.implementation || null,
		state: row.state || null,
		certain: row.certain === 'true',
		codingStatus: row.coding_status || null,
		verdict: row.verdict || null,
		n: Number(row.n)
		// Codes of the vocabulary, as the schema of the table says.
	})) as CubeRow[];
	const distinct = (values: readonly (string | null)[]) => [
		...new Set(values.flatMap((value) => value ?? []))
	];
	const known = {
		themes: distinct(cube.map(({ themeId }) => themeId)),
		areas: distinct(cube.map(({ areaId }) => areaId)),
		years: { from: 2010, to: 2017 },
		hasVerdicts: false
	};
	return { cube, known };
}

function differencesOf(
	state: RandomState,
	expected: StateCounts,
	others: Readonly<Record<string, StateCounts>>,
	answer: Served
): string[] {
	const counts = { ...others, CSV: answer.csv, JSON: answer.json };
	const differing = Object.entries(counts).filter(([, counted]) => counted.join() !== expected.join());
	const [inHeading, inJson, inCsv] = answer.list;
	const wanted = state.q === '' ? expected[0] : inJson;
	return [
		...differing.map(
			([by, counted]) => `${state.query}: ${by} says ${counted.join()}, DuckDB ${expected.join()}`
		),
		...(answer.page.every((n) => n === expected[0]) && (answer.page.length > 0 || expected[0] === 0)
			? []
			: [`${state.query}: the page says n = ${answer.page.join()}, DuckDB ${expected[0]}`]),
		...(inHeading === wanted && inJson === wanted && inCsv === wanted
			? []
			: [
					`${state.query}&q=${state.q}: page, JSON and CSV of the list have ${answer.list.join()}, wanted ${wanted}`
				])
	];
}

/**
 * Asks the site for random choices and compares what page, JSON, CSV, the measures in TypeScript, DuckDB and sqlite3 count.
 * @param withSqlite whether sqlite3 is there
 */
export async function compareStates(
	seed: number,
	count: number,
	withSqlite: boolean,
	say: (line: string) => void = () => {}
): Promise<StatesCompared> {
	const states = randomStates(seed, count);
	const site = await startSite();
	const connection = await connectTo(join(releasesFolder(), 'current', 'genklang.duckdb'));
	const folder = mkdtempSync(join(tmpdir(), 'genklang-'));
	try {
		const file = join(folder, 'recommendations.csv');
		writeFileSync(file, await (await fetch(`${site.origin}/data/latest/recommendations.csv`)).text());
		const byDuckdb = await countedByDuckdb(connection, states);
		const { cube, known } = await servedCube(site.origin);
		const others = {
			measures: countedByMeasures(cube, known, states),
			...(withSqlite ? { sqlite3: countedBySqlite(file, states) } : {})
		};
		const differences: string[] = [];
		const compare = async (place: number) => {
			const [state, expected] = [states[place], byDuckdb[place]];
			if (!state || !expected) return;
			const ofState = Object.fromEntries(
				Object.entries(others).map(([by, counted]) => [by, counted[place] ?? []])
			);
			differences.push(...differencesOf(state, expected, ofState, await served(site.origin, state)));
			if (place % 1_000 === 999) say(`${place + 1} choices, ${differences.length} differences`);
		};
		let next = 0;
		const worker = async () => {
			while (next < states.length) await compare(next++);
		};
		await Promise.all(Array.from({ length: AT_ONCE }, worker));
		return { states: states.length, withSqlite, differences };
	} finally {
		connection.closeSync();
		rmSync(folder, { recursive: true });
		await site.stop();
	}
}

/** Compares random choices. */
export async function run({ seed, cases, say }: LongRunOptions): Promise<PartResult> {
	const { skipWithout } = await import('../skip-without.ts');
	const withSqlite = !skipWithout('sqlite3', 'random choices counted by sqlite3');
	const { states, differences } = await compareStates(seed, cases ?? FULL_STATES, withSqlite, say);
	for (const difference of differences.slice(0, 20)) say(difference);
	return {
		part: 'filter-states',
		title: 'Random choices: page, JSON, CSV, TypeScript, DuckDB and sqlite3',
		settings: { seed, cases: states },
		measured: [
			{
				what: 'counted by sqlite3 as well',
				wanted: 'yes',
				measured: withSqlite ? 'yes' : 'no: it is not installed',
				reached: withSqlite
			},
			{
				what: 'differences',
				wanted: '0',
				measured: `${differences.length}, in ${states} choices`,
				reached: differences.length === 0
			}
		]
	};
}
