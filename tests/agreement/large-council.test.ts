import { readdirSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { DuckDBConnection } from '@duckdb/node-api';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MOST_SQUARES } from '#lib/charts/unit-runs.ts';
import { startSite, type Site } from '../browser/site.ts';
import { LARGE, largeRelease } from '../large-release.ts';
import { cellsOf, textOf, textsOf } from '../components/rendered.ts';
import { connectTo } from './plain-sql.ts';

let site: Site;
let connection: DuckDBConnection;
let remove: () => Promise<void>;

beforeAll(async () => {
	const large = await largeRelease();
	remove = large.remove;
	site = await startSite({ GENKLANG_RELEASES: large.releases });
	connection = await connectTo(large.file);
}, 60_000);
afterAll(async () => {
	connection.closeSync();
	await site.stop();
	await remove();
});

const ask = async (path: string) => {
	const answer = await fetch(site.origin + path);
	expect([path, answer.status]).toEqual([path, 200]);
	return answer.text();
};
const page = async (path: string) => parseHTML(await ask(path)).document;
const sql = async <Row>(query: string) =>
	(await connection.runAndReadAll(query)).getRowObjectsJson() as unknown as readonly Row[];

/** An address of every page, and how many kB of HTML it is compressed, at most. */
const PAGES: Readonly<Record<string, readonly [path: string, kB: number]>> = {
	'[council=council]': [`/${LARGE.slug}`, 40],
	'[council=council]/aabne': [`/${LARGE.slug}/aabne`, 35],
	'[council=council]/aar': [`/${LARGE.slug}/aar`, 20],
	'[council=council]/aar/[year]': [`/${LARGE.slug}/aar/2020`, 25],
	'[council=council]/anbefaling/[id]': [`/${LARGE.slug}/anbefaling/sto-ir-2020-001`, 15],
	'[council=council]/anbefalinger': [`/${LARGE.slug}/anbefalinger`, 20],
	'[council=council]/gentagelser': [`/${LARGE.slug}/gentagelser`, 30],
	'[council=council]/temaer': [`/${LARGE.slug}/temaer`, 15],
	'[council=council]/temaer/[theme]': [`/${LARGE.slug}/temaer/sto-ir-t03`, 20],
	data: [`/data?council=${LARGE.slug}`, 30],
	'data/api': ['/data/api', 10],
	indlaes: ['/indlaes', 10],
	kilder: ['/kilder', 10],
	'kilder/[source]': ['/kilder/sto-ir-register', 15],
	metode: [`/metode?council=${LARGE.slug}`, 15],
	om: ['/om', 10],
	omraader: ['/omraader', 10],
	'omraader/[area]': ['/omraader/health', 15],
	raad: ['/raad', 10],
	sql: ['/sql', 20],
	tilgaengelighed: ['/tilgaengelighed', 10]
};

