import { describe, expect, test } from 'vitest';
import { rowsOf } from '#pipelines/build/rows.ts';
import { ALBERTSLUND, type Change, FJORDBY, problemsIn, readFolder } from './folder-copy.ts';

const VERDICTS = 'verdicts.csv';
const REPLIES = 'replies.csv';
const PRIORITIES = 'priorities.csv';
const reading = await readFolder(FJORDBY, {}, true);

test("the council's word, the municipality's reply and priorities are built as they were given", () => {
	const { verdicts, replies, priorities } = rowsOf([reading], []);
	expect(verdicts.map((row) => [row.recommendation_id, row.verdict, row.date])).toEqual([
		['fjo-ir-2012-03', 'not_confirmed', '2020-01-15'],
		['fjo-ir-2012-03', 'confirmed', '2021-09-02'],
		['fjo-ir-2014-01', 'not_confirmed', '2021-09-02'],
		['fjo-ir-2014-02', 'close', '2021-09-02'],
		['fjo-ir-2012-02', 'keep_open', '2021-09-02']
	]);
	expect(verdicts.map(({ note }) => note)).toContain(null);
	expect(replies).toEqual([
		{
			recommendation_id: 'fjo-ir-2014-04',
			text: 'Der kommer lys på skolestien i 2022.',
			date: '2021-11',
			note: 'Svar på kodningen af status fra maj 2021.'
		}
	]);
	expect(priorities.map((row) => [row.recommendation_id, row.rank, row.note])).toEqual([
		['fjo-ir-2014-04', 1, 'Stien er skolevej.'],
		['fjo-ir-2012-04', 2, null]
	]);
});

test('no word changes a code', async () => {
	const silent = await readFolder(FJORDBY, { [VERDICTS]: null, [REPLIES]: null, [PRIORITIES]: null }, true);
	expect(silent.problems).toEqual([]);
	expect(silent.recommendations).toEqual(reading.recommendations);
	expect(silent.councilWords).toEqual({ verdicts: [], replies: [], priorities: [] });
});

test('nobody has given a word on the real register', async () => {
	const { councilWords } = await readFolder(ALBERTSLUND, {}, true);
	expect(councilWords).toEqual({ verdicts: [], replies: [], priorities: [] });
});

const from = (before: string, after: string) => (text: string) => {
	if (!text.includes(before)) throw new Error(`nothing to replace: ${before}`);
	return text.replace(before, after);
};
const more = (line: string) => (text: string) => `${text}${line}\n`;
const HEAD = 'recommendation_id,rank,date,note\n';
/** Priorities of the recommendations by number, with their ranks. */
const ranked = (ranks: readonly (string | number)[]) =>
	HEAD + ranks.map((rank, index) => `fjo-ir-${IDS[index] ?? 'x'},${rank},2021-09,\n`).join('');
const IDS = ['2012-01', '2012-02', '2012-03', '2012-04', '2014-01', '2014-02', '2014-03', '2014-04'];

const REFUSED: readonly (readonly [string, string, Change, string, RegExp])[] = [
	[
		'an unknown id',
		VERDICTS,
		from('2012-03', '2012-77'),
		'2 unknown-recommendation',
		/"fjo-ir-2012-77".*ids.csv/
	],
	['no id', REPLIES, from('fjo-ir-2014-04', ''), '2 unknown-recommendation', /unknown recommendation: ""/],
	[
		'an id of a status text',
		VERDICTS,
		from('fjo-ir-2012-03', 'fjo-ir-s01'),
		'2 unknown-recommendation',
		/"fjo-ir-s01"/
	],
	['an unknown code', VERDICTS, from('not_confirmed', 'denied'), '2 unknown-verdict', /"denied".*keep_open/],
	[
		'a day that there is not',
		VERDICTS,
		from('2020-01-15', '2020-02-30'),
		'2 invalid-date',
		/"2020-02-30".*2021-05-31/
	],
	['a date in words', REPLIES, from('2021-11', 'november'), '2 invalid-date', /"november"/],
	['no date', PRIORITIES, from(',2021-09-02,Stien', ',,Stien'), '2 invalid-date', /invalid date: ""/],
	[
		'a word before the recommendation was made',
		VERDICTS,
		from('2020-01-15', '2011'),
		'2 date-before-recommendation',
		/2012/
	],
	['two words on one day', VERDICTS, from('2020-01-15', '2021-09-02'), '3 doubled-words', /line 2/],
	['two replies on one day', REPLIES, more('fjo-ir-2014-04,Igen.,2021-11,'), '3 doubled-words', /line 2/],
	['a reply without text', REPLIES, more('fjo-ir-2014-04,,2021-12,'), '3 empty-text', /as it was given/],
	[
		'a recommendation put first twice',
		PRIORITIES,
		more('fjo-ir-2012-04,3,2021,'),
		'4 doubled-words',
		/line 3/
	],
	['a rank given twice', PRIORITIES, ranked([1, 2, 1]), '4 doubled-rank', /rank 1 stands on line 2/],
	['a rank that is not whole', PRIORITIES, ranked([1.5]), '2 invalid-rank', /"1.5".*1 to 10/],
	['a rank below one', PRIORITIES, ranked([0]), '2 invalid-rank', /"0"/],
	['a rank above ten', PRIORITIES, ranked([11]), '2 invalid-rank', /"11"/],
	['a rank in words', PRIORITIES, ranked(['første']), '2 invalid-rank', /"første"/],
	['a column missing', PRIORITIES, from(',note', ''), '1 missing-column', /note/],
	['a comma that splits a note', VERDICTS, from('Rådet kunne', 'Rådet, kunne'), '2 invalid-record', /5 cells/]
];

