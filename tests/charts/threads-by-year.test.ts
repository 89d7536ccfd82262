import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { threadsByYear } from '#lib/charts/threads-by-year.ts';
import { threadsLayout } from '#lib/charts/threads-by-year-layout.ts';
import { linkLine } from '#lib/charts/threads-by-year-link.ts';
import { mostAskedFirst, type ThreadUnit } from '#lib/charts/threads-by-year-rows.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import { LINK_KINDS, type LinkKind, type Thread } from '#lib/domain/measures/year-repeats.ts';
import { IMPLEMENTATIONS } from '#lib/domain/vocabulary.ts';
import { shapesOf, squaresOf } from './open-by-area-shapes.ts';
import { YEARS } from './register-cube.ts';
import { expectSound, snapshotOf, svgOf, textsOf } from './svg-text.ts';
import { THREADS_TEXT } from './threads-by-year-text.ts';

const thread = (
	threadId: string,
	label: string,
	...members: readonly (readonly [
		year: number,
		implementation: ThreadUnit['implementation'],
		link?: LinkKind
	])[]
): Thread<ThreadUnit> => ({
	threadId,
	label,
	members: members.map(([year, implementation, link], index) => ({
		recommendationId: `${threadId}-${index}`,
		year,
		implementation,
		link: index === 0 ? null : (link ?? 'reworded')
	}))
});

const MENTORS = thread(
	'h03',
	'Mentorer til unge',
	[2010, 'unknown'],
	[2014, 'implemented', 'follows_up'],
	[2016, 'implemented', 'verbatim'],
	[2016, 'unknown', 'follows_up']
);
const THREADS = [
	thread('h01', 'Uddannelsesvejledning til forældrene', [2010, 'in_progress'], [2010, 'in_progress']),
	thread('h02', 'Alternative tilbud til unge', [2010, 'partial'], [2015, 'not_implemented']),
	MENTORS,
	thread('h09', 'Afholdelse af International Medborgerdag', [2012, 'unknown'], [2013, 'discontinued'])
];

const figure = (threads: readonly Thread<ThreadUnit>[], years: YearRange = YEARS) =>
	threadsByYear(threads, { years, text: THREADS_TEXT });
const layoutOf = (threads: readonly Thread<ThreadUnit>[], width: number) =>
	threadsLayout(threads, YEARS, THREADS_TEXT, width);
const linksIn = (svg: string) => shapesOf(svg, 'line').filter(({ stroke }) => stroke === 'var(--ink)');
const SAMPLES = LINK_KINDS.length;

describe('the rows of figure F', () => {
	test('are the threads, most often asked first, then those asked earliest, then by id', () => {
		const sorted = mostAskedFirst([...THREADS].reverse());
		expect(sorted.map(({ threadId }) => threadId)).toEqual(['h03', 'h01', 'h02', 'h09']);
	});

	test('have a column of the table for every value but the id', () => {
		const { rows, columns } = figure(THREADS);
		const first = rows[0] ?? {};
		expect(['thread_id', ...columns.map((column) => column.key)]).toEqual(Object.keys(first));
		expect(columns.map((column) => column.format(first[column.key] ?? null))).toEqual([
			'Mentorer til unge',
			'4',
			'2010, 2014, 2016, 2016',
			'1',
			'0',
			'2'
		]);
	});
});

describe('the layout of figure F', () => {
	test('has labels above the squares on a phone and beside them on a desktop', () => {
		expect(layoutOf(THREADS, 599).phone).toBe(true);
		expect(layoutOf(THREADS, 600).phone).toBe(false);
		expect(layoutOf(THREADS, 360).rows.every((row) => row.firstLine < row.middle - 10)).toBe(true);
	});

	test('puts those of one year side by side, around the middle of the year', () => {
		const places = layoutOf([MENTORS], 640).rows[0]?.places ?? [];
		expect(places.map(({ year }) => year)).toEqual([2010, 2014, 2016, 2016]);
		const [, , left, right] = places;
		expect((left?.dx ?? NaN) + (right?.dx ?? NaN) + (right?.widthPx ?? NaN)).toBeCloseTo(0);
		expect((right?.dx ?? NaN) - (left?.dx ?? NaN)).toBeGreaterThan(left?.widthPx ?? NaN);
	});

	test('makes one pile of a year where the lines between its squares would not be seen', () => {
		const crowded = thread('h01', 'Mentor', ...Array.from({ length: 9 }, () => [2014, 'unknown'] as const));
		const row = layoutOf([crowded], 640).rows[0];
		expect(row?.places.map(({ units }) => units.length)).toEqual([9]);
		expect(row?.links).toEqual([]);
	});

	test('joins each recommendation to the one before it', () => {
		expect(layoutOf([MENTORS], 640).rows[0]?.links).toEqual([
			{ kind: 'follows_up', from: 0, to: 1 },
			{ kind: 'verbatim', from: 1, to: 2 },
			{ kind: 'follows_up', from: 2, to: 3 }
		]);
	});

	test('refuses a later recommendation without a kind of link, and one outside the years', () => {
		const unlinked = {
			...MENTORS,
			members: MENTORS.members.map((member) => ({ ...member, link: null }))
		};
		expect(() => layoutOf([unlinked], 640)).toThrow('thread h03: no link: "h03-1"');
		expect(() => layoutOf([thread('h01', 'Mentor', [2018, 'unknown'])], 640)).toThrow(
			'year outside 2010 to 2017: 2018'
		);
	});
});

