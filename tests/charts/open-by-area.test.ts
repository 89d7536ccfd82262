import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openByArea } from '#lib/charts/open-by-area.ts';
import { MOST_UNITS, openLayout, unitRows } from '#lib/charts/open-by-area-layout.ts';
import { openAreaRows } from '#lib/charts/open-by-area-rows.ts';
import { type AreaLabel, openAreaYears, type OpenCount } from '#lib/domain/measures/open-area-years.ts';
import { OPEN_STATUSES, openItems } from '#lib/domain/measures/open-items.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import { shapesOf, squaresOf } from './open-by-area-shapes.ts';
import { OPEN_TEXT } from './open-by-area-text.ts';
import { registerCube, STATUS_AS_OF, THEMES, YEARS } from './register-cube.ts';
import { expectSound, snapshotOf, svgOf, textsOf } from './svg-text.ts';

const SHARED: Readonly<Record<string, string>> = { t01: 'a01', t02: 'a01', t03: 'a01' };
const areaOf = (themeId: string) => SHARED[themeId] ?? themeId.replace('t', 'a');

/** The open ones of a whole register, and an area of which none is open. */
const REGISTER: readonly OpenCount[] = openItems(
	registerCube().map((row) => ({ ...row, areaId: areaOf(row.themeId) }))
);
const AREAS: readonly AreaLabel[] = [
	{ areaId: 'none', label: 'Bolig og boligområder' },
	...THEMES.map(({ themeId, label }) => ({ areaId: areaOf(themeId), label })).filter(
		({ areaId }, index, all) => all.findIndex((other) => other.areaId === areaId) === index
	)
];
const AREA: readonly AreaLabel[] = [{ areaId: 'a01', label: 'Uddannelse' }];

const item = (given: Partial<OpenCount> = {}): OpenCount => ({
	n: 1,
	year: 2014,
	areaId: 'a01',
	implementation: 'unknown',
	...given
});
const many = (n: number, given: Partial<OpenCount> = {}) => (n === 0 ? [] : [item({ ...given, n })]);

const figure = (
	items: readonly OpenCount[],
	areas: readonly AreaLabel[] = AREAS,
	years: YearRange = YEARS,
	statusAsOf: string | null = STATUS_AS_OF
) => openByArea(items, { areas, years, statusAsOf, text: OPEN_TEXT });
const layoutOf = (items: readonly OpenCount[], width: number, areas = AREAS) =>
	openLayout(
		openAreaYears(items, { areas, years: YEARS, noArea: OPEN_TEXT.noArea }),
		YEARS,
		STATUS_AS_OF,
		OPEN_TEXT,
		width
	);

describe('the rows of figure E', () => {
	test('are the areas in the order given, with a count for every year and one without any', () => {
		const rows = openAreaRows(
			openAreaYears([item({ year: 2010, implementation: 'partial' }), item({ year: 2012 })], {
				areas: [{ areaId: 'z', label: 'Ældre' }, ...AREA],
				years: { from: 2010, to: 2012 },
				noArea: 'Uden område'
			})
		);
		expect(rows).toEqual([
			{
				area_id: 'z',
				area: 'Ældre',
				open: 0,
				unknown: 0,
				oldest: null,
				open_2010: 0,
				open_2011: 0,
				open_2012: 0
			},
			{
				area_id: 'a01',
				area: 'Uddannelse',
				open: 2,
				unknown: 1,
				oldest: 2010,
				open_2010: 1,
				open_2011: 0,
				open_2012: 1
			}
		]);
	});

	test('have a column of the table for every value but the id, written in Danish', () => {
		const { rows, columns } = figure(many(1234), AREA);
		const first = rows[0] ?? {};
		expect(['area_id', ...columns.map((column) => column.key)]).toEqual(Object.keys(first));
		expect(columns.map((column) => column.format(first[column.key] ?? null))).toEqual([
			'Uddannelse',
			'1.234',
			'1.234',
			'2014',
			...['0', '0', '0', '0', '1.234', '0', '0', '0']
		]);
	});
});

