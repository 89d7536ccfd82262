import { describe, expect, test } from 'vitest';
import { type KnownTexts, knownTexts, shownLetters, textKey } from '#pipelines/parse/known-texts.ts';
import { parseYearTable } from '#pipelines/parse/year-table.ts';

const HEADER = 'År\tAnbefaling\tStatus';
const LONG = 'Kommunen skal støtte unge som søger arbejde';

function parse(lines: readonly string[], known: KnownTexts = knownTexts([], [], [])) {
	const years = { from: 2000, to: 2020 };
	return parseYearTable(lines, { source: 'x.txt', years, term: { from: 2009, to: 2017 }, known });
}

/** `line code` of what is said of each line. */
const codes = (findings: readonly { readonly line: number; readonly code: string }[]) =>
	findings.map(({ line, code }) => `${line} ${code}`);
const labels = ({ themes }: ReturnType<typeof parse>) =>
	themes.map(({ label }) => label.map(({ text }) => text).join(' | '));
const rowTexts = ({ rows }: ReturnType<typeof parse>) =>
	rows.map(({ pieces }) => pieces.map(({ line, text }) => `${line} ${text}`).join(' | '));
const knowing = (themes: readonly string[], texts: readonly string[] = []) =>
	knownTexts(themes, texts.map(textKey), []);

