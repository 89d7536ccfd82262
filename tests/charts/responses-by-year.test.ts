import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { responseYearRows } from '#lib/charts/response-year-rows.ts';
import { responsesByYear } from '#lib/charts/responses-by-year.ts';
import type { CubeRow } from '#lib/domain/cube.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import { ANY_YEARS, anyRows, cubeRow, draftRow } from '../unit/domain/cube-row.ts';
import { RESPONSES_TEXT } from './figure-text.ts';
import { registerCube, STATUS_AS_OF, YEARS } from './register-cube.ts';
import { expectSound, snapshotOf, svgOf, textsOf } from './svg-text.ts';

const DOTTED_IN_INK = /<line(?=[^>]*stroke-dasharray)[^>]*stroke="var\(--ink\)"/;
const TERM_LINE = /<line[^>]*stroke="var\(--rule-strong\)"/g;
const DOTTED_IN_PAPER = /<line(?=[^>]*stroke-dasharray)[^>]*stroke="var\(--paper\)"/;

const figure = (
	rows: readonly CubeRow[],
	years: YearRange = YEARS,
	statusAsOf: string | null = STATUS_AS_OF
) => responsesByYear(rows, { years, statusAsOf, text: RESPONSES_TEXT });

describe('the rows of figure C', () => {
	test('are the years with their counts, a year without any included', () => {
		const rows = responseYearRows(
			[
				cubeRow({ year: 2010, response: 'direct', implementation: 'partial', n: 5 }),
				cubeRow({ year: 2010, response: 'group', n: 10 }),
				cubeRow({ year: 2010, response: 'none', n: 1 }),
				draftRow({ year: 2010, n: 4 })
			],
			{ from: 2010, to: 2011 }
		);
		expect(rows).toEqual([
			{
				year: 2010,
				made: 20,
				rated: 16,
				direct: 5,
				beside_text: 15,
				share: 5 / 16,
				share_low: expect.closeTo(0.1416, 4),
				share_high: expect.closeTo(0.556, 3)
			},
			{
				year: 2011,
				made: 0,
				rated: 0,
				direct: 0,
				beside_text: 0,
				share: null,
				share_low: null,
				share_high: null
			}
		]);
	});

	test('have a column of the table for every value, written in Danish', () => {
		const { rows, columns } = figure(registerCube(1000), { from: 2010, to: 2017 });
		const first = rows[0] ?? {};
		expect(columns.map((column) => column.key)).toEqual(Object.keys(first));
		expect(columns.map((column) => column.format(first[column.key] ?? null)).slice(0, 3)).toEqual([
			'2010',
			'16.000',
			'16.000'
		]);
	});

	test('withhold a share of fewer than ten in words', () => {
		const { rows, columns } = figure(registerCube());
		const share = columns.find((column) => column.key === 'share');
		expect(rows.map((row) => share?.format(row.share ?? null))).toMatchObject({ 1: '–', 4: '–' });
		expect(share?.format(0.5)).toBe('50\u00a0%');
	});
});