describe('the layout of figure E', () => {
	test('has labels above the strips on a phone and beside them on a desktop', () => {
		expect(layoutOf(REGISTER, 599).stacked).toBe(true);
		expect(layoutOf(REGISTER, 600).stacked).toBe(false);
		expect(layoutOf(REGISTER, 360).rows.every((row) => row.firstLine < row.top)).toBe(true);
	});

	test('has them above the strips where the numbers of the piles need the room', () => {
		expect(layoutOf(many(99), 640, AREA).stacked).toBe(false);
		expect(layoutOf(many(99_999), 640, AREA).stacked).toBe(true);
	});

	test('ends at the status date, two years after the last', () => {
		const { from, to, edge } = layoutOf(REGISTER, 640);
		expect([from, to, edge]).toEqual([2009.5, 2019, 2019]);
	});

	test.each([280, 360, 640, 1000])('keeps the squares of a cell inside it at %i pixels', (width) => {
		const { grid, cellPx, rows } = layoutOf(REGISTER, width);
		expect(grid.columns * grid.stepPx).toBeLessThanOrEqual(cellPx);
		rows.forEach((row, index) => {
			const highest = Math.max(...row.area.cells.map((cell) => unitRows(cell, grid) * grid.stepPx));
			expect(row.ground - row.top).toBeGreaterThan(highest);
			expect(row.top).toBeGreaterThanOrEqual(rows[index - 1]?.ground ?? 0);
		});
	});
});