describe('the year of a row', () => {
	test('may be the first and the last that a row can be of, and no other beyond', () => {
		const lines = [HEADER, 'Skole', ...[1999, 2000, 2020, 2021].map((year) => `${year}\tTekst ${year}.`)];
		const table = parse(lines);
		expect(table.rows.map(({ year }) => year)).toEqual([2000, 2020]);
		expect(codes(table.problems)).toEqual(['3 implausible-year', '6 implausible-year']);
		expect(table.problems[0]?.message).toBe(
			"implausible year: 1999: the council's term is 2009 to 2017, a year from 2000 to 2020 must stand in the first cell"
		);
	});

	test('is noted outside the term, whose first and last year belong to it', () => {
		const years = [2008, 2009, 2017, 2018];
		const { notes, problems } = parse([HEADER, 'Skole', ...years.map((year) => `${year}\tTekst ${year}.`)]);
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
		const { notes } = parse([HEADER, 'Skole', ...lines]);
		expect(notes).toEqual([
			expect.objectContaining({
				line: 5,
				code: 'year-out-of-order',
				message: '2011 stands after 2012 in the same theme: check both years'
			})
		]);
	});

	test('that is none is said as it stands', () => {
		const { problems, roles } = parse([HEADER, 'Skole', '20l0\tA.\tB.', '2010\tC.']);
		expect(problems.map(({ message }) => message)).toEqual([
			'invalid year: "20l0": a year from 2000 to 2020 must stand in the first cell'
		]);
		expect(roles).toEqual(['header', 'theme', 'unusable', 'recommendation']);
	});
});

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
		const table = parse([HEADER, 'Skole', '2010\tA.', '', text, '2011\tB.']);
		expect(labels(table)).toEqual(isHeading ? ['Skole', text] : ['Skole']);
		expect(codes(table.problems)).toEqual(isHeading ? [] : ['5 stray-text']);
	});

	test('that is no heading by its form is one where it is known', () => {
		expect(labels(parse([HEADER, 'sport.', '2010\tA.'], knowing(['Sport'])))).toEqual(['sport.']);
	});

	test.each([
		['right below', ['Børn', 'Unge'], ['Børn | Unge']],
		['after a blank line where the first goes on', ['Børn og', '', 'Unge'], ['Børn og | Unge']],
		['after a page number where the first goes on', ['Børn,', '4', 'Unge'], ['Børn, | Unge']],
		['after a blank line where the second begins small', ['Børn', '', 'og unge'], ['Børn | og unge']],
		['right below with 120 characters', ['Børn', 'A'.repeat(120)], [`Børn | ${'A'.repeat(120)}`]]
	])('goes on %s', (_, heading, expected) => {
		const table = parse([HEADER, ...heading, '2010\tA.']);
		expect(labels(table)).toEqual(expected);
		expect(table.problems).toEqual([]);
	});

	test.each([
		['after a blank line without a mark', ['Børn', '', 'Unge'], ['Unge'], '2 heading-without-rows'],
		['with 121 characters', ['Børn og', `a${'b'.repeat(120)}`], ['Børn og'], '3 stray-text'],
		['with a sentence', ['Børn', 'Unge er glade.'], ['Børn'], '3 stray-text']
	])('does not go on %s', (_, heading, expected, problem) => {
		const table = parse([HEADER, ...heading, '2010\tA.']);
		expect(labels(table)).toEqual(expected);
		expect(codes(table.problems)).toEqual([problem]);
	});

	test('goes on with what is known to go on, and ends where a known theme begins', () => {
		const broken = [HEADER, 'Børn', '', 'Unge', '2010\tA.'];
		expect(labels(parse(broken, knowing(['Børn Unge'])))).toEqual(['Børn | Unge']);
		const two = [HEADER, 'Børn og', 'Unge', '2010\tA.'];
		expect(labels(parse(two, knowing(['Unge', 'Børn og'])))).toEqual(['Børn og', 'Unge']);
	});

	test('is broken over twelve lines at most', () => {
		const lines = Array.from({ length: 14 }, (_, index) => `Ord${index} og`);
		const table = parse([HEADER, ...lines, '2010\tA.']);
		expect(labels(table)).toEqual([lines.slice(12).join(' | ')]);
		expect(codes(table.problems)).toEqual(lines.slice(0, 12).map((_, at) => `${at + 2} heading-without-rows`));
	});

	test('that is known and has no row is noted and kept', () => {
		const table = parse([HEADER, 'Sport', '', 'Skole', '2010\tA.'], knowing(['Sport', 'Skole']));
		expect(table.themes).toHaveLength(2);
		expect(table.problems).toEqual([]);
		expect(table.notes).toEqual([
			{ source: 'x.txt', line: 2, code: 'theme-without-rows', message: 'no row stands under the theme "Sport"' }
		]);
	});

	test('over rows that could not be used is not without rows', () => {
		const table = parse([HEADER, 'Sport', '20l0\tA.', 'Skole', '2010\tA.']);
		expect(labels(table)).toEqual(['Sport', 'Skole']);
		expect(codes(table.problems)).toEqual(['3 invalid-year']);
	});

	test('that stands again goes on with its theme, and a note says so where another stood between', () => {
		const lines = ['Skole', '2010\tA.', 'Sport', '2010\tB.', 'SKOLE (fortsat)', '2011\tC.', 'Skole', '2012\tD.'];
		const table = parse([HEADER, ...lines]);
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
		expect(codes(parse([HEADER, ...again]).problems)).toEqual(['7 continuation-without-row']);
	});

	test('with a text beside it that stands in the second cell is a heading all the same', () => {
		const table = parse([HEADER, 'Skole\tA.', '2010\tB.'], knowing(['Skole']));
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
		const { problems } = parse([HEADER, 'Skole\t\tA.\tB.', '2010\tC.']);
		expect(problems.map(({ message }) => message)).toEqual([
			'the status "A. B." stands beside a heading: move it to the row it is about'
		]);
	});
});

