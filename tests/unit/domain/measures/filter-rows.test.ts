import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterRows, type RowFilter } from '#lib/domain/measures/filter-rows.ts';
import { made } from '#lib/domain/measures/made.ts';
import { VERDICT_CHOICES } from '#lib/domain/measures/verdict-choices.ts';
import { IMPLEMENTATIONS, RESPONSES, STATES } from '#lib/domain/vocabulary.ts';
import { anyRows, cubeRow, draftRow } from '../cube-row.ts';

const ROWS = [
	cubeRow({
		year: 2010,
		themeId: 't01',
		areaId: 'education',
		response: 'direct',
		implementation: 'implemented',
		verdict: 'confirmed'
	}),
	cubeRow({
		year: 2013,
		themeId: 't02',
		areaId: null,
		response: 'direct',
		implementation: 'discontinued',
		verdict: 'not_confirmed'
	}),
	cubeRow({ year: 2014, themeId: 't03', areaId: 'health', response: 'group', implementation: 'unknown' }),
	draftRow({ year: 2017, themeId: 't01', areaId: 'education' })
];

describe('a filter', () => {
	test.each<[string, RowFilter, number[]]>([
		['nothing lets all pass', {}, [2010, 2013, 2014, 2017]],
		[
			'empty lists let all pass',
			{ themes: [], areas: [], responses: [], implementations: [], states: [], terms: [], verdicts: [] },
			[2010, 2013, 2014, 2017]
		],
		['a theme', { themes: ['t01'] }, [2010, 2017]],
		['two themes', { themes: ['t01', 't03'] }, [2010, 2014, 2017]],
		['an area, which a theme without one is not in', { areas: ['education', 'health'] }, [2010, 2014, 2017]],
		['a first year, itself included', { from: 2013 }, [2013, 2014, 2017]],
		['a last year, itself included', { to: 2013 }, [2010, 2013]],
		['an answer, which a draft has not', { responses: ['direct', 'group', 'none'] }, [2010, 2013, 2014]],
		['an implementation', { implementations: ['implemented', 'discontinued'] }, [2010, 2013]],
		['a state', { states: ['open'] }, [2014]],
		['a term', { terms: [{ from: 2010, to: 2013 }] }, [2010, 2013]],
		['a term and years, which both must hold', { terms: [{ from: 2010, to: 2013 }], from: 2013 }, [2013]],
		[
			'two terms',
			{
				terms: [
					{ from: 2010, to: 2013 },
					{ from: 2014, to: 2017 }
				]
			},
			[2010, 2013, 2014, 2017]
		],
		['a word of the council', { verdicts: ['confirmed'] }, [2010]],
		['disagreement, which is found under its word too', { verdicts: ['disputed'] }, [2013]],
		['any of several words', { verdicts: ['not_confirmed', 'confirmed'] }, [2010, 2013]],
		['the council having said nothing, of a draft too', { verdicts: ['none'] }, [2014, 2017]],
		['all that can be asked for', { verdicts: VERDICT_CHOICES }, [2010, 2013, 2014, 2017]],
		[
			'everything at once',
			{ themes: ['t01'], areas: ['education'], from: 2010, to: 2010, states: ['done'] },
			[2010]
		],
		['what nothing has', { themes: ['t99'] }, []]
	])('on %s', (_what, filter, years) => {
		expect(filterRows(ROWS, filter).map((row) => row.year)).toEqual(years);
	});

	test('on every value of an axis loses only what has no value there', () => {
		fc.assert(
			fc.property(anyRows, (rows) => {
				const rated = made(rows.filter((row) => row.response !== null));
				expect(made(filterRows(rows, { responses: RESPONSES }))).toBe(rated);
				expect(made(filterRows(rows, { implementations: IMPLEMENTATIONS }))).toBe(rated);
				expect(made(filterRows(rows, { states: STATES }))).toBe(rated);
			})
		);
	});

	test('keeps what else a row carries', () => {
		const withId = { ...cubeRow(), recommendationId: 'alb-ir-2014-01' };
		expect(filterRows([withId], { from: 2014 })[0]?.recommendationId).toBe('alb-ir-2014-01');
	});
});
