import { describe, expect, test } from 'vitest';
import { knownTexts, shownLetters, textKey } from '#pipelines/parse/known-texts.ts';
import type { ParsedTable } from '#pipelines/parse/parsed-table.ts';
import { codesOf, HEADER, knowing, parseLines } from './parse-lines.ts';

const LONG = 'Kommunen skal støtte unge som søger arbejde';

/** The text of each row, its pieces apart, each with its line. */
const rowTexts = ({ rows }: ParsedTable) =>
	rows.map(({ pieces }) => pieces.map(({ line, text }) => `${line} ${text}`).join(' | '));

describe('the year of a row', () => {
	test('may be the first and the last that a row can be of, and no other beyond', () => {
		const lines = [HEADER, 'Skole', ...[1999, 2000, 2020, 2021].map((year) => `${year}\tTekst ${year}.`)];
		const table = parseLines(lines);
		expect(table.rows.map(({ year }) => year)).toEqual([2000, 2020]);
		expect(codesOf(table.problems)).toEqual(['3 implausible-year', '6 implausible-year']);
		expect(table.problems[0]?.message).toBe(
			"implausible year: 1999: the council's term is 2009 to 2017, a year from 2000 to 2020 must stand in the first cell"
		);
	});

	test('is noted outside the term, whose first and last year belong to it', () => {
		const years = [2008, 2009, 2017, 2018];
		const { notes, problems } = parseLines([
			HEADER,
			'Skole',
			...years.map((year) => `${year}\tTekst ${year}.`)
		]);
		expect(problems).toEqual([]);
		expect(notes).toEqual([
			{
				source: 'x.txt',
				line: 3,
				code: 'year-outside-term',
				message: "2008 lies outside the council's term 2009 to 2017: check the year"
			},
			expect.objectContaining({ line: 6, code: 'year-outside-term' })
		]);
	});

	test('is noted where it is earlier than that of the row above in the same theme', () => {
		const lines = ['2012\tA.', '2012\tB.', '2011\tC.', 'Sport', '2010\tD.', '2011\tE.'];
		const { notes } = parseLines([HEADER, 'Skole', ...lines]);
		expect(notes).toEqual([
			expect.objectContaining({
				line: 5,
				code: 'year-out-of-order',
				message: '2011 stands after 2012 in the same theme: check both years'
			})
		]);
	});

	test('that is none is said as it stands', () => {
		const { problems, roles } = parseLines([HEADER, 'Skole', '20l0\tA.\tB.', '2010\tC.']);
		expect(problems.map(({ message }) => message)).toEqual([
			'invalid year: "20l0": a year from 2000 to 2020 must stand in the first cell'
		]);
		expect(roles).toEqual(['header', 'theme', 'unusable', 'recommendation']);
	});
});

describe('a text on a line without a year', () => {
	const after = (first: string, ...more: readonly string[]) => parseLines([HEADER, 'Skole', first, ...more]);

	test.each([
		['goes on in a small letter', '2010\tDer er', ['\tog mere.'], []],
		[
			'goes on in a capital after a page break',
			'2010\tDer er.',
			['', '\tOg mere.'],
			['5 continuation-assumed']
		],
		['goes on in a capital in a sentence', '2010\tDer er', ['\tOg mere.'], ['4 continuation-assumed']],
		['is the text of a row that has none', '2010\t', ['\tDer er.'], []]
	])('%s', (_, first, more, notes) => {
		const table = after(first, ...more);
		expect(table.problems).toEqual([]);
		expect(codesOf(table.notes)).toEqual(notes);
		expect(table.roles.at(-1)).toBe('recommendation_continued');
		expect(table.rows[0]?.pieces.at(-1)?.line).toBe(more.length + 3);
	});

	test.each([
		['is a row of its own after a sentence', '2010\tDer er.', ['\tOg mere.', '2011\tB.'], ['4 missing-year']],
		[
			'goes on with nothing',
			'2010\t',
			['\tog mere.', '2011\tB.'],
			['4 continues-unusable', '3 empty-recommendation']
		],
		[
			'goes on with a line that could not be used',
			'20l0\tDer er',
			['\tog', '\tmere.', '2011\tB.'],
			[...['3 invalid-year', '4 continues-unusable', '5 continues-unusable']]
		]
	])('%s', (_, first, more, problems) => {
		const table = after(first, ...more);
		expect(codesOf(table.problems)).toEqual(problems);
		expect(new Set(table.roles.slice(3, -1))).toEqual(new Set(['unusable']));
	});

	test('is judged by what is known of the texts before and after it is added', () => {
		const lines = [HEADER, 'Skole', `2010\t${LONG}`, '', '\tMed mere.'];
		expect(codesOf(parseLines(lines).notes)).toEqual(['5 continuation-assumed']);
		expect(parseLines(lines, knowing([], [`${LONG} Med mere.`])).notes).toEqual([]);
		expect(codesOf(parseLines(lines, knowing([], [LONG])).problems)).toEqual(['5 missing-year']);
		const small = [...lines.slice(0, 4), '\tmed mere.'];
		expect(parseLines(small).notes).toEqual([]);
		expect(codesOf(parseLines(small, knowing([], [LONG])).notes)).toEqual(['5 continuation-assumed']);
	});

	test('is named with the line that it is read on from', () => {
		expect(after('2010\tDer er.', '', '\tOg mere.').notes[0]?.message).toBe(
			'the line has no year and is read on from line 3: check that it is the same text'
		);
		expect(after('2010\tDer er.', '\tOg mere.').problems[0]?.message).toBe(
			'"Og mere." is a recommendation without a year: write its year in the first cell'
		);
		expect(after('20l0\tDer er.', '\tog mere.').problems[1]?.message).toBe(
			'the line goes on with line 3, which could not be used'
		);
	});
});

