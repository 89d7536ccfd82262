import { describe, expect, test } from 'vitest';
import { openAreaYears } from '#lib/domain/measures/open-area-years.ts';
import { openCommittees } from '#lib/domain/measures/open-committees.ts';
import { openShown, type ShownItem } from '#lib/domain/measures/open-shown.ts';

const item = (id: number, given: Partial<ShownItem> = {}): ShownItem => ({
	recommendationId: `r${String(id).padStart(3, '0')}`,
	year: 2010 + (id % 5),
	themeId: 't01',
	areaId: 'school',
	response: 'group',
	implementation: 'unknown',
	codingStatus: 'coded',
	verdict: null,
	timesAsked: 1,
	rank: null,
	...given
});
const idsOf = (items: readonly ShownItem[]) => items.map(({ recommendationId }) => recommendationId);

describe('the open recommendations that a page holds', () => {
	const items = Array.from({ length: 10 }, (_, id) => item(id));

	test('are all where they are few, whatever is chosen', () => {
		expect(openShown(items, { from: 2014 }, { inPage: 10 })).toBe(items);
	});

	test('are the first of every list of the choice where they are many', () => {
		const mixed = [...items, item(20, { response: 'none', year: 2014 })];
		const shown = openShown(mixed, {}, { inPage: 10, inList: 3 });
		expect(idsOf(shown)).toEqual(['r000', 'r001', 'r005', 'r020']);
		expect(idsOf(openShown(mixed, { from: 2014 }, { inPage: 10, inList: 3 }))).toEqual([
			'r004',
			'r009',
			'r020'
		]);
	});

	test('keep what the council puts first, wherever it stands and whether it is open', () => {
		const done = item(30, { rank: 1, response: 'direct', implementation: 'implemented' });
		const late = item(31, { rank: 2, year: 2014 });
		const shown = openShown([...items, done, late], {}, { inPage: 10, inList: 1 });
		expect(idsOf(shown)).toEqual(['r000', 'r030', 'r031']);
	});
});

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
