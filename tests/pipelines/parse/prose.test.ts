import { describe, expect, test } from 'vitest';
import { parseMinutes } from '#pipelines/parse/minutes.ts';
import { parsePolicy } from '#pipelines/parse/policy.ts';
import { dateOfLine, headingPath, type ProseDocument } from '#pipelines/parse/prose-document.ts';
import { headingSubject, parseRemarks } from '#pipelines/parse/remarks.ts';

const headings = (document: ProseDocument) =>
	document.headings.map(({ line, level, label }) => `${line} ${level} ${label}`);

describe('minutes', () => {
	test('have one title and date, and what later pages repeat is furniture', () => {
		const page = ['# Integrationsrådet', '', '**Møde 134**', '', '30. september 2014', ''];
		const { roles, date, problems } = parseMinutes([...page, 'Tekst.', ...page, 'Mere.']);
		expect(roles).toEqual([
			...['title', 'blank', 'title', 'blank', 'date', 'blank', null],
			...['page_furniture', 'blank', 'page_furniture', 'blank', 'page_furniture', 'blank', null]
		]);
		expect([date, problems]).toEqual(['2014-09-30', []]);
	});

	test('may begin with the number of the meeting, which counts only above a date', () => {
		expect(parseMinutes(['Møde 7', '1. maj 2018']).roles).toEqual(['title', 'date']);
		const { roles, date } = parseMinutes(['Råd', 'Møde 7', 'i rådhuset']);
		expect([roles, date]).toEqual([[null, null, null], null]);
	});

	test('say who was there on lines of their own', () => {
		const lines = ['Til stede: Formanden', 'Afbud : Ingen', 'Der var afbud: ingen'];
		expect(parseMinutes(lines).roles).toEqual(['attendance', 'attendance', null]);
	});

	test('have the items of the agenda by their number, and parts of an item by a word and a colon', () => {
		const document = parseMinutes([
			...['Bemærkninger:', '2. Ikke endnu', '**1. Velkomst**', 'Spørgsmål:', '1. Igen', '2. og 3. Økonomi'],
			...['3. Ikke igen', '4. Eventuelt', '4.', 'spørgsmål:', 'To ord:']
		]);
		expect(headings(document)).toEqual([
			...['3 1 1. Velkomst', '4 2 Spørgsmål', '6 1 2. og 3. Økonomi', '8 1 4. Eventuelt']
		]);
		expect(document.roles).toEqual([
			...[null, null, 'heading', 'heading', null, 'heading', null, 'heading', null, null, null]
		]);
	});
});

describe('remarks', () => {
	const letter = (...lines: readonly string[]) => parseRemarks(['Høringssvar', '', '', ...lines]);

	test('have a title down to a gap of two lines, headings from the first `Ad`, and a closing', () => {
		const { roles, date, problems } = parseRemarks([
			...['Høringssvar', 'fra rådet', '', '', 'Tak for det.', 'Ad: Skoler', 'Tekst.'],
			...['På rådets vegne', 'Formanden']
		]);
		expect(roles).toEqual([
			...['title', 'title', 'blank', 'blank', null, 'heading', null, 'closing', 'closing']
		]);
		expect([date, problems]).toEqual([null, []]);
		expect(parseRemarks(['Svar', 'Ad Skoler', 'Sport', 'Tekst.']).roles).toEqual([
			...['title', 'heading', 'heading', null]
		]);
		expect(parseRemarks(['Svar', 'Tak.', 'Ad Skoler', 'Tekst.']).roles).toEqual([
			...['title', null, 'heading', null]
		]);
		expect(parseRemarks(['Svar', '', 'Tak.', 'Ad Skoler', 'Tekst.']).roles[2]).toBeNull();
	});

	test('have short headings of four words after the end of a sentence', () => {
		const short = (...lines: readonly string[]) => headings(letter('Ad Skoler', ...lines)).slice(1);
		expect(short('Tekst.', 'Fire ord i alt')).toEqual(['6 2 Fire ord i alt']);
		expect(short('Tekst (her)', 'Nyansættelser')).toEqual(['6 2 Nyansættelser']);
		expect(short('Nyansættelser', 'Tekst.')).toEqual(['5 2 Nyansættelser']);
		expect(short('Tekst.', 'Det er fem ord her')).toEqual([]);
		expect(short('Det er fem ord her', 'Nyansættelser')).toEqual([]);
		expect(short('Tekst.', 'nyansættelser')).toEqual([]);
		expect(short('Tekst.', '3 ting')).toEqual([]);
		expect(short('Tekst.', 'Nyansættelser,')).toEqual([]);
		expect(short('Tekst.', 'Skoler', 'Børn')).toEqual(['6 2 Skoler', '7 2 Børn']);
	});

	test('begin a section where a page begins with a heading', () => {
		const address = 'https://kommune.dk/side/1';
		expect(
			headings(letter('Ad Skoler', 'Tekst.', address, 'Sport', 'Tekst.', '', 'Kultur', 'Tekst.'))
		).toEqual([...['4 1 Ad Skoler', '7 1 Sport', '10 2 Kultur']]);
	});

	test('have no short heading before the first `Ad`', () => {
		expect(letter('Tekst.', 'Skoler', 'Tekst.').headings).toEqual([]);
	});

	test.each([
		['21 characters', 'https://kommune.dk/ab', 'page_furniture'],
		['20 characters', 'https://kommune.dk/a', null]
	])('repeat at the foot of a page an address that begins like one above of %s', (_, address, role) => {
		const { roles } = letter('Ad Skoler', `Se her:`, address, 'Tekst.', `${address}/mere`, 'Tekst.');
		expect(roles.slice(5, 8)).toEqual([null, null, role]);
	});

	test('speak of what stands after `Ad`', () => {
		expect(headingSubject('Ad: Skoler')).toBe('Skoler');
		expect(headingSubject('Ad Skoler')).toBe('Skoler');
		expect(headingSubject('Adgang')).toBe('Adgang');
	});
});