describe('a row that stands twice', () => {
	test('is known by its words where a page break cuts one of the two', () => {
		const lines = [HEADER, 'Skole', `2010\t${LONG}`, '', `2010\t${LONG}`, '\tmed mere.', '2011\tB.'];
		const table = parseLines(lines);
		expect(rowTexts(table)).toEqual([`3 ${LONG} | 6 med mere.`, '7 B.']);
		expect(table.problems).toEqual([
			expect.objectContaining({
				line: 5,
				code: 'doubled-row',
				message: 'the row stands twice: it is the same as line 3, take one of them out'
			})
		]);
	});

	test.each([
		['begins like a short one', ['2010\tStøt de unge', '', '2010\tStøt de unge', '\tmed mere.']],
		[
			'begins like one that is broken',
			[...['2010\tKommunen skal støtte unge', '\tsom søger arbejde', '', `2010\t${LONG}`, '\tmed mere.']]
		],
		['is of another year', [`2010\t${LONG}`, '', `2011\t${LONG}`]]
	])('is another where it %s', (_, rows) => {
		const table = parseLines([HEADER, 'Skole', ...rows]);
		expect(table.rows).toHaveLength(2);
		expect(table.problems).toEqual([]);
	});

	test('leaves a status that was said before out, and keeps another', () => {
		const doubled = (status: string) =>
			parseLines([HEADER, 'Skole', `2010\t${LONG}\tSket.`, `2010\t${LONG}\t${status}`]).statusCells.map(
				({ line, text, row }) => [line, text, row?.line]
			);
		expect(doubled('Sket.')).toEqual([[3, 'Sket.', 3]]);
		expect(doubled('Ikke sket.')).toEqual([
			[3, 'Sket.', 3],
			[4, 'Ikke sket.', undefined]
		]);
	});

	test('takes its further lines with it', () => {
		const lines = [`2010\t${LONG}`, '\tmed mere.', `2010\t${LONG}`, '\tmed mere.'];
		const table = parseLines([HEADER, 'Skole', ...lines]);
		expect(codesOf(table.problems)).toEqual(['5 doubled-row', '6 continues-unusable']);
		expect(table.roles.slice(4)).toEqual(['unusable', 'unusable']);
		expect(table.problems[1]?.message).toBe('the line goes on with line 5, which could not be used');
	});

	test('and a row without text are named in words', () => {
		const { problems, rows } = parseLines([HEADER, 'Skole', '2010\t\tSket.', '2011\tB.']);
		expect(rows).toHaveLength(1);
		expect(problems.map(({ message }) => message)).toEqual([
			'the row of 2010 has no recommendation: write its text, or take the line out'
		]);
	});
});

describe('a status cell', () => {
	test('says beside which row it stands, and whether on a line that goes on', () => {
		const lines = ['2010\tA\tEt.', '\tog mere\tTo.', '\t\tTre.', '20l0\tB.\tFire.'];
		const { statusCells } = parseLines([HEADER, 'Skole', ...lines]);
		expect(
			statusCells.map(({ text, row, continued, besideText }) => [
				text,
				row?.line ?? null,
				continued,
				besideText
			])
		).toEqual([
			['Et.', 3, false, true],
			['To.', 3, true, true],
			['Tre.', 3, true, false],
			['Fire.', null, false, false]
		]);
	});

	test('that is one of two is none', () => {
		const { statusCells, problems } = parseLines([HEADER, 'Skole', '2010\tA.\tEt.\tTo.']);
		expect(statusCells).toEqual([]);
		expect(problems.map(({ message }) => message)).toEqual([
			'two cells hold a status text, "Et." and "To.": put one text into one cell'
		]);
	});

	test('beside no row is told from a text without a row', () => {
		const { problems } = parseLines([HEADER, 'Skole', '\t\tSket.', '\tTekst.\tSket.', '2010\tA.']);
		expect(problems.map(({ line, code, message }) => `${line} ${code}: ${message}`)).toEqual([
			'3 status-without-row: the status stands beside no row: move it to the row it is about',
			'4 continuation-without-row: the line has no year and there is no row above it to go on with: write its year in the first cell'
		]);
	});
});

describe('what is known', () => {
	test('is found by the first eighty letters and a checksum of all', () => {
		expect(textKey('A')).toBe('a#e40c292c');
		expect(textKey('')).toBe('#811c9dc5');
		const [one, other] = [textKey(`${'x'.repeat(80)}a`), textKey(`${'x'.repeat(80)}b`)];
		expect([shownLetters(one), shownLetters(other)]).toEqual(['x'.repeat(80), 'x'.repeat(80)]);
		expect(one).not.toBe(other);
	});

	test('has eight digits of checksum, noughts before it among them', () => {
		const keys = Array.from({ length: 400 }, (_, index) => textKey(`tekst ${index}`));
		for (const key of keys) expect(key).toMatch(/#[0-9a-f]{8}$/);
		expect(keys.some((key) => key.includes('#0'))).toBe(true);
	});

	test('begins with a text of twenty letters or more', () => {
		const known = knownTexts([], [], [textKey('Der er sat gang i en ny indsats.')]);
		expect(known.startsStatement('Der er sat gang i en ny in')).toBe(false);
		expect(known.startsStatement('Der er sat gang i en ny ind')).toBe(true);
		expect(known.startsStatement('Der er sat gang i en nyere tid')).toBe(false);
		expect(known.isStatement('DER er sat gang i en ny indsats')).toBe(true);
		expect(known.isRecommendation('Der er sat gang i en ny indsats.')).toBe(false);
	});
});
