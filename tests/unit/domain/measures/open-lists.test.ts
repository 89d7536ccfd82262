import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { made } from '#lib/domain/measures/made.ts';
import { openAreaYears } from '#lib/domain/measures/open-area-years.ts';
import { isOpen, OPEN_STATUSES, openItems } from '#lib/domain/measures/open-items.ts';
import { type OpenListItem, openLists } from '#lib/domain/measures/open-lists.ts';
import { stateCounts } from '#lib/domain/measures/state-counts.ts';
import { IMPLEMENTATIONS, stateOf } from '#lib/domain/vocabulary.ts';
import { ANY_YEARS, anyRows, cubeRow, draftRow, uncoveredRow } from '../cube-row.ts';

const item = (recommendationId: string, given: Partial<OpenListItem> = {}): OpenListItem => ({
	recommendationId,
	year: 2014,
	response: 'group',
	implementation: 'unknown',
	codingStatus: 'coded',
	timesAsked: 1,
	...given
});
const idsOf = (items: readonly OpenListItem[]) => items.map(({ recommendationId }) => recommendationId);

describe('what is open', () => {
	test('is every status that is neither implemented nor discontinued', () => {
		expect(OPEN_STATUSES).toEqual(IMPLEMENTATIONS.filter((status) => stateOf(status) === 'open'));
	});

	test('is neither a draft nor what carries no status', () => {
		expect([draftRow(), uncoveredRow()].map(isOpen)).toEqual([false, false]);
		expect(isOpen(cubeRow({ codingStatus: 'draft', implementation: 'partial' }))).toBe(false);
	});

	test('is as many as the measure of states counts', () => {
		fc.assert(
			fc.property(anyRows, (rows) => {
				const open = openItems(rows).reduce((sum, row) => sum + row.n, 0);
				expect(open).toBe(stateCounts(rows).open);
			})
		);
	});
});

describe('the lists of open recommendations', () => {
	test('are apart by the answer; what is done, stopped or not judged is in none', () => {
		const lists = openLists([
			item('none', { response: 'none' }),
			item('group'),
			item('silent', { response: 'direct' }),
			item('partial', { response: 'direct', implementation: 'partial' }),
			item('done', { response: 'direct', implementation: 'implemented' }),
			item('stopped', { response: 'direct', implementation: 'discontinued' }),
			item('draft', { codingStatus: 'draft' }),
			item('uncovered', { response: null, implementation: null, codingStatus: null })
		]);
		expect(idsOf(lists.noStatusText)).toEqual(['none']);
		expect(idsOf(lists.sharedTextOnly)).toEqual(['group']);
		expect(idsOf(lists.answeredNotDone)).toEqual(['partial', 'silent']);
	});

	test('have the oldest first, then the most often asked, then the order of the ids', () => {
		const { sharedTextOnly } = openLists([
			item('d', { year: 2015, timesAsked: 9 }),
			item('c'),
			item('b'),
			item('e', { timesAsked: 3 }),
			item('a', { year: 2010 })
		]);
		expect(idsOf(sharedTextOnly)).toEqual(['a', 'e', 'b', 'c', 'd']);
	});

	test('of nothing are empty', () => {
		expect(openLists([])).toEqual({ noStatusText: [], sharedTextOnly: [], answeredNotDone: [] });
	});

	test('hold each open one once, in an order that does not depend on the one given', () => {
		fc.assert(
			fc.property(anyRows, fc.array(fc.nat(3)), (rows, times) => {
				const items = rows.map((row, index) => ({
					...row,
					recommendationId: `r${String(index).padStart(3, '0')}`,
					timesAsked: 1 + (times[index] ?? 0)
				}));
				const lists = openLists(items);
				expect(openLists([...items].reverse())).toEqual(lists);
				const ids = Object.values(lists).flatMap((list) => idsOf(list));
				expect([...ids].sort()).toEqual(openItems(items).map(({ recommendationId }) => recommendationId));
				for (const list of [lists.noStatusText, lists.sharedTextOnly, lists.answeredNotDone]) {
					const years = list.map(({ year }) => year);
					expect(years).toEqual([...years].sort((a, b) => a - b));
				}
			})
		);
	});
});

describe('open recommendations by area and year', () => {
	const areas = [
		{ areaId: 'health', label: 'Sundhed' },
		{ areaId: 'education', label: 'Uddannelse' }
	];
	const options = { areas, years: ANY_YEARS, noArea: 'Uden område' };

	test('lose none and count none twice', () => {
		fc.assert(
			fc.property(anyRows, (rows) => {
				const items = openItems(rows);
				const result = openAreaYears(items, options);
				expect(result.reduce((sum, area) => sum + area.open, 0)).toBe(made(items));
				for (const area of result) {
					expect(area.cells.reduce((sum, cell) => sum + cell.open, 0)).toBe(area.open);
					expect(area.cells.reduce((sum, cell) => sum + cell.counts.unknown, 0)).toBe(area.unknown);
					expect(area.cells).toHaveLength(8);
				}
			})
		);
	});

	test('keep the order of the areas, and put what belongs to none last, where there is any', () => {
		const one = { n: 1, year: 2014, areaId: null, implementation: 'partial' } as const;
		expect(openAreaYears([one], options).map(({ label, oldest }) => [label, oldest])).toEqual([
			['Sundhed', null],
			['Uddannelse', null],
			['Uden område', 2014]
		]);
		expect(openAreaYears([], options).map(({ areaId }) => areaId)).toEqual(['health', 'education']);
	});

	test('refuse an area that is not given and a year outside the range', () => {
		const one = { n: 1, year: 2014, areaId: 'x', implementation: 'partial' } as const;
		expect(() => openAreaYears([one], options)).toThrow('unknown area: "x"');
		expect(() => openAreaYears([{ ...one, areaId: 'health', year: 2018 }], options)).toThrow(
			'year outside 2010 to 2017: 2018'
		);
	});
});
