import { describe, expect, test } from 'vitest';
import { countColumn, nameColumn, shareColumn } from '#lib/charts/spec.ts';
import { themeYearTable } from '#lib/charts/theme-year-table.ts';
import DataTable from '#lib/components/DataTable.svelte';
import ThemeYearTable from '#lib/components/ThemeYearTable.svelte';
import { formatCount, formatShare } from '#lib/i18n/format.ts';
import { cubeRow } from '../unit/domain/cube-row.ts';
import { cellsOf, rendered, textOf, textsOf } from './rendered.ts';

describe('a table of rows', () => {
	const text = { formatCount, formatShare, noValue: '–', unit: 'anbefalinger' };
	const columns = [
		nameColumn('year', 'År', text),
		countColumn('made', 'Anbefalinger', text),
		shareColumn('share', 'Andel', text)
	];
	const rows = [
		{ year: 2010, made: 1234, share: 0.45 },
		{ year: 2011, made: 7, share: null },
		{ year: 2012, made: 0, share: null }
	];

	test('heads its columns and rows, and writes numbers as the language does', () => {
		const page = rendered(DataTable, { caption: 'Svar efter år', columns, rows });
		expect(textOf(page.querySelector('caption'))).toBe('Svar efter år');
		expect(cellsOf(page)).toEqual([
			['År', 'Anbefalinger', 'Andel'],
			['2010', '1.234', '45\u00a0%'],
			['2011', '7', '–'],
			['2012', '0', '–']
		]);
		expect(textsOf(page, 'th[scope="col"]')).toEqual(['År', 'Anbefalinger', 'Andel']);
		expect(textsOf(page, 'th[scope="row"]')).toEqual(['2010', '2011', '2012']);
		expect(page.querySelector('p')).toBeNull();
	});

	test('writes them otherwise in English', () => {
		const page = rendered(DataTable, { caption: 'Replies by year', columns, rows }, 'en');
		expect(cellsOf(page)[1]).toEqual(['2010', '1,234', '45%']);
	});

	test('has its headings where it has no rows, and its note below', () => {
		const page = rendered(DataTable, { caption: 'Tom', columns, rows: [], note: 'Ingen rækker.' });
		expect(cellsOf(page)).toEqual([['År', 'Anbefalinger', 'Andel']]);
		expect(textOf(page.querySelector('.note'))).toBe('Ingen rækker.');
	});
});