describe('what frames a table', () => {
	const rows = ['Skole', '2010\tA.'];

	test('above the column names is title, without them all but the last heading', () => {
		const headed = parse(['Titel', '', 'Rådet', HEADER, ...rows]);
		expect([headed.title, headed.roles.slice(0, 4)]).toEqual([
			'Titel Rådet',
			['title', 'blank', 'title', 'header']
		]);
		expect(headed.notes).toEqual([]);
		const bare = parse(['Titel', '', 'Skole', 'og fritid', '2010\tA.']);
		expect([bare.title, labels(bare)]).toEqual(['Titel', ['Skole | og fritid']]);
		expect(bare.notes).toEqual([
			{
				source: 'x.txt',
				line: 1,
				code: 'header-missing',
				message: 'no line with the column names: columns are taken as year, recommendation, status'
			}
		]);
		const known = parse(['Titel', 'Skole', 'Sport', '2010\tA.'], knowing(['Skole', 'Sport']));
		expect([known.title, labels(known)]).toEqual(['Titel', ['Skole', 'Sport']]);
	});

	test('is no title below the column names', () => {
		const table = parse([HEADER, 'Bilag', '', 'Skole', '2010\tA.']);
		expect(table.title).toBe('');
		expect(codes(table.problems)).toEqual(['2 heading-without-rows']);
	});

	test('stands on later pages again and counts once', () => {
		const table = parse(['Titel', HEADER, ...rows, '2', 'Titel', HEADER, '\tog mere.', '2011\tB.']);
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
		const { notes, problems, roles } = parse(lines);
		expect(codes(notes)).toEqual(expected.map((line) => `${line} running-header`));
		if (expected.length === 0) return;
		expect(problems).toEqual([]);
		for (const line of expected) expect(roles[line - 1]).toBe('page_furniture');
		expect(notes[0]?.message).toBe('taken for a line that every page repeats: it stands under several themes');
	});

	test('is not found in a known theme, nor in a heading said again without another between', () => {
		const lines = between(['Kommune', ''], ['Skole', 'Sport', 'Kultur']);
		expect(codes(parse(lines, knowing(['Kommune'])).notes)).not.toContain('4 running-header');
		expect(parse([HEADER, ...rows, '', 'Skole', '2011\tB.', '', 'Skole', '2012\tC.']).notes).toEqual([]);
	});
});

describe('a text on a line without a year', () => {
	const after = (first: string, ...more: readonly string[]) => parse([HEADER, 'Skole', first, ...more]);

	test.each([
		['goes on in a small letter', '2010\tDer er', ['\tog mere.'], []],
		['goes on in a capital after a page break', '2010\tDer er.', ['', '\tOg mere.'], ['5 continuation-assumed']],
		['goes on in a capital in a sentence', '2010\tDer er', ['\tOg mere.'], ['4 continuation-assumed']],
		['is the text of a row that has none', '2010\t', ['\tDer er.'], []]
	])('%s', (_, first, more, notes) => {
		const table = after(first, ...more);
		expect(table.problems).toEqual([]);
		expect(codes(table.notes)).toEqual(notes);
		expect(table.roles.at(-1)).toBe('recommendation_continued');
		expect(table.rows[0]?.pieces.at(-1)?.line).toBe(more.length + 3);
	});

	test.each([
		['is a row of its own after a sentence', '2010\tDer er.', ['\tOg mere.'], ['4 missing-year']],
		['goes on with nothing', '2010\t', ['\tog mere.'], ['4 continues-unusable', '3 empty-recommendation']],
		['goes on with a line that could not be used', '20l0\tDer er', ['\tog', '\tmere.'], [
			...['3 invalid-year', '4 continues-unusable', '5 continues-unusable']
		]]
	])('%s', (_, first, more, problems) => {
		const table = after(first, ...more);
		expect(codes(table.problems)).toEqual(problems);
		expect(table.roles.slice(3)).toEqual(more.map(() => 'unusable'));
	});

	test('is judged by what is known of the texts before and after it is added', () => {
		const lines = [HEADER, 'Skole', `2010\t${LONG}`, '', '\tMed mere.'];
		expect(codes(parse(lines).notes)).toEqual(['5 continuation-assumed']);
		expect(parse(lines, knowing([], [`${LONG} Med mere.`])).notes).toEqual([]);
		expect(codes(parse(lines, knowing([], [LONG])).problems)).toEqual(['5 missing-year']);
		const small = [...lines.slice(0, 4), '\tmed mere.'];
		expect(parse(small).notes).toEqual([]);
		expect(codes(parse(small, knowing([], [LONG])).notes)).toEqual(['5 continuation-assumed']);
	});

	test('is named with the line that it is read on from', () => {
		expect(after('2010\tDer er.', '', '\tOg mere.').notes[0]?.message).toBe(
			'the line has no year and is read on from line 3: check that it is the same text'
		);
		expect(after('20l0\tDer er.', '\tog mere.').problems[1]?.message).toBe(
			'the line goes on with line 3, which could not be used'
		);
	});
});