describe('figure E', () => {
	test('says in words of how many it is', () => {
		expect(figure(REGISTER).description).toContain(
			`${REGISTER.length} åbne anbefalinger i 11 områder, heraf 66 uoplyste. Den ældste er fra 2010.`
		);
		expect(figure([]).description).toContain('0 åbne anbefalinger');
	});

	test('has in its key the statuses that are open, in the order of the codebook', () => {
		expect(figure([]).key.map((entry) => entry.swatch)).toEqual([
			'partial',
			'in_progress',
			'not_implemented',
			'unknown'
		]);
	});

	test.each([640, 360])('looks as it did at %i pixels', async (width) => {
		await expect(snapshotOf(figure(REGISTER), width)).toMatchFileSnapshot(
			`snapshots/open-by-area-${width}.svg`
		);
	});

	test('has a square for each open recommendation, and no two in one place', () => {
		for (const width of [280, 360, 640]) {
			const squares = squaresOf(svgOf(figure(REGISTER), width));
			expect(squares).toHaveLength(REGISTER.length);
			expect(new Set(squares.map(({ x, y }) => `${x}/${y}`)).size).toBe(REGISTER.length);
		}
	});

	test('writes the counts of every area, with 0 alone where none is open', () => {
		const texts = textsOf(svgOf(figure(many(3).concat(item({ implementation: 'partial' })), AREAS), 640));
		expect(texts.slice(texts.indexOf('Uddannelse'), texts.indexOf('Uddannelse') + 3)).toEqual([
			'Uddannelse',
			'4',
			'· 3 uoplyst'
		]);
		expect(texts[texts.indexOf('Bolig og boligområder') + 1]).toBe('0');
		expect(texts.filter((text) => text.includes('uoplyst'))).toHaveLength(1);
	});

	test('writes the ages over the rows, the years and the municipal terms under them', () => {
		const texts = textsOf(svgOf(figure(REGISTER), 640));
		expect(texts).toEqual(
			expect.arrayContaining(['År ved opgørelsen', '9', '2', 'opgjort 2019', '2010', '2017', 'Valgperiode'])
		);
		expect(texts).toEqual(expect.arrayContaining(['2010–2013', '2014–2017']));
		expect(textsOf(svgOf(figure(REGISTER), 360))).toContain('valgperiode 2010–2013');
	});

	test('draws nothing after the status date, and leads there where something is open', () => {
		const svg = svgOf(figure([item({ year: 2010 })], AREA), 640);
		const edge = Number(shapesOf(svg, 'line').find(({ stroke }) => stroke === 'var(--ink)')?.x1);
		const [start, end] =
			/^M([\d.]+) [\d.]+H([\d.]+)M/.exec(shapesOf(svg, 'path')[0]?.d ?? '')?.slice(1) ?? [];
		expect(edge).toBeGreaterThan(300);
		expect(Number(end)).toBeLessThan(edge);
		expect(Number(start)).toBeLessThan(Number(end));
		expect(squaresOf(svg).map(({ x }) => x < Number(start))).toEqual([true]);
		expect(svgOf(figure([], AREA), 640)).not.toContain('<path');
	});

	test('has neither ages nor edge where there is no status date', () => {
		const texts = textsOf(svgOf(figure([], AREA, YEARS, null), 640));
		expect(texts).not.toContain('opgjort 2019');
		expect(texts).not.toContain('År ved opgørelsen');
		expect(texts).toContain('2017');
	});

	test('closes after the year of the status date where that year has recommendations itself', () => {
		const svg = svgOf(figure([item({ year: 2019 })], AREA, { from: 2010, to: 2020 }), 640);
		expect(textsOf(svg)).toContain('0');
		expect(textsOf(svg)).not.toContain('-1');
		expectSound(svg);
	});

	test(`folds more than ${MOST_UNITS} of one year into a pile with its number`, () => {
		const [most, more] = [MOST_UNITS, MOST_UNITS + 1].map((n) => svgOf(figure(many(n), AREA), 640));
		expect(squaresOf(most ?? '')).toHaveLength(MOST_UNITS);
		expect(squaresOf(more ?? '')).toHaveLength(1);
		expect(textsOf(more ?? '').filter((text) => text === '13')).toHaveLength(2);
	});

	test('divides a pile by status, from the bottom up', () => {
		const items = [...many(30), ...many(10, { implementation: 'partial' })];
		const [partial, unknown] = squaresOf(svgOf(figure(items, AREA), 640));
		expect(partial?.y).toBeGreaterThan(unknown?.y ?? NaN);
		expect((unknown?.height ?? NaN) / (partial?.height ?? NaN)).toBeCloseTo(3, 1);
	});

	test('names what can be chosen: each area with open ones, each of its years, and nothing without an address', () => {
		const items = [item({ year: 2010 }), item({ year: 2010 }), item({ year: 2012, areaId: null })];
		for (const width of [640, 360]) {
			const choices = shapesOf(svgOf(figure(items), width), 'rect').flatMap(
				(one) => one['data-choice'] ?? []
			);
			expect(choices.map((choice) => choice.replaceAll('&amp;', '&'))).toEqual([
				'area=a01',
				'area=a01&from=2010&to=2010'
			]);
		}
	});

	test.each([640, 360])('gives a finger room for every choice, at %i pixels', (width) => {
		const boxes = shapesOf(svgOf(figure(REGISTER), width), 'rect').filter((one) => one['data-choice']);
		expect(boxes.length).toBeGreaterThan(20);
		expect(boxes.filter((box) => Number(box.height) < 24 || Number(box.width) < 24)).toEqual([]);
	});

	test('shows what belongs to no area in a last row of its own', () => {
		const { rows } = figure([item({ areaId: null })], AREA);
		expect(rows.map((row) => [row.area_id, row.area, row.open])).toEqual([
			['a01', 'Uddannelse', 0],
			[null, 'Uden område', 1]
		]);
	});

	test('refers to patterns of its own drawing alone', () => {
		const svgs = [640, 360].map((width) => svgOf(figure(REGISTER), width));
		const ids = svgs.map((svg) => [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
		svgs.forEach((svg, index) => {
			const used = [...svg.matchAll(/url\(#([^)]+)\)/g)].map((match) => match[1]);
			expect(used.length).toBeGreaterThan(0);
			for (const id of used) expect(ids[index]).toContain(id);
		});
		expect(new Set(ids.flat()).size).toBe(ids.flat().length);
	});

	test('escapes what an area is called', () => {
		const svg = svgOf(figure([item()], [{ areaId: 'a01', label: '<b> & "Idræt"' }]), 640);
		expect(svg).not.toContain('<b>');
		expect(svg).toContain('&lt;b&gt; &amp;');
	});

	test.each<[string, readonly OpenCount[], readonly AreaLabel[], YearRange, string | null]>([
		['without any area', [], [], YEARS, STATUS_AS_OF],
		['of areas without open ones', [], AREAS, YEARS, STATUS_AS_OF],
		['of one recommendation', [item()], AREA, { from: 2014, to: 2014 }, STATUS_AS_OF],
		['of no year at all', [], AREA, { from: 2017, to: 2010 }, STATUS_AS_OF],
		['of many', many(54_321), AREA, YEARS, STATUS_AS_OF],
		['of many years', many(40), AREA, { from: 1974, to: 2017 }, STATUS_AS_OF],
		['of a status before its years', [], AREA, { from: 2020, to: 2024 }, STATUS_AS_OF],
		['without a status date', [], AREAS, YEARS, null]
	])('is sound %s, wide and narrow', (_what, items, areas, years, statusAsOf) => {
		for (const width of [280, 360, 640, 1000])
			expectSound(svgOf(figure(items, areas, years, statusAsOf), width));
	});

	test('is sound for any open ones at any width', () => {
		const anyItems = fc.array(
			fc.record({
				n: fc.integer({ min: 1, max: 20 }),
				year: fc.integer({ min: YEARS.from, max: YEARS.to }),
				areaId: fc.constantFrom('a01', 'a04', null),
				implementation: fc.constantFrom(...OPEN_STATUSES)
			}),
			{ maxLength: 60 }
		);
		fc.assert(
			fc.property(anyItems, fc.integer({ min: 240, max: 1400 }), (items, width) => {
				expectSound(svgOf(figure(items), width));
			}),
			{ numRuns: 40 }
		);
	});
});
