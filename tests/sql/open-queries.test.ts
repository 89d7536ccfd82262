import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filterRows, type RowFilter } from '#lib/domain/measures/filter-rows.ts';
import { openLists } from '#lib/domain/measures/open-lists.ts';
import { publishedCodes } from '#lib/domain/measures/published-codes.ts';
import { termOf } from '#lib/domain/municipal-term.ts';
import { filterParams } from '#lib/server/filter-params.ts';
import { openDatabase, type Database } from '#lib/server/database.ts';
import { codeChangesOfCouncil } from '#lib/server/queries/code-changes-of-council.ts';
import { openShownOfCouncil } from '#lib/server/queries/open-shown-of-council.ts';
import { openOfCouncil, type OpenRow } from '#lib/server/queries/open-of-council.ts';
import { recommendationsOfCouncil } from '#lib/server/queries/recommendations-of-council.ts';
import { fixtureDatabase } from './fixture-database.ts';

let db: Database;
let remove: () => Promise<void>;
const alfaby = { councilId: 'alf-ir' };

beforeAll(async () => {
	const fixture = await fixtureDatabase();
	remove = fixture.remove;
	db = await openDatabase(fixture.file);
});
afterAll(async () => {
	await db.close();
	await remove();
});

describe('the open recommendations of a council', () => {
	test('are the oldest first, then what was asked most often; drafts and closed ones are not among them', async () => {
		const rows = await db.run(openOfCouncil, alfaby);
		expect(rows.map(({ recommendationId, timesAsked }) => [recommendationId, timesAsked])).toEqual([
			['alf-ir-2010-02', 3],
			['alf-ir-2010-03', 1],
			['alf-ir-2012-01', 3],
			['alf-ir-2012-02', 3]
		]);
		expect(rows.map(({ threadId }) => threadId)).toEqual(['alf-ir-h01', null, 'alf-ir-h01', 'alf-ir-h01']);
	});

	test('carry their own age, and the place that the council gave them', async () => {
		const rows = await db.run(openOfCouncil, alfaby);
		expect(rows.map(({ year, ageYears, statusAsOf }) => [year, ageYears, statusAsOf])).toEqual([
			[2010, 3, '2013-02'],
			[2010, 3, '2013-02'],
			[2012, 1, '2013-02'],
			[2012, 1, '2013-02']
		]);
		expect(rows.map(({ rank, priorityNote }) => [rank, priorityNote])).toEqual([
			[2, null],
			[null, null],
			[1, 'Haster.'],
			[null, null]
		]);
	});

	test('are none where the source carries no status, and where nothing was made', async () => {
		expect(await db.run(openOfCouncil, { councilId: 'bet-ir' })).toEqual([]);
		expect(await db.run(openOfCouncil, { councilId: 'gam-ir' })).toEqual([]);
	});

	const years = termOf(2012);
	test.each<[string, RowFilter]>([
		['no choice', {}],
		['a theme', { themes: ['alf-ir-t02'] }],
		['an area, which none has', { areas: ['health'] }],
		['a year', { from: 2012, to: 2012 }],
		['a term', { terms: [years] }],
		['a reply and a status', { responses: ['none'], implementations: ['unknown'] }],
		['a word of the council', { verdicts: ['none'] }]
	])('that a page lists are the first of each answer, and the priorities: %s', async (_, filter) => {
		const all = await db.run(openOfCouncil, alfaby);
		for (const most of [1, 2, 100]) {
			const shown = await db.run(openShownOfCouncil, { ...alfaby, most, ...filterParams(filter) });
			const chosen = filterRows(all, filter);
			const listed = Object.values(openLists(chosen)).flatMap((list: readonly OpenRow[]) =>
				list.slice(0, most)
			);
			expect(shown).toEqual(chosen.filter((row) => row.rank !== null || listed.includes(row)));
		}
	});
});

test('what versions changed in the codes is told, and nothing else that they changed', async () => {
	const rows = await db.run(codeChangesOfCouncil, alfaby);
	expect(
		rows.map(({ recommendationId, field, before, after }) => [recommendationId, field, before, after])
	).toEqual([
		['alf-ir-2010-05', 'implementation', 'partial', 'implemented'],
		['alf-ir-2010-05', 'state', 'open', 'done'],
		['alf-ir-2012-02', null, null, 'alf-ir-2012-02'],
		['alf-ir-2011-01', null, 'alf-ir-2011-01', null]
	]);
	expect(await db.run(codeChangesOfCouncil, { councilId: 'alf' })).toEqual([]);
});

test('the version before is what its changes say, taken off the rows of the newest', async () => {
	const [current, changes] = await Promise.all([
		db.run(recommendationsOfCouncil, alfaby),
		db.run(codeChangesOfCouncil, alfaby)
	]);
	const versions = ['1.0.0', '1.1.0'].map((version) => ({ version, date: '2014-03-01' }));
	const [, before] = publishedCodes(current, versions, changes);
	const stateOf = (id: string) =>
		before?.codes.find(({ recommendationId }) => recommendationId === id)?.state;
	expect(stateOf('alf-ir-2010-05')).toBe('open');
	expect(stateOf('alf-ir-2012-02')).toBeUndefined();
	expect(stateOf('alf-ir-2011-01')).toBeNull();
});
