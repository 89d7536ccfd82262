import { afterAll, beforeAll, expect, test } from 'vitest';
import { IMPLEMENTATIONS } from '#lib/domain/vocabulary.ts';
import { openDatabase, type Database } from '#lib/server/database.ts';
import { areas } from '#lib/server/queries/areas.ts';
import { councils } from '#lib/server/queries/councils.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { lineRolesOfCouncil } from '#lib/server/queries/line-roles-of-council.ts';
import { problemsOfCouncil } from '#lib/server/queries/problems-of-council.ts';
import { recommendationsOfCouncil } from '#lib/server/queries/recommendations-of-council.ts';
import { releaseFacts } from '#lib/server/queries/release-facts.ts';
import { repairsOfCouncil } from '#lib/server/queries/repairs-of-council.ts';
import { sourcesOfCouncil } from '#lib/server/queries/sources-of-council.ts';
import { statementsOfTheme } from '#lib/server/queries/statements-of-theme.ts';
import { themesOfCouncil } from '#lib/server/queries/themes-of-council.ts';
import { fixtureDatabase } from './fixture-database.ts';

let db: Database;
let remove: () => Promise<void>;
const alfaby = { councilId: 'alf-ir' };
const betaby = { councilId: 'bet-ir' };
const gammelby = { councilId: 'gam-ir' };

beforeAll(async () => {
	const fixture = await fixtureDatabase();
	remove = fixture.remove;
	db = await openDatabase(fixture.file);
});

afterAll(async () => {
	await db.close();
	await remove();
});

test('councils stand in the order of the registers, one without recommendations and statuses included', async () => {
	const rows = await db.run(councils, {});
	expect(
		rows.map((row) => [
			row.slug,
			row.recommendations,
			row.rated,
			row.answered,
			row.statements,
			row.statusAsOf,
			row.hasVerdicts
		])
	).toEqual([
		['betaby', 1, 0, 0, 0, null, false],
		['alfaby', 7, 6, 2, 1, '2013-02', true],
		['gammelby', 0, 0, 0, 0, null, false]
	]);
});

test('the cube counts every recommendation of the council once', async () => {
	const rows = await db.run(cubeOfCouncil, alfaby);
	expect(rows.map((row) => [row.year, row.themeId, row.response, row.implementation, row.n])).toEqual([
		[2010, 'alf-ir-t01', 'direct', 'implemented', 1],
		[2010, 'alf-ir-t01', null, null, 1],
		[2010, 'alf-ir-t02', 'direct', 'discontinued', 1],
		[2010, 'alf-ir-t02', 'group', 'unknown', 1],
		[2010, 'alf-ir-t02', 'none', 'unknown', 1],
		[2012, 'alf-ir-t02', 'none', 'unknown', 2]
	]);
	expect(rows.find((row) => row.response === null)).toMatchObject({
		codingStatus: 'draft',
		state: null,
		certain: null
	});
});

test('a council without statuses has a cube without codes, and an empty one has none', async () => {
	expect(await db.run(cubeOfCouncil, betaby)).toEqual([
		{
			councilId: 'bet-ir',
			year: 2013,
			themeId: 'bet-ir-t01',
			areaId: 'school',
			response: null,
			implementation: null,
			state: null,
			certain: null,
			codingStatus: null,
			verdict: null,
			n: 1
		}
	]);
	expect(await db.run(cubeOfCouncil, gammelby)).toEqual([]);
});

test('recommendations stand by year, then status in the order of the vocabulary, then id; unjudged ones last', async () => {
	const rows = await db.run(recommendationsOfCouncil, alfaby);
	expect(rows.map((row) => [row.recommendationId, row.implementation])).toEqual([
		['alf-ir-2010-05', 'implemented'],
		['alf-ir-2010-01', 'discontinued'],
		['alf-ir-2010-02', 'unknown'],
		['alf-ir-2010-03', 'unknown'],
		['alf-ir-2010-04', null],
		['alf-ir-2012-01', 'unknown'],
		['alf-ir-2012-02', 'unknown']
	]);
});

test('the order of the recommendations is written with the codes of the vocabulary', () => {
	const written = /list_position\(\s*\[([^\]]*)\]/.exec(recommendationsOfCouncil.sql)?.[1];
	expect(written?.split(',').map((code) => code.trim().replaceAll("'", ''))).toEqual([...IMPLEMENTATIONS]);
});

test('themes stand in the order of the source, those without recommendations or area included', async () => {
	const rows = await db.run(themesOfCouncil, alfaby);
	expect(rows.map((row) => [row.themeId, row.areaLabelDa])).toEqual([
		['alf-ir-t02', null],
		['alf-ir-t01', 'Sundhed'],
		['alf-ir-t03', null]
	]);
});

test('sources are those of the council alone, with all their lines', async () => {
	expect(await db.run(sourcesOfCouncil, alfaby)).toMatchObject([{ sourceId: 'alf-ir-register', lines: 6 }]);
	expect(await db.run(sourcesOfCouncil, betaby)).toMatchObject([{ sourceId: 'bet-ir-list', lines: 2 }]);
	expect(await db.run(sourcesOfCouncil, gammelby)).toEqual([]);
});

test('line roles add up to the lines of the document, the most frequent role first', async () => {
	const rows = await db.run(lineRolesOfCouncil, alfaby);
	expect(rows.map((row) => [row.role, row.n])).toEqual([
		['blank', 2],
		['recommendation', 2],
		['title', 1],
		['unusable', 1]
	]);
});

test('repairs stand by line, and one that takes away has nothing after it', async () => {
	const rows = await db.run(repairsOfCouncil, alfaby);
	expect(rows.map((row) => [row.line, row.before, row.after])).toEqual([
		[3, 'Kur-set', 'Kurset'],
		[3, 'oph-ørte', 'ophørte'],
		[4, '<p>', null]
	]);
	expect(await db.run(repairsOfCouncil, betaby)).toEqual([]);
});

test('problems belong to the council whose document has the line', async () => {
	expect(await db.run(problemsOfCouncil, alfaby)).toEqual([
		{ sourceId: 'alf-ir-register', line: 6, code: 'invalid-year', message: 'invalid year: 20l6' }
	]);
	expect(await db.run(problemsOfCouncil, betaby)).toEqual([]);
});

test('statements name the rows they stand for and the rows they speak of', async () => {
	const ofTheme = { ...alfaby, themeId: 'alf-ir-t02', limit: 60 };
	expect(await db.run(statementsOfTheme, ofTheme)).toMatchObject([
		{ standsFor: 'alf-ir-2010-01;alf-ir-2010-03', speaksOf: 'alf-ir-2010-01', asOf: null }
	]);
});

test('areas keep the order of their file', async () => {
	expect((await db.run(areas, {})).map((row) => row.areaId)).toEqual(['school', 'health']);
});

test('the facts of a release are counts over all councils', async () => {
	expect(await db.run(releaseFacts, {})).toEqual([
		{
			councils: 3,
			recommendations: 8,
			statements: 1,
			themes: 4,
			sources: 3,
			lines: 9,
			repairs: 3,
			problems: 1
		}
	]);
});

test('a value is never read as SQL', async () => {
	expect(await db.run(cubeOfCouncil, { councilId: "alf-ir' or true --" })).toEqual([]);
});
