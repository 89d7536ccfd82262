import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '#lib/server/database.ts';
import { allSources } from '#lib/server/queries/all-sources.ts';
import { contextsOfArea } from '#lib/server/queries/contexts-of-area.ts';
import { evidenceOfRecommendation } from '#lib/server/queries/evidence-of-recommendation.ts';
import { linesOfSource } from '#lib/server/queries/lines-of-source.ts';
import { recommendationsOfArea } from '#lib/server/queries/recommendations-of-area.ts';
import { repairsOfSource } from '#lib/server/queries/repairs-of-source.ts';
import { secondReadingsOfCouncil } from '#lib/server/queries/second-readings-of-council.ts';
import { threadsOfCouncil } from '#lib/server/queries/threads-of-council.ts';
import { fixtureDatabase } from './fixture-database.ts';

let db: Database;
let remove: () => Promise<void>;

beforeAll(async () => {
	const fixture = await fixtureDatabase();
	remove = fixture.remove;
	db = await openDatabase(fixture.file);
});

afterAll(async () => {
	await db.close();
	await remove();
});

test('a passage stands with each recommendation that it bears on, and with no other', async () => {
	const of = (recommendationId: string) => db.run(evidenceOfRecommendation, { recommendationId });
	expect(
		(await of('alf-ir-2010-01')).map((row) => [row.evidenceId, row.effect, row.note, row.noteEn])
	).toEqual([['alf-ir-e01', 'differs', 'Senere.', 'Later.']]);
	expect((await of('alf-ir-2010-02')).map((row) => row.effect)).toEqual(['adds']);
	expect(await of('alf-ir-2010-03')).toEqual([]);
});

test('a thread stands in its order, and its first has no link', async () => {
	const rows = await db.run(threadsOfCouncil, { councilId: 'alf-ir', threadIds: [] });
	expect(rows.map((row) => [row.recommendationId, row.year, row.link, row.rationaleEn])).toEqual([
		['alf-ir-2010-02', 2010, null, null],
		['alf-ir-2012-01', 2012, 'reworded', 'The same.'],
		['alf-ir-2012-02', 2012, 'follows_up', 'Same year.']
	]);
	expect(await db.run(threadsOfCouncil, { councilId: 'bet-ir', threadIds: [] })).toEqual([]);
});

test('an area has the words of councils and of municipalities without one', async () => {
	const rows = await db.run(contextsOfArea, { areaId: 'school' });
	expect(rows.map((row) => [row.contextId, row.councilId, row.kind, row.sourceTitle])).toEqual([
		['bet-ir-c01', 'bet-ir', 'offer', 'Forslag'],
		['del-c01', null, 'goal', 'Politik']
	]);
	expect(await db.run(contextsOfArea, { areaId: 'health' })).toEqual([]);
});

test('an area has the recommendations of every council, with no codes where the source carries no status', async () => {
	const rows = await db.run(recommendationsOfArea, { areaId: 'school' });
	expect(rows.map((row) => [row.councilId, row.recommendationId, row.response])).toEqual([
		['bet-ir', 'bet-ir-2013-01', null]
	]);
	expect(await db.run(recommendationsOfArea, { areaId: 'health' })).toHaveLength(2);
});

test('two readings stand in the order of the source, and only a disagreement has a settlement', async () => {
	const rows = await db.run(secondReadingsOfCouncil, { councilId: 'alf-ir' });
	expect(
		rows.map((row) => [row.recommendationId, row.secondResponse, row.settledResponse, row.settlementEn])
	).toEqual([
		['alf-ir-2010-01', 'direct', 'direct', null],
		['alf-ir-2010-03', 'direct', 'group', 'The lower.']
	]);
});

test('the documents of no council stand among the sources of a release', async () => {
	expect((await db.run(allSources, {})).map((row) => [row.sourceId, row.councilId])).toEqual([
		['bet-ir-list', 'bet-ir'],
		['alf-ir-register', 'alf-ir'],
		['del-policy', null]
	]);
});

test('every line of a document is there with its text, its role and what it became', async () => {
	const rows = await db.run(linesOfSource, { sourceId: 'alf-ir-register' });
	expect(rows.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6]);
	expect(rows[2]).toEqual({
		line: 3,
		text: '2010\tA\tKurset',
		role: 'recommendation',
		entityIds: 'alf-ir-2010-01;alf-ir-s01'
	});
	expect(rows[1]).toMatchObject({ role: 'blank', entityIds: null });
});

test('the repairs of a document stand by line', async () => {
	const rows = await db.run(repairsOfSource, { sourceId: 'alf-ir-register' });
	expect(rows.map(({ line }) => line)).toEqual([3, 3, 4]);
	expect(await db.run(repairsOfSource, { sourceId: 'del-policy' })).toEqual([]);
});
