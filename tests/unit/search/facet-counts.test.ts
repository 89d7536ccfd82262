import { describe, expect, test } from 'vitest';
import { facetCounts, type FacetRow } from '#lib/domain/search/facet-counts.ts';

const ROWS: readonly FacetRow[] = [
	{
		year: 2014,
		themeId: 't2',
		areaId: 'skole',
		response: 'direct',
		implementation: 'implemented',
		state: 'done',
		verdict: null,
		n: 3
	},
	{
		year: 2010,
		themeId: 't1',
		areaId: null,
		response: 'none',
		implementation: 'unknown',
		state: 'open',
		verdict: null,
		n: 2
	},
	{
		year: 2009,
		themeId: 't1',
		areaId: null,
		response: null,
		implementation: null,
		state: null,
		verdict: null,
		n: 1
	}
];

describe('what each filter would leave', () => {
	test('counts recommendations by value, in order, and those without a value nowhere', () => {
		const facets = facetCounts(ROWS, {});
		expect(facets.theme).toEqual([
			{ value: 't2', n: 3 },
			{ value: 't1', n: 3 }
		]);
		expect(facets.area).toEqual([{ value: 'skole', n: 3 }]);
		expect(facets.year.map(({ value }) => value)).toEqual([2009, 2010, 2014]);
		expect(facets.term).toEqual([
			{ value: '2006-2009', n: 1 },
			{ value: '2010-2013', n: 2 },
			{ value: '2014-2017', n: 3 }
		]);
		expect(facets.response).toEqual([
			{ value: 'direct', n: 3 },
			{ value: 'none', n: 2 }
		]);
		expect(facets.implementation).toEqual([
			{ value: 'implemented', n: 3 },
			{ value: 'unknown', n: 2 }
		]);
		expect(facets.state.map(({ n }) => n).toSorted()).toEqual([2, 3]);
	});

	test('is counted by a filter over what the others leave, and by none where two keep a row out', () => {
		const facets = facetCounts(ROWS, { themes: ['t2'] });
		expect(facets.theme).toHaveLength(2);
		expect(facets.year).toEqual([{ value: 2014, n: 3 }]);
		const narrow = facetCounts(ROWS, { themes: ['t2'], from: 2012 });
		expect(narrow.theme).toEqual([{ value: 't2', n: 3 }]);
		expect(narrow.year).toEqual([{ value: 2014, n: 3 }]);
	});
});
