import { describe, expect, test } from 'vitest';
import { unitChart, type UnitStatus } from '#lib/charts/unit-chart.ts';
import StatusPatterns from '#lib/components/StatusPatterns.svelte';
import FigureKey from '#lib/components/FigureKey.svelte';
import UnitChart from '#lib/components/UnitChart.svelte';
import type { CodingStatus, Implementation, Response } from '#lib/domain/vocabulary.ts';
import { rendered, textOf, textsOf } from './rendered.ts';

const item = (
	recommendationId: string,
	year: number,
	implementation: Implementation | null,
	codingStatus: CodingStatus | null = 'coded'
) => ({
	recommendationId,
	year,
	theme: 'Mentor',
	response: (implementation === null ? null : 'direct') as Response | null,
	implementation,
	codingStatus
});
const ITEMS = [
	item('x-2010-01', 2010, 'unknown'),
	item('x-2010-02', 2010, 'implemented'),
	item('x-2010-03', 2010, 'discontinued'),
	item('x-2012-01', 2012, null, 'draft'),
	item('x-2012-02', 2012, null, null)
];
const WORDS: Partial<Record<UnitStatus, string>> = {
	draft: 'endnu ikke vurderet',
	not_covered: 'ikke omfattet af kilden'
};

function show(items = ITEMS, tooYoung: readonly number[] = []) {
	const chart = unitChart(items, { from: 2010, to: 2012 });
	return rendered(UnitChart, {
		chart,
		rows: chart.rows,
		tooYoung,
		statusLabel: (status: UnitStatus) => WORDS[status] ?? status,
		itemHref: (one: { recommendationId: string }) => `/anbefaling/${one.recommendationId}`,
		yearHref: (year: number) => `/aar/${year}`,
		patterns: 'status'
	});
}

describe('the municipal terms over figure A', () => {
	const termsOf = (from: number, to: number) => {
		const chart = unitChart(ITEMS, { from, to });
		const page = rendered(UnitChart, {
			chart,
			rows: chart.rows,
			tooYoung: [],
			statusLabel: String,
			itemHref: () => '/',
			yearHref: () => '/',
			patterns: 'status'
		});
		return [...page.querySelectorAll('.term')].map((term) => [
			term.getAttribute('style'),
			...textsOf(term, ':scope > span')
		]);
	};

	test('have their name over their years, and a shorter one for where it has no room', () => {
		expect(termsOf(2010, 2017)).toEqual([
			['grid-column: 1 / 5', 'valgperiode 2010–2013', 'Valgperiode 2010–2013'],
			['grid-column: 5 / 9', 'valgperiode 2014–2017', 'Valgperiode 2014–2017']
		]);
		expect(termsOf(2009, 2015)).toEqual([
			['grid-column: 1 / 2', 'Valgperiode 2006–2009'],
			['grid-column: 2 / 6', 'valgperiode 2010–2013', 'Valgperiode 2010–2013'],
			['grid-column: 6 / 8', 'valgperiode 2014–2017', 'Valgperiode 2014–2017']
		]);
	});

	test('are not named where the years are of one', () => {
		expect(termsOf(2010, 2013)).toEqual([]);
	});
});

describe('figure A', () => {
	test('has one square for each recommendation, from the known at the bottom up', () => {
		const [first] = [...show().querySelectorAll('.year')];
		const squares = [...(first?.querySelectorAll('svg a') ?? [])];
		expect(squares.map((link) => link.getAttribute('href'))).toEqual([
			'/anbefaling/x-2010-02',
			'/anbefaling/x-2010-03',
			'/anbefaling/x-2010-01'
		]);
		const heights = squares.map((link) => Number(link.querySelector('rect')?.getAttribute('y')));
		expect(heights).toEqual([...heights].sort((a, b) => b - a));
		expect(new Set(heights).size).toBe(3);
	});

	test('says of each square year, theme and status', () => {
		expect(textsOf(show(), 'title')).toEqual([
			'2010, Mentor: implemented. Læs anbefalingen',
			'2010, Mentor: discontinued. Læs anbefalingen',
			'2010, Mentor: unknown. Læs anbefalingen',
			'2012, Mentor: endnu ikke vurderet. Læs anbefalingen',
			'2012, Mentor: ikke omfattet af kilden. Læs anbefalingen'
		]);
	});

	test('draws what nobody has judged and what no source covers as an empty, dashed square', () => {
		const dashed = [...show().querySelectorAll('rect')].map((square) => [
			square.getAttribute('fill') === 'none',
			square.hasAttribute('stroke-dasharray')
		]);
		expect(dashed).toEqual([
			...Array<boolean[]>(3).fill([false, false]),
			...Array<boolean[]>(2).fill([true, true])
		]);
	});

	test('leads by keyboard through its years alone, those without a recommendation included', () => {
		const page = show();
		expect([...page.querySelectorAll('a.label')].map((link) => link.getAttribute('aria-label'))).toEqual([
			'2010: 3 anbefalinger',
			'2011: 0 anbefalinger',
			'2012: 2 anbefalinger'
		]);
		expect([...page.querySelectorAll('svg a')].every((link) => link.getAttribute('tabindex') === '-1')).toBe(
			true
		);
		expect([...page.querySelectorAll('svg')].every((svg) => svg.getAttribute('aria-hidden') === 'true')).toBe(
			true
		);
	});

	test('puts a bracket over the years that were too recent to judge, and none where there are none', () => {
		expect(textOf(show(ITEMS, [2012]).querySelector('.young'))).toBe('for ny til at vurdere');
		expect(show(ITEMS, [2012]).querySelector('.young')?.getAttribute('style')).toBe('grid-column: 3 / -1');
		expect(show().querySelector('.young')).toBeNull();
	});

	test('keeps its years where nothing is left to show', () => {
		const page = show([]);
		expect(textsOf(page, '.label b')).toEqual(['2010', '2011', '2012']);
		expect(page.querySelectorAll('rect')).toHaveLength(0);
	});
});

test('every fill of a square is a colour of the site or a pattern that stands in the page', () => {
	const ids = [...rendered(StatusPatterns, { prefix: 'status' }).querySelectorAll('pattern')].map(
		({ id }) => id
	);
	const fills = [...show().querySelectorAll('rect')].map((square) => square.getAttribute('fill') ?? '');
	for (const fill of fills) {
		const named = /^url\(#(.+)\)$/.exec(fill)?.[1];
		expect(named === undefined ? /^(?:var\(--status-[a-z-]+\)|none)$/.test(fill) : ids.includes(named)).toBe(
			true
		);
	}
});

test('the key has a swatch and a word for each entry, in the order given', () => {
	const page = rendered(FigureKey, {
		entries: [
			{ swatch: 'implemented', label: 'Gennemført' },
			{ swatch: 'unknown', label: 'Uoplyst' },
			{ swatch: 'dotted-line', label: 'står ud for en statustekst' }
		],
		patterns: 'status'
	});
	expect(page.querySelector('ul')?.getAttribute('aria-label')).toBe('Nøgle');
	expect(textsOf(page, 'li')).toEqual(['Gennemført', 'Uoplyst', 'står ud for en statustekst']);
	expect(page.querySelectorAll('li svg[aria-hidden="true"]')).toHaveLength(3);
});
