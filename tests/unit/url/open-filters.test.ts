import { describe, expect, test } from 'vitest';
import { formatFilters, NO_FILTERS } from '#lib/url/filters.ts';
import { parseOpenFilters } from '#lib/url/open-filters.ts';

const KNOWN = {
	themes: ['t01'],
	areas: ['school', 'health'],
	years: { from: 2010, to: 2017 },
	hasVerdicts: true
};
const parse = (query: string) => parseOpenFilters(new URLSearchParams(query), KNOWN);

describe('the filters of the open list', () => {
	test('are those of every page, where they can narrow what is open', () => {
		const query = 'theme=t01&area=school&from=2012&response=none&implementation=partial&verdict=keep_open';
		const { filters, dropped } = parse(query);
		expect(dropped).toEqual([]);
		expect(formatFilters(filters).toString()).toBe(query);
	});

	test.each([
		['state=done', [{ key: 'state', value: 'done' }]],
		['state=open', [{ key: 'state', value: 'open' }]],
		['base=judged', [{ key: 'base', value: 'judged' }]],
		['implementation=implemented', [{ key: 'implementation', value: 'implemented' }]],
		[
			'area=nope&state=stopped',
			[
				{ key: 'area', value: 'nope' },
				{ key: 'state', value: 'stopped' }
			]
		]
	])('name what they cannot use: %s', (query, dropped) => {
		expect(parse(query)).toEqual({ filters: NO_FILTERS, dropped });
	});

	test('keep the statuses of open ones beside one that is not', () => {
		expect(parse('implementation=discontinued&implementation=unknown').filters.implementation).toEqual([
			'unknown'
		]);
	});
});
