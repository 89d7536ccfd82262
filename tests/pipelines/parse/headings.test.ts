import { describe, expect, test } from 'vitest';
import type { ParsedTable } from '#pipelines/parse/parsed-table.ts';
import { codesOf, HEADER, knowing, parseLines } from './parse-lines.ts';

/** The label of each theme, its lines apart. */
const labels = ({ themes }: ParsedTable) =>
	themes.map(({ label }) => label.map(({ text }) => text).join(' | '));

describe('a heading', () => {
	test.each([
		['of two letters', 'IT', true],
		['of one letter', 'X 1', false],
		['of 120 characters', 'A'.repeat(120), true],
		['of 121 characters', 'A'.repeat(121), false],
		['with a small first letter', 'sport', false],
		['with a full stop', 'Sport.', false],
		['with a colon', 'Sport:', false],
		['with an abbreviation at its end', 'Sport, fritid m.m.', true],
		['with another abbreviation at its end', 'Sport mv.', true]
	])('%s', (_, text, isHeading) => {
		const table = parseLines([HEADER, 'Skole', '2010\tA.', '', text, '2011\tB.']);
		expect(labels(table)).toEqual(isHeading ? ['Skole', text] : ['Skole']);
		expect(codesOf(table.problems)).toEqual(isHeading ? [] : ['5 stray-text']);
	});

	test('that is no heading by its form is one where it is known', () => {
		expect(labels(parseLines([HEADER, 'sport.', '2010\tA.'], knowing(['Sport'])))).toEqual(['sport.']);
	});

	test.each([
		['right below', ['Børn', 'Unge'], ['Børn | Unge']],
		['after a blank line where the first goes on', ['Børn og', '', 'Unge'], ['Børn og | Unge']],
		['after a page number where the first goes on', ['Børn,', '4', 'Unge'], ['Børn, | Unge']],
		['after a blank line where the second begins small', ['Børn', '', 'og unge'], ['Børn | og unge']],
		['right below with 120 characters', ['Børn', 'A'.repeat(120)], [`Børn | ${'A'.repeat(120)}`]]
	])('goes on %s', (_, heading, expected) => {
		const table = parseLines([HEADER, ...heading, '2010\tA.']);
		expect(labels(table)).toEqual(expected);
		expect(table.problems).toEqual([]);
	});

	test.each([
		['after a blank line without a mark', ['Børn', '', 'Unge'], ['Unge'], '2 heading-without-rows'],
		['with 121 characters', ['Børn og', `a${'b'.repeat(120)}`], ['Børn og'], '3 stray-text'],
		['with a sentence', ['Børn', 'Unge er glade.'], ['Børn'], '3 stray-text']
	])('does not go on %s', (_, heading, expected, problem) => {
		const table = parseLines([HEADER, ...heading, '2010\tA.']);
		expect(labels(table)).toEqual(expected);
		expect(codesOf(table.problems)).toEqual([problem]);
	});

	test('goes on with what is known to go on, and ends where a known theme begins', () => {
		const broken = [HEADER, 'Børn', '', 'Unge', '2010\tA.'];
		expect(labels(parseLines(broken, knowing(['Børn Unge'])))).toEqual(['Børn | Unge']);
		const two = [HEADER, 'Børn og', 'Unge', '2010\tA.'];
		expect(labels(parseLines(two, knowing(['Unge', 'Børn og'])))).toEqual(['Børn og', 'Unge']);
	});

	test('is broken over twelve lines at most', () => {
		const lines = Array.from({ length: 14 }, (_, index) => `Ord${index} og`);
		const table = parseLines([HEADER, ...lines, '2010\tA.']);
		expect(labels(table)).toEqual([lines.slice(12).join(' | ')]);
		expect(codesOf(table.problems)).toEqual(
			lines.slice(0, 12).map((_, at) => `${at + 2} heading-without-rows`)
		);
	});

	test('that is known and has no row is noted and kept', () => {
		const table = parseLines([HEADER, 'Sport', '', 'Skole', '2010\tA.'], knowing(['Sport', 'Skole']));
		expect(table.themes).toHaveLength(2);
		expect(table.problems).toEqual([]);
		expect(table.notes).toEqual([
			{
				source: 'x.txt',
				line: 2,
				code: 'theme-without-rows',
				message: 'no row stands under the theme "Sport"'
			}
		]);
	});

	test('over rows that could not be used is not without rows', () => {
		const table = parseLines([HEADER, 'Sport', '20l0\tA.', 'Skole', '2010\tA.']);
		expect(labels(table)).toEqual(['Sport', 'Skole']);
		expect(codesOf(table.problems)).toEqual(['3 invalid-year']);
	});

	test('that stands again goes on with its theme, and a note says so where another stood between', () => {
		const lines = [
			'Skole',
			'2010\tA.',
			'Sport',
			'2010\tB.',
			'SKOLE (fortsat)',
			'2011\tC.',
			'Skole',
			'2012\tD.'
		];
		const table = parseLines([HEADER, ...lines], knowing(['Skole']));
		expect(table.themes.map((theme) => theme.lines)).toEqual([[2, 6, 8], [4]]);
		expect(table.rows.map(({ theme }) => table.themes.indexOf(theme))).toEqual([0, 1, 0, 0]);
		expect(table.notes).toEqual([
			expect.objectContaining({
				line: 6,
				code: 'theme-again',
				message: 'the theme "SKOLE (fortsat)" stands here a second time: its rows are taken together'
			})
		]);
	});

	test('ends what went before: a line without a year below it has no row to go on with', () => {
		const again = ['Skole', '2010\tA.', 'Sport', '2010\tB.', 'Skole', '\tog mere.', '2011\tC.'];
		expect(codesOf(parseLines([HEADER, ...again]).problems)).toEqual(['7 continuation-without-row']);
	});

	test('with a text beside it that stands in the second cell is a heading all the same', () => {
		const table = parseLines([HEADER, 'Skole\tA.', '2010\tB.'], knowing(['Skole']));
		expect(labels(table)).toEqual(['Skole']);
		expect(table.problems).toEqual([
			{
				source: 'x.txt',
				line: 2,
				code: 'text-beside-heading',
				message: '"A." stands beside the heading "Skole": give it a line with a year'
			}
		]);
	});

	test('with a status beside it says so', () => {
		const { problems } = parseLines([HEADER, 'Skole\t\tA.\tB.', '2010\tC.']);
		expect(problems.map(({ message }) => message)).toEqual([
			'the status "A. B." stands beside a heading: move it to the row it is about'
		]);
	});
});

