import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statusBarParts } from '#lib/charts/status-bar-parts.ts';
import { statusByTheme } from '#lib/charts/status-by-theme.ts';
import { statusBarsLayout } from '#lib/charts/status-by-theme-layout.ts';
import { statusThemeRows } from '#lib/charts/status-theme-rows.ts';
import type { CubeRow } from '#lib/domain/cube.ts';
import type { ThemeLabel } from '#lib/domain/measures/by-theme.ts';
import { IMPLEMENTATIONS } from '#lib/domain/vocabulary.ts';
import { ANY_THEMES, anyRows, cubeRow, draftRow } from '../unit/domain/cube-row.ts';
import { STATUS_TEXT } from './figure-text.ts';
import { registerCube, THEMES } from './register-cube.ts';
import { expectSound, snapshotOf, svgOf, textsOf } from './svg-text.ts';

const figure = (rows: readonly CubeRow[], themes: readonly ThemeLabel[] = THEMES) =>
	statusByTheme(rows, { themes, text: STATUS_TEXT });
const THEME = THEMES.slice(0, 1);

describe('the rows of figure D', () => {
	test('are the themes with a count for every status, most recommendations first', () => {
		const rows = statusThemeRows(registerCube(), THEMES);
		expect(rows.map((row) => row.made)).toEqual([22, 15, 13, 11, 8, 7, 6, 5, 4, 4, 2, 1, 1]);
		expect(rows[0]?.theme).toBe('Dansk som Andetsprog');
	});

	test('have segments that sum to what enters a rate', () => {
		fc.assert(
			fc.property(anyRows, (cube) => {
				for (const row of statusThemeRows(cube, ANY_THEMES)) {
					expect(IMPLEMENTATIONS.reduce((sum, status) => sum + row[status], 0)).toBe(row.rated);
					expect(row.known + row.unknown).toBe(row.rated);
				}
			})
		);
	});

	test('have a column of the table for every status and both totals', () => {
		const { columns, rows } = figure(
			[cubeRow({ themeId: 't01', n: 3 }), draftRow({ themeId: 't01', n: 2 })],
			THEME
		);
		expect(columns.map((column) => column.format(rows[0]?.[column.key] ?? null))).toEqual([
			'Uddannelse',
			'0',
			'0',
			'0',
			'0',
			'0',
			'3',
			'3',
			'5'
		]);
	});
});

describe('the bars of figure D', () => {
	const layoutOf = (cube: readonly CubeRow[], width: number) => {
		const layout = statusBarsLayout(statusThemeRows(cube, THEMES), STATUS_TEXT, width);
		return { layout, parts: statusBarParts(layout) };
	};

	test('are as long in sum as there are recommendations, on one scale for both baselines', () => {
		const { parts } = layoutOf(registerCube(), 640);
		expect(parts.reduce((sum, part) => sum + part.to - part.from, 0)).toBeCloseTo(99, 6);
	});

	test('begin at zero for the known and at a baseline of their own for the unknown', () => {
		const { layout, parts } = layoutOf(registerCube(), 640);
		const starts = (of: (typeof parts)[number]['status']) =>
			new Set(parts.filter((part) => part.status === of).map((part) => part.from));
		expect(starts('unknown')).toEqual(new Set([layout.unknownFrom]));
		expect(starts('implemented')).toEqual(new Set([0]));
	});

	test.each([280, 360, 640, 1000])(
		'stay inside the figure and apart from one another at %i pixels',
		(width) => {
			const { layout, parts } = layoutOf(registerCube(), width);
			for (const part of parts) {
				expect(part.to).toBeLessThanOrEqual(layout.end + 1e-9);
				if (part.status !== 'unknown') expect(part.to).toBeLessThan(layout.unknownFrom);
			}
			layout.rows.slice(1).forEach((row, index) => {
				expect(row.barTop).toBeGreaterThan(layout.rows[index]?.barBottom ?? NaN);
			});
		}
	);

	test('stand under their labels on a phone and beside them on a desktop', () => {
		expect(layoutOf(registerCube(), 599).layout.phone).toBe(true);
		expect(layoutOf(registerCube(), 600).layout.phone).toBe(false);
		const { layout } = layoutOf(registerCube(), 360);
		expect(layout.rows.every((row) => row.barTop > row.firstLine)).toBe(true);
	});
});

