import { describe, expect, test } from 'vitest';
import { withSqlState } from '#lib/url/sql-state.ts';
import { axeViolations } from './axe.ts';
import { useBrowserSite } from './browser-site.ts';
import { sidewaysOverflow } from './sideways-overflow.ts';
import { ask, cells, PATIENCE, run, RUN, write } from './sql-page.ts';

const site = useBrowserSite();

describe('a query that runs on and on', () => {
	test.each([
		[
			'a join of every row with every other',
			'select count(*) from range(1000000) a, range(1000000) b where a.range + b.range = 7'
		],
		['one long step', 'select list_sort(range(30000000))[1]']
	])('is ended by the reader, and the next one is answered: %s', async (_, sql) => {
		const { page, faults } = await site.open('/sql');
		await ask(page, 'create table mine as select 1 as a; select * from mine');
		await write(page, sql);
		await page.keyboard.press('Control+Enter');
		await page.getByText('Kører forespørgslen').waitFor(PATIENCE);
		await page.getByRole('button', { name: 'Afbryd' }).click();
		await page.getByText('Forespørgslen er afbrudt.').waitFor({ timeout: 5000 });
		expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Kør');
		expect(await ask(page, 'select count(*) from areas')).toEqual([['13']]);
		await ask(page, 'select * from mine');
		await page.getByText('Der er ingen tabel, der hedder »mine«.').waitFor();
		expect(faults).toEqual([]);
	});

	test('can be given up while the database is on its way', async () => {
		const { page } = await site.open('/sql');
		await page.route('**/*.wasm', async (route) => {
			await new Promise((resolve) => setTimeout(resolve, 3000));
			await route.continue().catch(() => {});
		});
		await page.getByRole('button', { name: RUN }).click();
		await page.getByRole('button', { name: 'Afbryd' }).click();
		await page.getByText('Forespørgslen er afbrudt.').waitFor();
		await page.unroute('**/*.wasm');
		await run(page);
		expect(await cells(page)).toHaveLength(8);
	});
});

describe('a query that cannot run', () => {
	test('is explained in plain words beside what DuckDB says, and the next one runs', async () => {
		const { page, faults } = await site.open('/sql');
		const problem = page.locator('section[aria-labelledby="sql-problem"]');
		for (const [sql, words, own] of [
			['select 1\nfrom areas\nwehre x', 'DuckDB forstår ikke sætningen ved »x«', 'Parser Error'],
			['select * from recomendations', 'Mente du recommendations?', 'Catalog Error'],
			['select yeer from recommendations', 'Der er ingen kolonne, der hedder »yeer«', 'Binder Error'],
			['select theme, count(*) from recommendations', '»theme« skal stå efter group by', 'GROUP BY'],
			["select 'hest'::integer", '»hest« er ikke af den type', 'Conversion Error'],
			[
				"select count(*) from (select repeat('a', 1000) || i x from range(20000000) r(i) order by x)",
				'mere hukommelse',
				'Out of Memory'
			],
			["select json_extract('{}', '$')", 'DuckDB-udvidelsen »json«', 'json extension'],
			["from 'https://example.com/x.csv'", 'filer, adresser og indstillinger er lukket', 'Permission Error'],
			['install httpfs; load httpfs', 'filer, adresser og indstillinger er lukket', 'Permission Error'],
			['set enable_external_access = true', 'kunne ikke', 'Error']
		] as const) {
			await ask(page, sql);
			const text = await problem.innerText();
			expect([sql, text]).toEqual([sql, expect.stringContaining(words)]);
			expect([sql, await problem.locator('pre').innerText()]).toEqual([sql, expect.stringContaining(own)]);
			expect(await page.locator('#sql-result').count()).toBe(0);
		}
		expect(await ask(page, 'select 1 as a; select 2 as b')).toEqual([['2']]);
		expect(await problem.count()).toBe(0);
		expect(faults).toEqual([]);
	});

	test('because the database does not come says so, and can be tried again', async () => {
		const { page } = await site.open('/sql');
		await page.route('**/*.wasm', (route) => route.abort());
		await run(page);
		await page.getByText('Databasen eller en tabel kunne ikke hentes.').waitFor();
		await page.unroute('**/*.wasm');
		await run(page);
		expect(await cells(page)).toHaveLength(8);
	});
});