describe('a row that stands twice', () => {
	test('is known by its words where a page break cuts one of the two', () => {
		const lines = [HEADER, 'Skole', `2010\t${LONG}`, '', `2010\t${LONG}`, '\tmed mere.', '2011\tB.'];
		const table = parse(lines);
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
		['begins like one that is broken', [
			...['2010\tKommunen skal støtte unge', '\tsom søger arbejde', '', `2010\t${LONG}`, '\tmed mere.']
		]],
		['is of another year', [`2010\t${LONG}`, '', `2011\t${LONG}`]]
	])('is another where it %s', (_, rows) => {
		const table = parse([HEADER, 'Skole', ...rows]);
		expect(table.rows).toHaveLength(2);
		expect(table.problems).toEqual([]);
	});

	test('leaves a status that was said before out, and keeps another', () => {
		const doubled = (status: string) =>
			parse([HEADER, 'Skole', `2010\t${LONG}\tSket.`, `2010\t${LONG}\t${status}`]).statusCells.map(
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
		const table = parse([HEADER, 'Skole', ...lines]);
		expect(codes(table.problems)).toEqual(['5 doubled-row', '6 continues-unusable']);
		expect(table.roles.slice(4)).toEqual(['unusable', 'unusable']);
		expect(table.problems[1]?.message).toBe('the line goes on with line 5, which could not be used');
	});

	test('and a row without text are named in words', () => {
		const { problems, rows } = parse([HEADER, 'Skole', '2010\t\tSket.', '2011\tB.']);
		expect(rows).toHaveLength(1);
		expect(problems.map(({ message }) => message)).toEqual([
			'the row of 2010 has no recommendation: write its text, or take the line out'
		]);
	});
});

describe('a status cell', () => {
	test('says beside which row it stands, and whether on a line that goes on', () => {
		const lines = ['2010\tA\tEt.', '\tog mere\tTo.', '\t\tTre.', '20l0\tB.\tFire.'];
		const { statusCells } = parse([HEADER, 'Skole', ...lines]);
		expect(
			statusCells.map(({ text, row, continued, besideText }) => [text, row?.line ?? null, continued, besideText])
		).toEqual([
			['Et.', 3, false, true],
			['To.', 3, true, true],
			['Tre.', 3, true, false],
			['Fire.', null, false, false]
		]);
	});

	test('that is one of two is none', () => {
		const { statusCells, problems } = parse([HEADER, 'Skole', '2010\tA.\tEt.\tTo.']);
		expect(statusCells).toEqual([]);
		expect(problems.map(({ message }) => message)).toEqual([
			'two cells hold a status text, "Et." and "To.": put one text into one cell'
		]);
	});

	test('beside no row is told from a text without a row', () => {
		const { problems } = parse([HEADER, 'Skole', '\t\tSket.', '\tTekst.\tSket.', '2010\tA.']);
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
		expect(known.startsStatement('Der er sat gang i en ny')).toBe(false);
		expect(known.startsStatement('Der er sat gang i en ny in')).toBe(true);
		expect(known.startsStatement('Der er sat gang i en nyere')).toBe(false);
		expect(known.isStatement('DER er sat gang i en ny indsats')).toBe(true);
		expect(known.isRecommendation('Der er sat gang i en ny indsats.')).toBe(false);
	});
});
