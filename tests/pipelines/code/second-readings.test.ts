import { describe, expect, test } from 'vitest';
import { IMPLEMENTATIONS, type Implementation, type Response, RESPONSES } from '#lib/domain/vocabulary.ts';
import { lowerClaim } from '#pipelines/code/lower-claim.ts';
import { ALBERTSLUND, type Change, problemsIn, readFolder } from '../folder-copy.ts';

const read = (response: Response, implementation: Implementation = 'unknown') => ({
	response,
	implementation
});

describe('the lower claim', () => {
	test.each([
		['none before group', read('group'), read('none'), read('none')],
		['group before direct', read('direct', 'implemented'), read('group'), read('group')],
		['unknown before in progress', read('direct', 'in_progress'), read('direct'), read('direct')],
		[
			'in progress before partial',
			read('direct', 'partial'),
			read('direct', 'in_progress'),
			read('direct', 'in_progress')
		],
		[
			'partial before implemented',
			read('direct', 'partial'),
			read('direct', 'implemented'),
			read('direct', 'partial')
		],
		[
			'nothing, where one says not implemented',
			read('direct', 'not_implemented'),
			read('direct', 'partial'),
			read('direct')
		],
		[
			'nothing, where one says discontinued',
			read('direct', 'implemented'),
			read('direct', 'discontinued'),
			read('direct')
		],
		[
			'nothing, where they say two sorts of no',
			read('direct', 'not_implemented'),
			read('direct', 'discontinued'),
			read('direct')
		],
		[
			'what both say',
			read('direct', 'discontinued'),
			read('direct', 'discontinued'),
			read('direct', 'discontinued')
		]
	])('is %s', (_, one, other, lower) => {
		expect(lowerClaim(one, other)).toEqual(lower);
		expect(lowerClaim(other, one)).toEqual(lower);
	});

	test('of what both say is what they say, and it never judges a row without an answer', () => {
		for (const response of RESPONSES) {
			for (const implementation of IMPLEMENTATIONS) {
				const codes = read(response, implementation);
				expect(lowerClaim(codes, codes)).toEqual(response === 'direct' ? codes : read(response));
			}
		}
	});
});

describe('the two readings of Albertslund', () => {
	test('cover all 99 recommendations and differ in seven, each settled and held for uncertain', async () => {
		const { secondReadings, recommendations } = await readFolder(ALBERTSLUND, {}, true);
		expect(secondReadings.map(({ recommendationId }) => recommendationId).sort()).toEqual(
			recommendations.map(({ recommendationId }) => recommendationId).sort()
		);
		const settled = secondReadings.filter(({ settled }) => settled.rationaleDa !== '');
		expect(settled.map(({ recommendationId }) => recommendationId).sort()).toEqual([
			'alb-ir-2010-03',
			'alb-ir-2012-08',
			'alb-ir-2012-12',
			'alb-ir-2012-13',
			'alb-ir-2013-14',
			'alb-ir-2016-02',
			'alb-ir-2016-17'
		]);
		const codings = new Map(recommendations.map((row) => [row.recommendationId, row.coding]));
		for (const { recommendationId } of settled) expect(codings.get(recommendationId)?.certain).toBe(false);
	});

	test.each<readonly [string, Record<string, Change>, string]>([
		[
			'a disagreement that nobody settled',
			{ 'settlements.csv': (text) => text.replace(/^alb-ir-2012-08,.*\n/m, '') },
			'settlements.csv:1 unsettled-reading'
		],
		['no settlement at all', { 'settlements.csv': null }, 'settlements.csv:1 unsettled-reading'],
		[
			'the higher claim',
			{
				'settlements.csv': (text) =>
					text.replace(/^(alb-ir-2012-12,.*?),direct,partial,/m, '$1,direct,implemented,')
			},
			'settlements.csv:5 unsettled-reading'
		],
		[
			'a settlement of what was read otherwise',
			{
				'settlements.csv': (text) =>
					text.replace('alb-ir-2012-12,direct,partial', 'alb-ir-2012-12,direct,unknown')
			},
			'settlements.csv:5 unsettled-reading'
		],
		[
			'a settlement without a reason',
			{ 'settlements.csv': (text) => text.replace(/^(alb-ir-2012-12,(?:[a-z_]+,){6}).*$/m, '$1,') },
			'settlements.csv:5 invalid-settlement'
		],
		[
			'a second reading with a recommendation left out',
			{ 'codings-second.csv': (text) => text.replace(/^alb-ir-2010-02,.*\n/m, '') },
			'codings-second.csv:1 unsettled-reading'
		],
		[
			'a second reading with a quote of its own',
			{
				'codings-second.csv': (text) =>
					text.replace('Det er vedtaget at arbejde', 'Det er ikke vedtaget at arbejde')
			},
			'codings-second.csv:3 quote-not-in-statement'
		],
		[
			'a coding that both readings contradict',
			{ 'codings.csv': (text) => text.replace(/^(alb-ir-2010-02,direct),in_progress/m, '$1,partial') },
			'settlements.csv:1 unsettled-reading'
		],
		[
			'a settled coding that is held for certain',
			{ 'codings.csv': (text) => text.replace(/^(alb-ir-2012-08,.*),false,1\.0$/m, '$1,true,1.0') },
			'settlements.csv:4 unsettled-reading'
		]
	])('refuse %s', async (_, changes, problem) => {
		expect(problemsIn(await readFolder(ALBERTSLUND, changes))).toContain(problem);
	});

	test('are left out where a folder has none', async () => {
		const reading = await readFolder(ALBERTSLUND, { 'codings-second.csv': null });
		expect(reading.secondReadings).toEqual([]);
		expect(reading.problems).toEqual([]);
	});
});
