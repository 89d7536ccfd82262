import { expect, test } from 'vitest';
import { termSpans } from '#lib/charts/term-spans.ts';

test('each term lies over those of its years that are shown', () => {
	expect(termSpans({ from: 2012, to: 2018 })).toEqual([
		{ term: { from: 2010, to: 2013 }, start: 0, end: 1 },
		{ term: { from: 2014, to: 2017 }, start: 2, end: 5 },
		{ term: { from: 2018, to: 2021 }, start: 6, end: 6 }
	]);
});

test.each([
	['of one term', { from: 2014, to: 2017 }],
	['of no year', { from: 2017, to: 2010 }]
])('years %s have nothing to tell apart', (_what, years) => {
	expect(termSpans(years)).toEqual([]);
});