describe('figure C', () => {
	test('says in words of how many it is', () => {
		expect(figure(registerCube()).description).toContain('99 anbefalinger');
	});

	test('names what is drawn, in a key of three', () => {
		expect(figure(registerCube()).key.map((entry) => entry.swatch)).toEqual([
			'outline',
			'filled',
			'dotted-line'
		]);
	});

	test.each([640, 360])('looks as it did at %i pixels', async (width) => {
		await expect(snapshotOf(figure(registerCube()), width)).toMatchFileSnapshot(
			`snapshots/responses-by-year-${width}.svg`
		);
	});

	test('writes k of n under each year in one line, on a phone in two', () => {
		const wide = textsOf(svgOf(figure(registerCube()), 640));
		const phone = textsOf(svgOf(figure(registerCube()), 360));
		expect(wide).toContain('8 af 16');
		expect(phone).not.toContain('8 af 16');
		expect(phone).toContain('af 16');
	});

	test('writes years as years and counts in Danish', () => {
		const texts = textsOf(svgOf(figure(registerCube(100)), 640));
		expect(texts).toContain('2010');
		expect(texts).toContain('1.500');
		expect(texts.join(' ')).not.toMatch(/2[.,]010|1,500/);
	});

	test('puts a bracket on the cohorts that are too young, and on no others', () => {
		expect(textsOf(svgOf(figure(registerCube()), 640))).toContain('for ny til at vurdere');
		const older = registerCube().filter((row) => row.year <= 2015);
		expect(textsOf(svgOf(figure(older, { from: 2010, to: 2015 }), 640))).not.toContain(
			'for ny til at vurdere'
		);
		expect(textsOf(svgOf(figure(registerCube(), YEARS, null), 640))).not.toContain('for ny til at vurdere');
	});

	test('names the municipal terms over the years, by what fits, and parts them by a line', () => {
		const texts = (width: number) => textsOf(svgOf(figure(registerCube()), width));
		expect(texts(640)).toEqual(expect.arrayContaining(['valgperiode 2010–2013', 'valgperiode 2014–2017']));
		expect(texts(288)).toEqual(expect.arrayContaining(['2010–2013', '2014–2017']));
		expect(svgOf(figure(registerCube()), 640).match(TERM_LINE)).toHaveLength(1);
	});

	test('names the terms where the years stand in rows, each before its first', () => {
		const years = { from: 1998, to: 2017 };
		const texts = textsOf(svgOf(figure([cubeRow({ year: 1998, n: 12 })], years), 288));
		expect(texts.filter((text) => /^valgperiode /.test(text))).toEqual([
			'valgperiode 1998–2001',
			'valgperiode 2002–2005',
			'valgperiode 2006–2009',
			'valgperiode 2010–2013',
			'valgperiode 2014–2017'
		]);
	});

	test('says nothing of terms where all years are of one', () => {
		const svg = svgOf(figure([cubeRow({ year: 2014 })], { from: 2014, to: 2017 }), 640);
		expect(svg).not.toContain('valgperiode');
		expect(svg).not.toMatch(TERM_LINE);
	});

	test('writes no rate under a year that nobody has judged', () => {
		const texts = textsOf(svgOf(figure([draftRow({ year: 2014, n: 12 })], { from: 2014, to: 2014 }), 640));
		expect(texts).toContain('2014');
		expect(texts.filter((text) => text.includes(' af '))).toEqual([]);
	});

	test('draws the dotted line in the colour of what it lies on', () => {
		const svg = (beside: CubeRow['response']) =>
			svgOf(
				figure([
					cubeRow({ year: 2014, response: 'direct', implementation: 'partial', n: 10 }),
					cubeRow({ year: 2014, response: beside, n: 10 })
				]),
				640
			);
		expect(svg('group')).toMatch(DOTTED_IN_INK);
		expect(svg('group')).not.toMatch(DOTTED_IN_PAPER);
		expect(svg('none')).toMatch(DOTTED_IN_PAPER);
	});

	test('lays the years out in rows where columns do not fit', () => {
		const years = { from: 1990, to: 2017 };
		const rows = Array.from({ length: 28 }, (_, index) => cubeRow({ year: 1990 + index, n: 10 + index }));
		const svg = svgOf(figure(rows, years), 360);
		expect(textsOf(svg)).toEqual(expect.arrayContaining(['1990', '0 af 10', 'for ny til at vurdere']));
		expectSound(svg);
		expectSound(svgOf(figure(rows, years, null), 360));
	});

	test.each([
		['without any row', [], YEARS],
		['of one recommendation', [cubeRow({ year: 2014 })], { from: 2014, to: 2014 }],
		['of no year at all', [], { from: 2017, to: 2010 }],
		['of millions', registerCube(1_234_567), YEARS],
		['of drafts', [draftRow({ year: 2014, n: 12 })], YEARS]
	])('is sound %s, wide and narrow', (_what, rows, years) => {
		for (const width of [280, 360, 640, 1000]) expectSound(svgOf(figure(rows, years), width));
	});

	test('is sound for any rows at any width', () => {
		fc.assert(
			fc.property(anyRows, fc.integer({ min: 240, max: 1400 }), (rows, width) => {
				expectSound(svgOf(figure(rows, ANY_YEARS), width));
			}),
			{ numRuns: 40 }
		);
	});
});
