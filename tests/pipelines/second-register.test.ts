import { expect, test } from 'vitest';
import { DataError } from '#pipelines/data-error.ts';
import { readRegister } from '#pipelines/read-register.ts';

const NYBY = 'tests/fixtures/registers/nyby';

test('a second council is a second folder and no code', async () => {
	const reading = await readRegister(NYBY);
	expect(reading.problems).toEqual([]);
	expect(reading.sources[0]).toMatchObject({ encoding: 'windows-1252', lineEnds: 'crlf' });
	expect(reading.themes.map(({ themeId, label, sourceLines }) => [themeId, label, sourceLines])).toEqual([
		['nyb-ae-t01', 'Trafik og veje', [4, 5]],
		['nyb-ae-t02', 'Bolig', [15]]
	]);
	expect(
		reading.recommendations.map((row) => [row.recommendationId, row.themeId, row.text, row.sourceLines])
	).toEqual([
		['nyb-ae-2018-01', 'nyb-ae-t01', 'Der skal være bænke langs alle stier.', [6]],
		['nyb-ae-2018-02', 'nyb-ae-t01', 'Fortovene skal ryddes for sne, også ved busstoppestederne.', [11, 12]],
		['nyb-ae-2019-01', 'nyb-ae-t01', 'Bussen skal køre hver halve time.', [13]],
		['nyb-ae-2019-02', 'nyb-ae-t02', 'Der skal bygges flere små boliger – gerne ved søen.', [16]]
	]);
	expect(
		reading.statements.map(({ text, sourceLines, standsFor }) => [text, sourceLines, standsFor])
	).toEqual([
		[
			'Der er sat otte bænke op i 2019, og tillidsfolk ser til dem.',
			[6, 11],
			['nyb-ae-2018-01', 'nyb-ae-2018-02']
		],
		['Bussen kører hver halve time.', [13], ['nyb-ae-2019-01']]
	]);
	expect(reading.lineAccounts.map(({ role }) => role)).toEqual([
		'title',
		'blank',
		'header',
		'theme',
		'theme',
		'recommendation',
		'blank',
		'page_furniture',
		'page_furniture',
		'page_furniture',
		'recommendation',
		'recommendation_continued',
		'recommendation',
		'blank',
		'theme',
		'recommendation'
	]);
});

test('its ids are provisional, which a note says and a build refuses', async () => {
	const codes = ({ notes, problems }: Awaited<ReturnType<typeof readRegister>>) =>
		[notes, problems].map((list) => list.map(({ source, code }) => `${source} ${code}`));
	const missing = ['ids.csv missing-file', 'themes.csv missing-file'];
	const [notes] = codes(await readRegister(NYBY));
	expect(notes).toEqual(expect.arrayContaining(missing));
	const [, problems] = codes(await readRegister(NYBY, { requireIds: true }));
	expect(problems).toEqual(missing);
});

test('a folder that is not there is said in one sentence', async () => {
	await expect(readRegister('tests/fixtures/registers/nowhere')).rejects.toThrow(DataError);
	await expect(readRegister('tests/fixtures/registers/nowhere')).rejects.toThrow(/no such folder/);
});
