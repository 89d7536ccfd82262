import { describe, expect, test } from 'vitest';
import { openAreaYears } from '#lib/domain/measures/open-area-years.ts';
import { openCommittees } from '#lib/domain/measures/open-committees.ts';

describe('open recommendations by committee', () => {
	const areas = ['a', 'b', 'c'].map((areaId) => ({ areaId, label: areaId.toUpperCase() }));
	const open = (areaId: string | null, year: number, n: number, implementation: 'partial' | 'unknown') => ({
		areaId,
		year,
		n,
		implementation
	});
	const byArea = openAreaYears(
		[open('a', 2012, 2, 'unknown'), open('b', 2011, 1, 'partial'), open(null, 2010, 4, 'unknown')],
		{ areas, years: { from: 2010, to: 2013 }, noArea: 'Uden område' }
	);

	test('are told apart by none where no area has one', () => {
		expect(openCommittees(byArea, new Map([['a', null]]))).toEqual([]);
	});

	test('add up the areas of each, in the order of the areas, those without one last', () => {
		const committees = new Map([
			['a', 'Skoleudvalget'],
			['b', 'Kulturudvalget'],
			['c', 'Skoleudvalget']
		]);
		expect(openCommittees(byArea, committees)).toEqual([
			{ committee: 'Skoleudvalget', open: 2, unknown: 2, oldest: 2012 },
			{ committee: 'Kulturudvalget', open: 1, unknown: 0, oldest: 2011 },
			{ committee: null, open: 4, unknown: 4, oldest: 2010 }
		]);
		expect(openCommittees(byArea.slice(2, 3), committees)).toEqual([
			{ committee: 'Skoleudvalget', open: 0, unknown: 0, oldest: null }
		]);
	});
});