describe('figure D', () => {
	test('says in words of how many it is', () => {
		expect(figure(registerCube()).description).toContain('99 anbefalinger');
	});

	test('has every status in its key, in the order of the codebook', () => {
		expect(figure([]).key.map((entry) => entry.swatch)).toEqual(IMPLEMENTATIONS);
	});

	test.each([640, 360])('looks as it did at %i pixels', async (width) => {
		await expect(snapshotOf(figure(registerCube()), width)).toMatchFileSnapshot(
			`snapshots/status-by-theme-${width}.svg`
		);
	});

	test('writes the number of a part that is wide enough and leaves the others to the table', () => {
		const one = (n: number, unknown: number) =>
			textsOf(
				svgOf(
					figure(
						[
							cubeRow({ themeId: 't01', response: 'direct', implementation: 'implemented', n }),
							cubeRow({ themeId: 't01', n: unknown })
						],
						THEME
					),
					640
				)
			);
		expect(one(7, 5)).toEqual(expect.arrayContaining(['7', '5', '12']));
		expect(one(1, 98)).not.toContain('1');
		expect(one(1, 98)).toContain('98');
	});

	test('sets numbers on patterns on a plate of paper, and on solid colours in their own', () => {
		const svgWith = (implementation: CubeRow['implementation']) =>
			svgOf(figure([cubeRow({ themeId: 't01', response: 'direct', implementation, n: 9 })], THEME), 640);
		expect(svgWith('not_implemented')).toMatch(/<rect[^>]*fill="var\(--paper\)"/);
		expect(svgWith('implemented')).not.toMatch(/<rect[^>]*fill="var\(--paper\)"/);
		expect(svgWith('implemented')).toContain('fill="var(--status-implemented-text)"');
	});

	test('refers to patterns of its own drawing alone', () => {
		const svgs = [640, 360].map((width) => svgOf(figure(registerCube()), width));
		const ids = svgs.map((svg) => [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
		svgs.forEach((svg, index) => {
			const used = [...svg.matchAll(/url\(#([^)]+)\)/g)].map((match) => match[1]);
			expect(new Set(used).size).toBe(3);
			for (const id of used) expect(ids[index]).toContain(id);
		});
		expect(new Set(ids.flat()).size).toBe(ids.flat().length);
	});

	test('breaks long names of themes and cuts a word that is longer than the line', () => {
		const label = 'Beskæftigelsesindsatsforanstaltningsområdet og integration';
		const texts = textsOf(
			svgOf(figure([cubeRow({ themeId: 't01', n: 4 })], [{ themeId: 't01', label }]), 640)
		);
		const lines = texts.slice(texts.indexOf('I alt') + 1, -1);
		expect(lines.length).toBeGreaterThan(1);
		expect(lines.join(' ').replaceAll('- ', '')).toBe(label);
	});

	test('escapes what a theme is called', () => {
		const svg = svgOf(
			figure([cubeRow({ themeId: 't01' })], [{ themeId: 't01', label: '<b> & "Idræt"' }]),
			640
		);
		expect(svg).not.toContain('<b>');
		expect(svg).toContain('&lt;b&gt; &amp;');
	});

	test.each([
		['without any theme', [], []],
		['of themes without recommendations', [], THEMES],
		['of one recommendation', [cubeRow({ themeId: 't01' })], THEME],
		['of millions', registerCube(1_234_567), THEMES],
		['of drafts', [draftRow({ themeId: 't01', n: 12 })], THEMES]
	])('is sound %s, wide and narrow', (_what, rows, themes) => {
		for (const width of [280, 360, 640, 1000]) expectSound(svgOf(figure(rows, themes), width));
	});

	test('is sound for any rows at any width', () => {
		fc.assert(
			fc.property(anyRows, fc.integer({ min: 240, max: 1400 }), (rows, width) => {
				expectSound(svgOf(figure(rows, ANY_THEMES), width));
			}),
			{ numRuns: 40 }
		);
	});
});