describe('themes and years', () => {
	const themes = [
		{ themeId: 't01', label: 'Ældre' },
		{ themeId: 't02', label: 'Sundhed' },
		{ themeId: 't03', label: 'Mentor' }
	];
	const rows = [
		cubeRow({ year: 2010, themeId: 't02', n: 3 }),
		cubeRow({ year: 2012, themeId: 't02', n: 6 }),
		cubeRow({ year: 2010, themeId: 't01', n: 1 })
	];
	const show = (covered = { from: 2010, to: 2012 }, given = rows) =>
		rendered(ThemeYearTable, {
			table: themeYearTable(given, themes, { from: 2010, to: 2013 }, covered),
			caption: 'Antal efter tema og år',
			head: 'Tema',
			themeHref: (id: string) => `/tema/${id}`,
			yearHref: ({ from }: { from: number }) => `/aar/${from}`,
			cellHref: (id: string, { from }: { from: number }) => `/celle/${id}/${from}`
		});

	test('stand as counts with totals, most first, then in Danish order, and years outside the source are named so', () => {
		expect(cellsOf(show())).toEqual([
			['Tema', '2010', '2011', '2012', '2013', 'I alt'],
			['Sundhed', '3', '·ingen', '6', 'ikke omfattet af kilden', '9'],
			['Ældre', '1', '·ingen', '·ingen', 'ikke omfattet af kilden', '1'],
			['Mentor', '·ingen', '·ingen', '·ingen', 'ikke omfattet af kilden', '0'],
			['I alt', '4', '0', '6', '', '10']
		]);
	});

	test('are grouped by municipal term where they are of more than one', () => {
		const page = rendered(ThemeYearTable, {
			table: themeYearTable([], themes, { from: 2012, to: 2015 }),
			caption: 'Antal efter tema og år',
			head: 'Tema',
			themeHref: String,
			yearHref: () => '/',
			cellHref: () => '/'
		});
		expect(
			[...page.querySelectorAll('th[scope="colgroup"]')].map((head) => [
				textOf(head),
				head.getAttribute('colspan')
			])
		).toEqual([
			['Valgperiode 2010–2013', '2'],
			['Valgperiode 2014–2017', '2']
		]);
		expect([...page.querySelectorAll('colgroup')].map((group) => group.getAttribute('span'))).toEqual([
			null,
			'2',
			'2',
			null
		]);
		expect(show().querySelector('colgroup')).toBeNull();
	});

	test('have columns of municipal terms, without the line of terms over them', () => {
		const page = rendered(ThemeYearTable, {
			table: themeYearTable(
				[cubeRow({ year: 2010, themeId: 't02', n: 3 })],
				themes.slice(0, 2),
				{ from: 2009, to: 2014 },
				undefined,
				[
					{ from: 2009, to: 2009 },
					{ from: 2010, to: 2013 },
					{ from: 2014, to: 2014 }
				]
			),
			caption: 'Antal efter tema og valgperiode',
			head: 'Tema',
			themeHref: () => null,
			yearHref: ({ from, to }: { from: number; to: number }) => `/aar/${from}-${to}`,
			cellHref: () => '/'
		});
		expect(cellsOf(page).slice(0, 2)).toEqual([
			['Tema', '2009', '2010–2013', '2014', 'I alt'],
			['Sundhed', '·ingen', '3', '·ingen', '3']
		]);
		expect(page.querySelectorAll('tbody th a')).toHaveLength(0);
		expect(page.querySelector('colgroup')).toBeNull();
		expect(page.querySelectorAll('thead a')[1]?.getAttribute('href')).toBe('/aar/2010-2013');
	});

	test('shade each count by its step and lead to what it stands for', () => {
		const page = show();
		expect([...page.querySelectorAll('.heat')].map((cell) => cell.getAttribute('style'))).toEqual([
			'--step: var(--heat-3)',
			'--step: var(--heat-6)',
			'--step: var(--heat-1)'
		]);
		expect([...page.querySelectorAll('.heat a')].map((link) => link.getAttribute('href'))).toEqual([
			'/celle/t02/2010',
			'/celle/t02/2012',
			'/celle/t01/2010'
		]);
		expect(textsOf(page, 'thead a')).toEqual(['2010', '2011', '2012', '2013']);
	});

	test('put the light number on the dark steps alone', () => {
		const high = [...show().querySelectorAll('.heat')].map((cell) => cell.classList.contains('high'));
		expect(high).toEqual([false, true, false]);
	});

	test('can be reached by keyboard without a stop at every cell', () => {
		const page = show();
		expect(page.querySelector('[role="region"]')?.getAttribute('tabindex')).toBe('0');
		expect([...page.querySelectorAll('td a')].every((link) => link.getAttribute('tabindex') === '-1')).toBe(
			true
		);
		expect([...page.querySelectorAll('th a')].every((link) => !link.hasAttribute('tabindex'))).toBe(true);
	});

	test('hide the dot of an empty cell from those who hear the word', () => {
		const empty = show().querySelector('td.none');
		expect(textOf(empty?.querySelector('[aria-hidden="true"]'))).toBe('·');
		expect(textOf(empty?.querySelector('.visually-hidden'))).toBe('ingen');
	});

	test('are all there where nothing is left of them', () => {
		const table = cellsOf(show({ from: 2010, to: 2013 }, []));
		expect(table).toHaveLength(5);
		expect(table.at(-1)).toEqual(['I alt', '0', '0', '0', '0', '0']);
	});
});
