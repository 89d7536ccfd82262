import { describe, expect, test } from 'vitest';
import type { UnitStatus } from '#lib/charts/unit-chart.ts';
import { unitRuns } from '#lib/charts/unit-runs.ts';
import UnitRuns from '#lib/components/UnitRuns.svelte';
import { cubeRow, draftRow } from '../unit/domain/cube-row.ts';
import { rendered, textOf, textsOf } from './rendered.ts';

const ROWS = [
	cubeRow({ year: 2012, n: 700 }),
	cubeRow({ year: 2012, n: 55, response: 'direct', implementation: 'implemented' }),
	draftRow({ year: 2015, n: 12 })
];

function show(years = { from: 2012, to: 2015 }, rows = ROWS, tooYoung: readonly number[] = []) {
	return rendered(UnitRuns, {
		chart: unitRuns(rows, years),
		rows: 0,
		tooYoung,
		statusLabel: (status: UnitStatus) => status,
		runHref: (year: number, status: UnitStatus) => (status === 'draft' ? null : `/${year}/${status}`),
		yearHref: (year: number) => `/${year}`,
		patterns: 'status'
	});
}

describe('figure A drawn from counts', () => {
	test('has one part for each year and status, which says how many it is and leads to them', () => {
		const page = show();
		expect(textsOf(page, 'svg title')).toEqual([
			'2012: 55 implemented. Se listen',
			'2012: 700 unknown. Se listen',
			'2015: 12 draft. Se listen'
		]);
		expect([...page.querySelectorAll('svg a')].map((link) => link.getAttribute('href'))).toEqual([
			'/2012/implemented',
			'/2012/unknown',
			null
		]);
	});

	test('draws a square for every two where one would be too many, the last one cut', () => {
		const [implemented, unknown] = [...show().querySelectorAll('svg path')].map(
			(path) => path.getAttribute('d') ?? ''
		);
		expect(implemented?.match(/M/g)).toHaveLength(28);
		expect(implemented).toMatch(/h5v10h-5z$/);
		expect(unknown?.match(/M/g)).toHaveLength(350);
	});

	test('leads by keyboard through its years alone, by term of office', () => {
		const page = show();
		expect(textsOf(page, '.name')).toEqual(['Valgperiode 2010–2013', 'Valgperiode 2014–2017']);
		expect([...page.querySelectorAll('a.label')].map((link) => link.getAttribute('aria-label'))).toEqual([
			'2012: 755 anbefalinger',
			'2013: 0 anbefalinger',
			'2014: 0 anbefalinger',
			'2015: 12 anbefalinger'
		]);
		expect([...page.querySelectorAll('svg a')].every((link) => link.getAttribute('tabindex') === '-1')).toBe(
			true
		);
		expect([...page.querySelectorAll('svg')].every((svg) => svg.getAttribute('aria-hidden') === 'true')).toBe(
			true
		);
	});

	test('puts a bracket under the years that were too recent to judge', () => {
		const page = show(undefined, ROWS, [2014, 2015]);
		expect(textsOf(page, '.young')).toEqual(['for ny til at vurdere']);
		expect(page.querySelector('.young')?.getAttribute('style')).toBe('grid-column: 1 / 3');
	});

	test('of one year has no room for others and no term', () => {
		const page = show({ from: 2012, to: 2012 }, ROWS.slice(0, 2));
		expect(page.querySelector('.name')).toBeNull();
		expect(page.querySelector('.unit-runs')?.getAttribute('style')).toContain('--places: 1');
		expect(textOf(page.querySelector('.label b'))).toBe('2012');
	});
});