describe('a line between two recommendations', () => {
	const style = (kind: LinkKind, length: number) => linkLine(kind, 0, length, 0).attributes;

	test('is of another style for each kind, however short', () => {
		for (const length of [3, 8, 30, 300]) {
			const styles = LINK_KINDS.map((kind) => String(style(kind, length)['stroke-dasharray']));
			expect(new Set(styles).size).toBe(LINK_KINDS.length);
		}
	});

	test('ends with a whole dash', () => {
		fc.assert(
			fc.property(fc.integer({ min: 3, max: 900 }), (length) => {
				const [dash = NaN, space = NaN] = String(style('reworded', length)['stroke-dasharray'])
					.split(' ')
					.map(Number);
				const dashes = (length + space) / (dash + space);
				expect(dashes).toBeCloseTo(Math.round(dashes), 6);
				expect(Math.round(dashes)).toBeGreaterThanOrEqual(2);
			})
		);
	});
});

describe('figure F', () => {
	test('says in words of how many it is', () => {
		expect(figure(THREADS).description).toBe(
			'4 krav, som rådet har stillet mere end én gang, i 10 anbefalinger.'
		);
	});

	test('counts a recommendation of two threads once', () => {
		expect(figure([MENTORS, { ...MENTORS, threadId: 'h04' }]).description).toContain('i 4 anbefalinger');
	});

	test('has in its key the statuses that occur, in the order of the codebook', () => {
		expect(figure([MENTORS]).key.map((entry) => entry.swatch)).toEqual(['implemented', 'unknown']);
		expect(figure([thread('h01', 'Mentor', [2014, null])]).key).toEqual([
			{ swatch: 'outline', label: 'Ikke omfattet af kilden' }
		]);
	});

	test.each([640, 360])('looks as it did at %i pixels', async (width) => {
		await expect(snapshotOf(figure(THREADS), width)).toMatchFileSnapshot(
			`snapshots/threads-by-year-${width}.svg`
		);
	});

	test('has a square for each recommendation and a line for each link, from square to square', () => {
		for (const width of [280, 360, 640]) {
			const svg = svgOf(figure([MENTORS]), width);
			expect(squaresOf(svg)).toHaveLength(4);
			const links = linksIn(svg).slice(SAMPLES);
			expect(links).toHaveLength(3);
			for (const { x1, x2 } of links) expect(Number(x2)).toBeGreaterThan(Number(x1));
		}
	});

	test('names the kinds of lines, the years, the terms and how often', () => {
		const texts = textsOf(svgOf(figure(THREADS), 640));
		expect(texts.slice(0, SAMPLES)).toEqual(['ordret', 'omformuleret', 'følger op']);
		expect(texts).toEqual(expect.arrayContaining(['4 gange', '2 gange', '2010', '2017', '2014–2017']));
	});

	test('writes the number of a pile', () => {
		const crowded = thread('h01', 'Mentor', ...Array.from({ length: 40 }, () => [2014, 'unknown'] as const));
		expect(textsOf(svgOf(figure([crowded]), 640))).toContain('40');
	});

	test('draws one without a status dashed and empty', () => {
		const svg = svgOf(figure([thread('h01', 'Mentor', [2014, null])]), 640);
		expect(squaresOf(svg)).toMatchObject([{ fill: 'none', 'stroke-dasharray': '3 2' }]);
	});

	test('escapes what a thread is called', () => {
		const svg = svgOf(figure([thread('h01', '<b> & "Idræt"', [2014, 'unknown'])]), 640);
		expect(svg).not.toContain('<b>');
		expect(svg).toContain('&lt;b&gt; &amp;');
	});

	test.each<[string, readonly Thread<ThreadUnit>[], YearRange]>([
		['without any thread', [], YEARS],
		['of a thread without recommendations', [thread('h01', 'Mentor')], YEARS],
		['of one recommendation', [thread('h01', 'Mentor', [2014, 'unknown'])], { from: 2014, to: 2014 }],
		['of no year at all', [], { from: 2017, to: 2010 }],
		['of many years', THREADS, { from: 1974, to: 2017 }],
		[
			'of thousands',
			[thread('h01', 'Mentor', ...Array.from({ length: 5000 }, () => [2014, 'partial'] as const))],
			YEARS
		]
	])('is sound %s, wide and narrow', (_what, threads, years) => {
		for (const width of [280, 360, 640, 1000]) expectSound(svgOf(figure(threads, years), width));
	});

	test('is sound for any threads at any width', () => {
		const anyThread = fc
			.array(
				fc.tuple(
					fc.integer({ min: YEARS.from, max: YEARS.to }),
					fc.constantFrom(...IMPLEMENTATIONS, null),
					fc.constantFrom(...LINK_KINDS)
				),
				{ maxLength: 9 }
			)
			.map((members) => thread('h01', 'Krav', ...members.sort(([a], [b]) => a - b)));
		fc.assert(
			fc.property(
				fc.array(anyThread, { maxLength: 6 }),
				fc.integer({ min: 240, max: 1400 }),
				(threads, width) => {
					expectSound(svgOf(figure(threads), width));
				}
			),
			{ numRuns: 40 }
		);
	});
});
