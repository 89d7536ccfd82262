import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { examplesIn } from '#lib/sql/examples.ts';
import { useBrowserSite } from './browser-site.ts';
import { ask, cells, PATIENCE, run, RUN, write } from './sql-page.ts';

const site = useBrowserSite();

describe('the SQL page', () => {
	test('fetches neither database nor editor before the reader wants them', async () => {
		const { page, requests } = await site.open('/sql');
		expect(await page.getByRole('button', { name: RUN }).innerText()).toMatch(/\(6,2 MB\)/);
		await page.locator('h1').hover();
		await page.waitForLoadState('networkidle');
		expect(requests.filter((request) => /duckdb|\.wasm|\.arrow/.test(request))).toEqual([]);
		expect(await page.locator('.cm-editor').count()).toBe(0);
		await page.getByRole('textbox').focus();
		await page.locator('.cm-editor').waitFor();
		expect(requests.filter((request) => /duckdb|\.wasm|\.arrow/.test(request))).toEqual([]);
	});

	test('answers a question, asks the site alone, and fetches only the tables named', async () => {
		const { page, requests, faults } = await site.open('/sql');
		await run(page);
		const rows = await cells(page);
		expect(rows[0]).toEqual(['2010', '16', '8', '16']);
		expect(rows).toHaveLength(8);
		expect(requests.filter((request) => request.endsWith('.arrow'))).toEqual([
			expect.stringMatching(/^\/data\/[\d.]+\/recommendations\.arrow$/)
		]);
		await ask(page, 'select count(*) from recommendations join areas using (area_id)');
		expect(requests.filter((request) => request.endsWith('.arrow'))).toHaveLength(2);
		expect(faults).toEqual([]);
	});

	test('runs every example and gives rows', async () => {
		const { page, faults } = await site.open('/sql');
		for (const { id, sql } of examplesIn('da')) {
			const rows = await ask(page, sql);
			expect([id, rows.length > 0]).toEqual([id, true]);
		}
		expect(faults).toEqual([]);
	});

	test('reads every table as it was published', async () => {
		const { page } = await site.open('/sql');
		const names = await page.locator('section[aria-labelledby="sql-tables"] summary code').allInnerTexts();
		expect(names).toContain('recommendations');
		const counts = await ask(
			page,
			names.map((name) => `select '${name}', count(*) from ${name}`).join(' union all ')
		);
		const texts = await page.locator('section[aria-labelledby="sql-tables"] summary').allInnerTexts();
		for (const [index, [name, count]] of counts.entries()) {
			expect([name, texts[index]]).toEqual([name, expect.stringMatching(`(?:^|\\s)${count} række`)]);
		}
	});

	test('works when it was reached by a link of another page', async () => {
		const { page, faults } = await site.open('/om');
		await page.evaluate(() => {
			const link = document.createElement('a');
			link.href = '/sql';
			link.textContent = 'sql';
			document.querySelector('main')?.append(link);
		});
		await page.getByRole('link', { name: 'sql', exact: true }).click();
		await page.waitForURL('**/sql');
		await run(page);
		expect(await cells(page)).toHaveLength(8);
		expect(faults).toEqual([]);
	});
});

describe('a result', () => {
	test('can be downloaded whole, as the values are', async () => {
		const { page } = await site.open('/sql');
		await ask(page, `select i as nr, 'a "b", c' as tekst, i / 3 as del, null as tom from range(1500) r(i)`);
		expect(await cells(page)).toHaveLength(1000);
		await page.getByText('1.500 rækker. Tabellen viser de første 1.000; filen har dem alle.').waitFor();
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'Hent som CSV' }).click()
		]);
		expect(download.suggestedFilename()).toMatch(/^genklang-[\d.]+-sql\.csv$/);
		const lines = readFileSync(await download.path(), 'utf8').split('\n');
		expect(lines.slice(0, 3)).toEqual([
			'nr,tekst,del,tom',
			'0,"a ""b"", c",0,',
			'1,"a ""b"", c",0.3333333333333333,'
		]);
		expect(lines).toHaveLength(1502);
	});

	test('that is longer than can be held says so and is cut', async () => {
		const { page } = await site.open('/sql');
		await ask(page, 'select * from range(300000)');
		await page.getByText('Mere end 100.000 rækker.').waitFor();
		expect(await ask(page, 'select 1')).toEqual([['1']]);
	});

	test('is copied as cells, and nothing in it becomes a formula', async () => {
		const { page } = await site.open('/sql', { permissions: ['clipboard-read', 'clipboard-write'] });
		await ask(page, `select '=1+1' as a, 'x' || chr(9) || 'y' as b, -2 as c`);
		await page.getByRole('button', { name: 'Kopiér tabel' }).click();
		await expect
			.poll(() => page.evaluate(() => navigator.clipboard.readText()))
			.toBe("a\tb\tc\n'=1+1\tx y\t-2");
	});

	test('becomes a figure, by the columns chosen', async () => {
		const { page } = await site.open('/sql');
		await run(page);
		const figure = page.locator('section[aria-labelledby="sql-figure"]');
		await figure.locator('svg[role="img"]').waitFor();
		await figure.getByRole('combobox', { name: 'Tal' }).selectOption({ label: 'direkte_svar' });
		await figure.locator('svg title', { hasText: 'direkte_svar efter år' }).waitFor({ state: 'attached' });
		await figure.getByRole('combobox', { name: 'Form' }).selectOption('line');
		await figure.locator('svg desc', { hasText: 'Linje, 8 rækker' }).waitFor({ state: 'attached' });
		expect(await figure.locator('svg path').count()).toBeGreaterThan(0);
		await ask(page, 'select 1 as a, 2 as b union all select 1, 3');
		await figure.getByText('Den samme værdi står i flere rækker').waitFor();
		await ask(page, "select 'a' as a");
		await figure.getByText('ingen kolonne med tal').waitFor();
	});

	test('without rows says so', async () => {
		const { page } = await site.open('/sql');
		await write(page, 'select * from recommendations where year = 1999');
		await page.keyboard.press('Control+Enter');
		await page.getByText('Forespørgslen gav ingen rækker.').waitFor(PATIENCE);
	});
});
