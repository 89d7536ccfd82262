import { describe, expect, test } from 'vitest';
import { excerpt, lineShape, type LineShape } from '#pipelines/parse/line-shape.ts';
import { isUnfinished, labelLetters, letters, plainText, startsLower } from '#pipelines/parse/plain-text.ts';

const row = (year: string, text = '', ...statuses: readonly string[]): LineShape => ({
	kind: 'row',
	year,
	text,
	statuses
});
const continuation = (text: string, ...statuses: readonly string[]): LineShape => ({
	kind: 'continuation',
	text,
	statuses
});
const heading = (text: string, ...statuses: readonly string[]): LineShape => ({
	kind: 'text',
	text,
	statuses
});

describe('a line by itself', () => {
	test.each<readonly [string, LineShape]>([
		['', { kind: 'blank' }],
		[' \t\u00ad\t\u200b', { kind: 'blank' }],
		['3', { kind: 'page_number' }],
		['\t- 12 -', { kind: 'page_number' }],
		['Side 3 af 7', { kind: 'page_number' }],
		['1234', row('1234')],
		['3\tTekst.', row('3', 'Tekst.')],
		['År\tAnbefaling\tStatus', { kind: 'header' }],
		['ÅRSTAL\tAnbefalinger\t\tStatus\tNote', { kind: 'header' }],
		['År\tAnbefaling\tStatus\tNote\tMere', row('År', 'Anbefaling', 'Status', 'Note', 'Mere')],
		['År\tTekst', row('År', 'Tekst')],
		['Aarhus\tAnbefaling', row('Aarhus', 'Anbefaling')],
		['2010\tA.\tB.', row('2010', 'A.', 'B.')],
		[' 2010\u0085\t\ufeffA. \t\u200bB.\u00a0\t', row('2010', 'A.', 'B.')],
		['2010\t<p></p>\t\tB.\tC.', row('2010', '', 'B.', 'C.')],
		['2010\tA.\t<b></b>\tC.', row('2010', 'A.', 'C.')],
		['20l6', row('20l6')],
		['2010 tekst\tA.', row('2010 tekst', 'A.')],
		['Skole', heading('Skole')],
		[' <b>Skole</b>\t\tSket.', heading('<b>Skole</b>', 'Sket.')],
		['\ttekst\tA.\t\tB.', continuation('tekst', 'A.', 'B.')],
		['\t\tA.', continuation('', 'A.')],
		['\t2010', continuation('2010')]
	])('%j', (line, shape) => {
		expect(lineShape(line)).toEqual(shape);
	});

	test.each([
		['2010 Tekst', 'missing-tab', '"2010 Tekst": a tab is missing between the year and the recommendation'],
		['2010 Tekst\t', 'missing-tab', '"2010 Tekst": a tab is missing between the year and the recommendation'],
		['\t2010\tA.', 'shifted-row', 'the year 2010 stands in the second cell: remove the tab before it']
	])('%j is broken in a way that can be told', (line, code, message) => {
		expect(lineShape(line)).toEqual({ kind: 'broken', code, message });
	});

	test('is shown in messages by its first forty characters, without a blank at the end', () => {
		expect(excerpt('a'.repeat(40))).toBe('a'.repeat(40));
		expect(excerpt('a'.repeat(41))).toBe(`${'a'.repeat(40)}…`);
		expect(excerpt(`${'a'.repeat(39)} bc`)).toBe(`${'a'.repeat(39)}…`);
		expect(excerpt(' <b>Råd</b>\u00a0og  dåd', 6)).toBe('Råd og…');
	});
});

describe('a text as a reader sees it', () => {
	test.each([
		[' <p class="x">Råd</p><br/>og&nbsp;d\u00ADåd ', 'Råd og dåd'],
		['a < b\u0085 \t c', 'a < b c'],
		['A\u030a\u200d\u2060\ufeff', 'Å'],
		['til\u00ad', 'til'],
		['1\u00ad2', '1\u00ad2']
	])('%j', (cell, plain) => {
		expect(plainText(cell)).toBe(plain);
	});

	test.each([
		['Børne- og\nUnge\u00adrådet, 2.', 'børneogungerådet2'],
		['ﬁ &oslash;&#248;&#xF8; ½', 'fi12'],
		['', '']
	])('has letters: %j', (text, expected) => {
		expect(letters(text)).toBe(expected);
	});

	test.each([
		['Skole (fortsat)', 'skole'],
		['Skole, fortsat. ', 'skole'],
		['Fortsættelse', ''],
		['Fortsat indsats', 'fortsatindsats']
	])('has the letters of a label: %j', (label, expected) => {
		expect(labelLetters(label)).toBe(expected);
	});

	test.each([
		['og', true],
		['"– og', true],
		['<b>og</b>', true],
		['Og', false],
		['2 og', false],
		['', false]
	])('begins small: %j', (text, expected) => {
		expect(startsLower(text)).toBe(expected);
	});

	test.each([
		['Der er', true],
		['Der er.', false],
		['Er der?”)', false],
		['Der er…', false],
		['Der er. Og', true],
		['Der er.</p>', false]
	])('stops in a sentence: %j', (text, expected) => {
		expect(isUnfinished(text)).toBe(expected);
	});
});