describe('a policy', () => {
	const FRONT = ['Politik', '1. juni 2005', '', 'Indhold', 'Forord......3', 'Skole\t12', ''];

	test('has title and date before its contents, whose entries head its chapters', () => {
		const document = parsePolicy([
			...FRONT,
			...['Forord', '', 'Tekst.', '', 'Mål', '', 'Tekst.', '', 'Skole og fritid', '', 'Tekst.']
		]);
		expect(document.roles).toEqual([
			...['title', 'date', 'blank', 'title', 'contents', 'contents', 'blank'],
			...['heading', 'blank', null, 'blank', 'heading', 'blank', null, 'blank', 'heading', 'blank', null]
		]);
		expect(headings(document)).toEqual(['8 1 Forord', '12 2 Mål', '16 1 Skole og fritid']);
		expect([document.date, document.problems]).toEqual(['2005-06-01', []]);
	});

	test('without contents has its title two lines before the first sentence, and a chapter first', () => {
		const document = parsePolicy(['Politik', '', 'Mål', '', 'Tekst.', '', 'Midler', '', 'Tekst.']);
		expect(document.roles[0]).toBe('title');
		expect(headings(document)).toEqual(['3 1 Mål', '7 2 Midler']);
		expect([document.date, headings(parsePolicy(['Mål', '', 'Tekst.']))]).toEqual([null, ['1 1 Mål']]);
		expect(parsePolicy(['Politik', 'Mål']).roles).toEqual([null, null]);
	});

	test.each([
		['of 80 characters', 'A'.repeat(80), true],
		['of 81 characters', 'A'.repeat(81), false],
		['with a comma at its end', 'Mål,', false],
		['that is an item of a list', '– Mål', false],
		['with a small first letter', 'mål', false]
	])('has a heading %s: %s', (_, line, isHeading) => {
		expect(parsePolicy([...FRONT, line, '', 'Tekst.']).headings).toHaveLength(isHeading ? 1 : 0);
	});

	test.each([
		['a line above', ['Tekst', 'Mål', '', 'Tekst.']],
		['a line below', ['Mål', 'Tekst.']],
		['a sentence that goes on below', ['Mål', '', 'og mere.']],
		['nothing below', ['Mål']]
	])('has no heading with %s', (_, lines) => {
		expect(parsePolicy([...FRONT, ...lines]).headings).toEqual([]);
	});
});

describe('the date of a line', () => {
	test.each([
		['1. januar 2005', '2005-01-01'],
		['28.Februar 2014', '2014-02-28'],
		['31. december 1999', '1999-12-31'],
		['29. februar 2014', null],
		['0. maj 2014', null],
		['den 1. maj 2014', null],
		['1. maj', null],
		['', null]
	])('%j', (line, date) => {
		expect(dateOfLine(line)).toBe(date);
	});

	test('knows every month', () => {
		const months =
			'januar februar marts april maj juni juli august september oktober november december'.split(' ');
		expect(months.map((month) => dateOfLine(`2. ${month} 2010`)?.slice(5, 7))).toEqual(
			Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'))
		);
	});
});

describe('the headings over a line', () => {
	test('are the last of the first level and what stands under it', () => {
		const all = [
			{ line: 2, label: 'A', level: 1 },
			{ line: 4, label: 'a', level: 2 },
			{ line: 6, label: 'B', level: 1 },
			{ line: 8, label: 'b', level: 2 }
		] as const;
		const paths = [2, 3, 4, 5, 7, 9].map((line) => headingPath(all, line));
		expect(paths).toEqual(['', 'A', 'A', 'A › a', 'B', 'B › b']);
		expect(headingPath(all.slice(1, 2), 5)).toBe('a');
	});
});