describe('of a large council among many', () => {
	test('every page of the site is bound', () => {
		const routes = readdirSync(new URL('../../src/routes/', import.meta.url), { recursive: true })
			.map(String)
			.filter((file) => file.endsWith('/+page.svelte'))
			.map((file) => file.replace('/+page.svelte', ''));
		expect(Object.keys(PAGES).sort()).toEqual(routes.sort());
	});

	test.each(Object.values(PAGES))('%s is at most %s kB', async (path, kB) => {
		const html = brotliCompressSync(await ask(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
		expect(html.length).toBeLessThan(kB * 1000);
	});

	test('figure A has few squares, and says of how many recommendations each is', async () => {
		const document = await page(`/${LARGE.slug}`);
		const figure = document.getElementById('unit-chart');
		expect(textOf(figure?.querySelector('h2'))).toBe('Én firkant er 10 anbefalinger');
		const squares = [...(figure?.querySelectorAll('.unit-runs path') ?? [])]
			.map((path) => path.getAttribute('d')?.match(/M/g)?.length ?? 0)
			.reduce((sum, n) => sum + n, 0);
		expect(squares).toBeGreaterThan(LARGE.recommendations / 10);
		// The last of each status in a year is cut.
		expect(squares).toBeLessThan(MOST_SQUARES + 7 * 32);
		const said = textsOf(document, '#unit-chart .year .label span').map((n) => Number(n.replace('.', '')));
		expect(said.reduce((sum, n) => sum + n, 0)).toBe(LARGE.recommendations);
		expect(textOf(document.querySelector('.folded'))).toMatch(/områder i stedet for temaer .*valgperioder/);
	});

	test('a part of figure A leads to the recommendations that it stands for', async () => {
		const document = await page(`/${LARGE.slug}`);
		const part = [...document.querySelectorAll('.unit-runs svg a')].find((one) =>
			/^2020: \d+ uoplyst/.test(textOf(one))
		);
		const n = Number(/: (\d+)/.exec(textOf(part))?.[1]);
		const list = await page(part?.getAttribute('href') ?? '');
		expect(textOf(list.querySelector('h1')?.childNodes[0])).toBe(`${n} anbefalinger`);
	});

	test('the index of councils has some on each page, all on its pages together', async () => {
		const names: string[] = [];
		for (let at = 1; at <= 3; at++) {
			names.push(...textsOf(await page(`/raad${at === 1 ? '' : `?page=${at}`}`), 'tbody th'));
		}
		const [{ n } = { n: 0 }] = await sql<{ n: number }>('select count(*)::integer as n from councils');
		expect(names).toHaveLength(n);
		expect(new Set(names).size).toBe(n);
		expect(names).toEqual([...names].sort(new Intl.Collator('da').compare));
		expect(textsOf(await page('/raad?q=storby'), 'tbody th')).toEqual(['Rådet i Storby']);
		expect(textsOf(await page('/raad?municipality=Lilleby+7'), 'tbody th')).toEqual([
			'Rådet i Lilleby 127',
			'Rådet i Lilleby 47',
			'Rådet i Lilleby 7',
			'Rådet i Lilleby 87'
		]);
	});

	test('years, threads and documents are paged, and nothing is on two pages', async () => {
		const places: readonly (readonly [path: string, part: string, all: number])[] = [
			[`/${LARGE.slug}/aar/2020?page=`, 'article[id]', 187],
			[`/${LARGE.slug}/gentagelser?page=`, 'section[id^="sto-ir-h"]', LARGE.threads],
			['/kilder/sto-ir-register?page=', 'tr[id]', LARGE.lines]
		];
		for (const [path, part, all] of places) {
			const ids: string[] = [];
			for (let at = 1; at <= 5; at++) {
				const document = await page(path + String(at));
				ids.push(...[...document.querySelectorAll(part)].map(({ id }) => id));
				if (!textsOf(document, 'a[rel="next"]').includes('Næste side')) break;
			}
			expect([path, ids.length, new Set(ids).size]).toEqual([path, all, all]);
		}
	});
});

/** What is chosen, as the address writes it and as SQL says it. */
const CHOICES = [
	['', 'true'],
	['area=health', "area_id = 'health'"],
	['theme=sto-ir-t03&theme=sto-ir-t07', "theme_id in ('sto-ir-t03', 'sto-ir-t07')"],
	['from=2012&to=2012', 'year = 2012'],
	['from=1997&to=2019', 'year between 1997 and 2019'],
	['term=2010-2013', 'year between 2010 and 2013'],
	['state=open&base=judged', "state = 'open'"],
	['response=direct&implementation=implemented', "response = 'direct' and implementation = 'implemented'"],
	[
		'from=2012&to=2012&implementation=discontinued&area=health',
		"year = 2012 and implementation = 'discontinued' and area_id = 'health'"
	]
] as const;

const digits = (text: string) => Number(text.replaceAll(/[^\d]/g, ''));

describe.each(CHOICES)('for the choice "%s"', (query, where) => {
	const chosen = `from recommendations where council_id = '${LARGE.councilId}' and (${where})`;
	const path = `/${LARGE.slug}${query === '' ? '' : `?${query}`}`;
	let document: Document;
	beforeAll(async () => {
		document = await page(path);
	});

	test('the numbers of the page are those of the file and of SQL', async () => {
		const [counted] = await sql<Record<string, number>>(`
			select
				count(*)::integer as made,
				count(response)::integer as rated,
				(count(*) filter (response = 'direct'))::integer as direct
			${chosen}`);
		const answered = JSON.parse(await ask(path.replace(LARGE.slug, `${LARGE.slug}.json`))) as {
			readonly rows: readonly { readonly measure: string; readonly k: number; readonly n: number }[];
		};
		const rowOf = (measure: string) => answered.rows.find((row) => row.measure === measure)?.k;
		expect(rowOf('made')).toBe(counted?.made);
		expect(rowOf('rated')).toBe(counted?.rated);
		const values = textsOf(document, '.value');
		expect(digits(values[0] ?? '')).toBe(counted?.made);
		expect(values[1]?.split('af').map(digits)).toEqual([counted?.direct, counted?.rated]);
		expect(values[3]?.split('af').map(digits)).toEqual([
			rowOf('open'),
			answered.rows.find((row) => row.measure === 'open')?.n
		]);
		const [demands] = await sql<{ n: number }>(`
			with shown as (select * ${chosen})
			select ((select count(distinct thread_id) from threads semi join shown using (recommendation_id))
				+ (select count(*) from shown anti join threads using (recommendation_id)))::integer as n`);
		expect(textsOf(document, '.note')[0]).toContain(
			demands?.n === 1 ? 'Det er ét ønske' : `svarer til ${demands?.n.toLocaleString('da')} forskellige`
		);
	});

	test('figure A counts every year and status as SQL does', async () => {
		const counts = await sql<{ year: number; made: number; rated: number }>(`
			select year, count(*)::integer as made, count(response)::integer as rated ${chosen} group by year`);
		const table = cellsOf(document.querySelector('#unit-chart details table')).slice(1, -1);
		expect(table).toHaveLength(LARGE.to - LARGE.from + 1);
		for (const row of table) {
			const found = counts.find(({ year }) => String(year) === row[0]);
			expect(row.slice(-2).map(digits)).toEqual([found?.rated ?? 0, found?.made ?? 0]);
		}
	});

	test('figure B has the cells of its file, added up where it shows areas and terms', async () => {
		const csv = await ask(path.replace(LARGE.slug, `${LARGE.slug}/figur/themes-by-year.csv`));
		const file = parse(csv, { columns: true }) as readonly Readonly<Record<string, string>>[];
		const [head, ...rows] = cellsOf(document.querySelector('#themes-by-year table')).filter(
			(row) => row.at(-1) === 'I alt' || /\d/.test(row.at(-1) ?? '')
		);
		const areas = await sql<{ theme_id: string; label: string }>(`
			select theme_id, coalesce(a.label_da, 'Uden område') as label
			from themes t left join areas a using (area_id) where council_id = '${LARGE.councilId}'`);
		const byArea = head?.[0] === 'Område';
		const rowName = (themeId: string | undefined, label: string | undefined) =>
			byArea ? areas.find((area) => area.theme_id === themeId)?.label : label;
		const columnOf = (year: number) =>
			(head ?? []).findIndex((name) => {
				const [first = NaN, last = first] = name.split('–').map(Number);
				return year >= first && year <= last;
			});
		const sums = new Map<string, number>();
		for (const { theme_id, theme, year, made } of file) {
			const key = `${rowName(theme_id, theme)} ${columnOf(Number(year))}`;
			if (Number(made) > 0) sums.set(key, (sums.get(key) ?? 0) + Number(made));
		}
		const drawn = new Map(
			rows.slice(0, -1).flatMap((row) =>
				row
					.map((cell, index) => [`${row[0]} ${index}`, digits(cell)] as const)
					.slice(1, -1)
					.filter(([, n]) => n > 0)
			)
		);
		expect([...drawn].sort()).toEqual([...sums].sort());
	});

	test('figure D has the statuses of its file, added up where it shows areas', async () => {
		const csv = await ask(path.replace(LARGE.slug, `${LARGE.slug}/figur/status-by-theme.csv`));
		const file = parse(csv, { columns: true }) as readonly Readonly<Record<string, string>>[];
		const table = cellsOf(document.querySelector('#status-by-theme details table')).slice(1);
		const statuses = ['implemented', 'partial', 'in_progress', 'not_implemented', 'discontinued', 'unknown'];
		for (const [index, status] of statuses.entries()) {
			const inFile = file.reduce((sum, row) => sum + Number(row[status]), 0);
			expect([status, table.reduce((sum, row) => sum + digits(row[index + 1] ?? '0'), 0)]).toEqual([
				status,
				inFile
			]);
		}
	});

	test('every value of a filter says how many it would leave', async () => {
		const params = new URLSearchParams(query);
		params.delete('area');
		const rest = where.replaceAll(/(?: and )?area_id = 'health'/g, '') || 'true';
		const counts = await sql<{ area_id: string; n: number }>(`
			select area_id, count(*)::integer as n
			from recommendations where council_id = '${LARGE.councilId}' and (${rest}) and area_id is not null group by 1`);
		const offered = [...document.querySelectorAll('input[name="area"]')].map((input) => [
			input.getAttribute('value'),
			digits(textOf(input.parentElement?.querySelector('.n')))
		]);
		expect(offered.length).toBeGreaterThan(4);
		for (const [area, n] of offered) {
			expect([area, n]).toEqual([area, counts.find((one) => one.area_id === area)?.n ?? 0]);
		}
	});
});