describe('words are refused, with file, line, value and what to do,', () => {
	test.each(REFUSED)('with %s', async (_, file, change, place, message) => {
		const found = await readFolder(FJORDBY, { [file]: change });
		const at = `${file}:${place}`;
		expect(problemsIn(found)).toContain(at);
		const problem = found.problems.find((one) => `${one.source}:${one.line} ${one.code}` === at);
		expect(problem?.message).toMatch(message);
	});

	test('with an id that is no longer in use', async () => {
		const found = await readFolder(FJORDBY, {
			'ids.csv': more(
				'recommendation,fjo-ir-2012-09,2012,fjo-ir-t01,x#00000000,fjo-ir-register,"samme som 2012-01"'
			),
			[PRIORITIES]: from('fjo-ir-2014-04', 'fjo-ir-2012-09')
		});
		expect(found.problems).toEqual([
			expect.objectContaining({
				source: PRIORITIES,
				line: 2,
				code: 'retired-recommendation',
				message: expect.stringContaining('samme som 2012-01')
			})
		]);
		expect(found.councilWords.priorities).toHaveLength(1);
	});

	test('with an eleventh priority', async () => {
		const rows = Array.from(
			{ length: 11 },
			(_, index) => `2016\tAnbefaling nummer ${index + 1} om vejen.\t\n`
		);
		const ids = Array.from({ length: 11 }, (_, index) => `fjo-ir-2016-${String(index + 1).padStart(2, '0')}`);
		const { problems } = await readFolder(FJORDBY, {
			'register.txt': (text) => text + rows.join(''),
			'register.json': from('"termTo": 2014', '"termTo": 2016'),
			'codings.csv': (text) =>
				text + ids.map((id) => `${id},group,unknown,fjo-ir-s06,,D.,E.,true,1.0\n`).join(''),
			[PRIORITIES]: HEAD + ids.map((id, index) => `${id},${(index % 10) + 1},2021,\n`).join('')
		});
		expect(problems.map(({ source, line, code }) => `${source}:${line} ${code}`)).toEqual([
			`${PRIORITIES}:12 doubled-rank`,
			`${PRIORITIES}:12 too-many-priorities`
		]);
	});
});

test('a priority on what is done is kept, with a note', async () => {
	const { problems, notes, councilWords } = await readFolder(
		FJORDBY,
		{ [PRIORITIES]: from('fjo-ir-2012-04', 'fjo-ir-2014-01') },
		true
	);
	expect(problems).toEqual([]);
	expect(councilWords.priorities).toHaveLength(2);
	expect(notes).toContainEqual(
		expect.objectContaining({
			source: PRIORITIES,
			line: 3,
			code: 'priority-not-open',
			message: expect.stringContaining('implemented')
		})
	);
});

test('a word on what the register no longer says is left out, with a note', async () => {
	const { notes, councilWords } = await readFolder(FJORDBY, {
		'register.txt': (text) => text.replace(/^2012\tDer skal bygges.*\n/m, '')
	});
	expect(councilWords.verdicts.map(({ recommendationId }) => recommendationId)).not.toContain(
		'fjo-ir-2012-03'
	);
	expect(notes.map(({ source, line, code }) => `${source}:${line} ${code}`)).toEqual(
		expect.arrayContaining([`${VERDICTS}:2 words-without-text`, `${VERDICTS}:3 words-without-text`])
	);
});
