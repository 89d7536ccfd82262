import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '#lib/server/database.ts';
import { judgementsOfCouncil } from '#lib/server/queries/judgements-of-council.ts';
import { prioritiesOfCouncil } from '#lib/server/queries/priorities-of-council.ts';
import { repliesOfCouncil } from '#lib/server/queries/replies-of-council.ts';
import { verdictsOfCouncil } from '#lib/server/queries/verdicts-of-council.ts';
import { fixtureDatabase } from './fixture-database.ts';

let db: Database;
let remove: () => Promise<void>;
const alfaby = { councilId: 'alf-ir' };
const betaby = { councilId: 'bet-ir' };

/** A later status of two texts; the quote of one row stands in the second text that the row names. */
const LATER_STATUS = `
	insert into sources values
		('alf-ir-status', 'alf-ir', 'Status', '2015-03', 'status', repeat('e', 64), repeat('e', 64), 3, 'Fri.');
	insert into statements values
		('alf-ir-s02', 'alf-ir', 'alf-ir-t02', 'Kurset er på vej.', 'Kurset er på vej.', '2015-03', 'alf-ir-status', '2',
		 'alf-ir-2010-01;alf-ir-2010-02', 'alf-ir-2010-01'),
		('alf-ir-s03', 'alf-ir', 'alf-ir-t02', 'Det er åbnet igen.', 'Det er åbnet igen.', '2015-03', 'alf-ir-status', '3',
		 'alf-ir-2010-01', 'alf-ir-2010-01');
	insert into judgements values
		('alf-ir-2010-02', '2015-03', 'group', 'unknown', null, 'alf-ir-s02'),
		('alf-ir-2010-01', '2015-03', 'direct', 'implemented', 'åbnet igen', 'alf-ir-s02;alf-ir-s03')`;

beforeAll(async () => {
	const fixture = await fixtureDatabase();
	remove = fixture.remove;
	const instance = await DuckDBInstance.create(fixture.file);
	const connection = await instance.connect();
	await connection.run(LATER_STATUS);
	connection.closeSync();
	instance.closeSync();
	db = await openDatabase(fixture.file);
});

afterAll(async () => {
	await db.close();
	await remove();
});

test('judgements stand oldest status first, each with the line of the text that its quote stands in', async () => {
	const rows = await db.run(judgementsOfCouncil, { ...alfaby, recommendationIds: [] });
	expect(
		rows.map((row) => [
			row.recommendationId,
			row.asOf,
			row.quote,
			row.statementId,
			row.sourceId,
			row.sourceLines
		])
	).toEqual([
		['alf-ir-2010-01', '2013-02', 'ophørte', 'alf-ir-s01', 'alf-ir-register', '3;4'],
		['alf-ir-2010-02', '2013-02', null, null, null, null],
		['alf-ir-2010-01', '2015-03', 'åbnet igen', 'alf-ir-s03', 'alf-ir-status', '3'],
		['alf-ir-2010-02', '2015-03', null, 'alf-ir-s02', 'alf-ir-status', '2']
	]);
	expect(rows.at(-2)).toMatchObject({
		response: 'direct',
		implementation: 'implemented',
		statementIds: 'alf-ir-s02;alf-ir-s03'
	});
	expect(await db.run(judgementsOfCouncil, { ...betaby, recommendationIds: [] })).toEqual([]);
});

test("the council's words stand latest first, and the latest of each recommendation is marked", async () => {
	const recommendationId = 'alf-ir-2010-01';
	expect(await db.run(verdictsOfCouncil, { ...alfaby, recommendationIds: [] })).toEqual([
		{
			recommendationId,
			verdict: 'keep_open',
			date: '2014-01-15',
			note: 'Kurset mangler igen.',
			latest: true
		},
		{ recommendationId, verdict: 'confirmed', date: '2013-03', note: null, latest: false },
		{ recommendationId: 'alf-ir-2010-05', verdict: 'confirmed', date: '2013-03', note: null, latest: true }
	]);
	expect(await db.run(verdictsOfCouncil, { ...betaby, recommendationIds: [] })).toEqual([]);
});

test('replies stand latest first', async () => {
	const rows = await db.run(repliesOfCouncil, { ...alfaby, recommendationIds: [] });
	expect(rows.map((row) => [row.recommendationId, row.text, row.date, row.note, row.latest])).toEqual([
		['alf-ir-2010-01', 'Kurset er lukket.', '2014-02', 'Svar på rådets spørgsmål.', true],
		['alf-ir-2010-01', 'Kurset er flyttet.', '2013-05', null, false]
	]);
	expect(await db.run(repliesOfCouncil, { ...betaby, recommendationIds: [] })).toEqual([]);
});

test('priorities stand in the order that the council gave them', async () => {
	expect(await db.run(prioritiesOfCouncil, alfaby)).toEqual([
		{ recommendationId: 'alf-ir-2012-01', rank: 1, date: '2014-01', note: 'Haster.' },
		{ recommendationId: 'alf-ir-2010-02', rank: 2, date: '2014-01', note: null }
	]);
	expect(await db.run(prioritiesOfCouncil, betaby)).toEqual([]);
});