describe('what frames a table', () => {
	const rows = ['Skole', '2010\tA.'];

	test('above the column names is title, without them all but the last heading', () => {
		const headed = parseLines(['Titel', '', 'Rådet', HEADER, ...rows]);
		expect([headed.title, headed.roles.slice(0, 4)]).toEqual([
			'Titel Rådet',
			['title', 'blank', 'title', 'header']
		]);
		expect(headed.notes).toEqual([]);
		const bare = parseLines(['Titel', '', 'Skole', 'og fritid', '2010\tA.']);
		expect([bare.title, labels(bare)]).toEqual(['Titel', ['Skole | og fritid']]);
		expect(bare.notes).toEqual([
			{
				source: 'x.txt',
				line: 1,
				code: 'header-missing',
				message: 'no line with the column names: columns are taken as year, recommendation, status'
			}
		]);
		const known = parseLines(['Titel', 'Skole', 'Sport', '2010\tA.'], knowing(['Skole', 'Sport']));
		expect([known.title, labels(known)]).toEqual(['Titel', ['Skole', 'Sport']]);
	});

	test('is no title below the column names', () => {
		const table = parseLines([HEADER, 'Bilag', '', 'Skole', '2010\tA.']);
		expect(table.title).toBe('');
		expect(codesOf(table.problems)).toEqual(['2 heading-without-rows']);
	});

	test('frames nothing where no row of a year is found', () => {
		expect(parseLines(['Titel', '1999\tA.']).problems.at(-1)).toEqual({
			source: 'x.txt',
			line: 1,
			code: 'no-recommendations',
			message: 'no row of a year from 2000 on was found: is this the right file and layout?'
		});
	});

	test('stands on later pages again and counts once', () => {
		const table = parseLines(['Titel', HEADER, ...rows, '2', 'Titel', HEADER, '\tog mere.', '2011\tB.']);
		expect(table.roles).toEqual([
			...['title', 'header', 'theme', 'recommendation'],
			...['page_furniture', 'page_furniture', 'page_furniture', 'recommendation_continued', 'recommendation']
		]);
		expect([...table.pageBreaks]).toEqual([1, 2, 5, 6, 7]);
		expect(table.problems).toEqual([]);
	});

	const between = (mark: readonly string[], themes: readonly string[]) => [
		HEADER,
		...themes.flatMap((theme, index) => [theme, `2010\tTekst ${index}.`, ...mark])
	];

	test.each([
		['three times among the themes', between(['Kommune', ''], ['Skole', 'Sport', 'Kultur']), [4, 8, 12]],
		['twice, each beside a blank line', between(['', 'Kommune', ''], ['Skole', 'Sport']), [5, 10]],
		['twice, each beside a page number', between(['7', 'Kommune'], ['Skole', 'Sport']).slice(0, -1), []],
		['twice, each above a page number', between(['Kommune', '7'], ['Skole', 'Sport']), [4, 8]]
	])('is found where it stands %s', (_, lines, expected) => {
		const { notes, problems, roles } = parseLines(lines);
		expect(codesOf(notes)).toEqual(expected.map((line) => `${line} running-header`));
		if (expected.length === 0) return;
		expect(problems).toEqual([]);
		for (const line of expected) expect(roles[line - 1]).toBe('page_furniture');
		expect(notes[0]?.message).toBe(
			'taken for a line that every page repeats: it stands under several themes'
		);
	});

	test('is not found in a known theme, nor in a heading said again without another between', () => {
		const lines = between(['Kommune', ''], ['Skole', 'Sport', 'Kultur']);
		expect(codesOf(parseLines(lines, knowing(['Kommune'])).notes)).not.toContain('4 running-header');
		expect(parseLines([HEADER, ...rows, '', 'Skole', '2011\tB.', '', 'Skole', '2012\tC.']).notes).toEqual([]);
	});
});