describe('a link', () => {
	const SQL = "select 'æøå & 100 %' as tekst\nfrom areas\nlimit 1";

	test('holds the query, fills the editor, and runs nothing', async () => {
		const { page, requests } = await site.open(withSqlState('/sql', SQL));
		expect(await page.getByRole('textbox').inputValue()).toBe(SQL);
		await page.getByText('Den kører først, når du trykker på knappen.').waitFor();
		await page.locator('h1').hover();
		await page.waitForLoadState('networkidle');
		expect(requests.filter((request) => /\.wasm|\.arrow/.test(request))).toEqual([]);
		expect(await page.locator('#sql-result').count()).toBe(0);
		await run(page);
		expect(await cells(page)).toEqual([['æøå & 100 %']]);
	});

	test('is copied, and opens the same query', async () => {
		const { page } = await site.open('/sql', { permissions: ['clipboard-read', 'clipboard-write'] });
		await write(page, SQL);
		await page.getByRole('button', { name: 'Kopiér link til forespørgslen' }).click();
		const link = site.origin() + withSqlState('/sql', SQL);
		await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(link);
		await page.goto(link);
		expect(await page.getByRole('textbox').inputValue()).toBe(SQL);
	});

	test('of an example fills the editor and asks the server nothing', async () => {
		const { page, requests } = await site.open('/sql');
		await page.locator('summary', { hasText: 'flest gange' }).click();
		// The first click brings the program, which the second needs.
		await page.waitForLoadState('networkidle');
		const asked = requests.length;
		await page.getByRole('link', { name: /^Sæt ind i feltet: .*flest gange/ }).click();
		await page.locator('.cm-content', { hasText: 'from threads' }).waitFor();
		expect(new URL(page.url()).search).toBe('');
		expect(requests.slice(asked).filter((request) => !request.startsWith('/_app/'))).toEqual([]);
	});
});

describe('the editor', () => {
	test('is left by Tab, suggests tables and columns, and is called by its name', async () => {
		const { page } = await site.open('/sql');
		await write(page, 'select * from recomm');
		await page.keyboard.press('Backspace');
		const suggestions = page.locator('.cm-tooltip-autocomplete');
		await suggestions.getByText('recommendations').waitFor();
		await page.keyboard.press('Escape');
		await expect.poll(() => suggestions.count()).toBe(0);
		const field = page.getByRole('textbox', { name: 'Forespørgsel i SQL' });
		expect(await field.getAttribute('aria-describedby')).toBe('sql-keys');
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toMatch(RUN);
		await page.keyboard.press('Shift+Tab');
		expect(await page.evaluate(() => document.activeElement?.className)).toContain('cm-content');
		await page.keyboard.press('Shift+Tab');
		expect(await page.evaluate(() => document.activeElement?.className)).not.toContain('cm-content');
	});
});

describe('for every reader', () => {
	test.each(['light', 'dark'] as const)(
		'result, figure and fault break no rule of axe and keep inside their width, %s',
		async (colorScheme) => {
			const { page } = await site.open('/sql', { colorScheme });
			await ask(page, 'select year, theme, text, text_source, quote from recommendations');
			for (const width of [1280, 390]) {
				await page.setViewportSize({ width, height: 900 });
				expect([width, await sidewaysOverflow(page)]).toEqual([width, 0]);
				expect([width, await axeViolations(page)]).toEqual([width, []]);
			}
			await ask(page, 'select * form recommendations where text is not a very long query');
			expect(await sidewaysOverflow(page)).toBe(0);
			expect(await axeViolations(page)).toEqual([]);
		}
	);

	test('without JavaScript the questions, their SQL, the tables and the files are there', async () => {
		const { page } = await site.open(withSqlState('/sql', 'select 42'), { javaScriptEnabled: false });
		await page.getByText('Uden JavaScript kan siden ikke køre forespørgsler.').waitFor();
		expect(await page.getByRole('textbox').count()).toBe(0);
		expect(await page.getByRole('button', { name: RUN }).count()).toBe(0);
		expect(await page.locator('.without-script pre').innerText()).toBe('select 42');
		await page.locator('summary', { hasText: 'flest gange' }).click();
		expect(await page.locator('details[open] pre').innerText()).toContain('from threads');
		await page.locator('summary', { hasText: 'recommendations' }).click();
		expect(await page.locator('details[open] a[href$="/recommendations.csv"]').isVisible()).toBe(true);
	});
});
