import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAllowedNames } from '#pipelines/names/allowed-names.ts';
import { findPersonal } from '#pipelines/names/find-personal.ts';
import { openDictionary } from '#pipelines/open-dictionary.ts';

const words = await openDictionary();
const evidence = { words, allowed: readAllowedNames(readFileSync('data/allowed-names.csv')) };
const kindsIn = (text: string, language: 'da' | 'en' = 'da') =>
	findPersonal(text, evidence, language).map(({ kind }) => kind);

describe('a name is found', () => {
	test.each([
		['a full name', 'Mødet blev ledet af Rigmor Kofoed.'],
		['a first name at the start of a sentence', 'Villads fremlagde planen.'],
		['a first name that is a plain word, too', 'Sten fremlagde planen.'],
		['a speaker before a colon', 'Bjørn: Det var et godt møde.'],
		['a first name in the middle', 'Planen, som Oluf fremlagde, blev drøftet.'],
		['a surname alone', 'Planen fra Kofoed blev drøftet.'],
		['the genitive', 'Det var Thorvalds forslag.'],
		['the genitive at the start', 'Thorvalds forslag blev drøftet.'],
		['a hyphened first name', 'Referent: Anne-Lise.'],
		['a hyphened surname', 'Referent var Bo Winther-Sørensen.'],
		['an initial and a surname', 'Referent var P. Winther.'],
		['a name in capitals', 'Referent: RIGMOR KOFOED'],
		['a list of those present', 'Til stede: Rigmor, Villads, Thorvald og sekretæren.'],
		['a name after a role', 'Formand Rigmor bød velkommen.'],
		['a Polish name', 'Wojciech Kowalczyk bød velkommen.'],
		['a Vietnamese name', 'Vi takker Nguyễn Thị Hương.'],
		['an Arabic name', 'Ordet gik til Abdulrahman al-Khatib.'],
		['a Somali name at the start', 'Hodan spurgte til planen.'],
		['an Irish name', "Ordet gik til O'Connor."],
		['a name in small letters', 'ordet gik til rigmor igen'],
		['a name in decomposed letters', 'Ordet gik til Søren Ågård.'.normalize('NFD')],
		['a name before a line end', 'Ordet gik til Rigmor'],
		['a name in brackets', 'Formanden (Rigmor) bød velkommen.'],
		['a name in bold', '**Rigmor** bød velkommen.'],
		['an allowed name with a person beside it', 'Albertslund Kommune ved Rigmor bød velkommen.']
	])('%s', (_, text) => {
		expect(kindsIn(text)).toContain('name');
	});

	test('in an English text, too', () => {
		expect(kindsIn('The proposal by Rigmor was discussed.', 'en')).toContain('name');
		expect(kindsIn('Rigmor proposed it.', 'en')).toContain('name');
	});

	test('once for each word of it, in the order of the text', () => {
		const hits = findPersonal('Ordet gik til Rigmor og til Villads Kofoed.', evidence);
		expect(hits.map(({ at }) => at)).toEqual([14, 28, 36]);
	});
});

describe('numbers and addresses are found', () => {
	test.each([
		['telephone', 'Ring på 12345678.'],
		['telephone', 'Ring på 12 34 56 78.'],
		['telephone', 'Ring på 1234 5678.'],
		['telephone', 'Ring på +45 12 34 56 78.'],
		['telephone', 'Ring på 0045-12345678.'],
		['telephone', 'Ring på (+45) 12.34.56.78'],
		['telephone', 'Ring på +46 8 123 456 78.'],
		['telephone', 'tlf. 4711'],
		['email', 'Skriv til raadet@example.dk.'],
		['email', 'Skriv til fornavn.efternavn@albertslund.example.dk'],
		['email', 'Skriv til raadet (at) example.dk'],
		['cpr', 'CPR 010203-1234'],
		['cpr', 'CPR 0102031234'],
		['cpr', 'CPR 010203 - 1234']
	])('%s in "%s"', (kind, text) => {
		expect(kindsIn(text)).toContain(kind);
	});

	test.each([
		'Politikken gælder 2014-2017.',
		'Mødet var den 30.09.2014.',
		'2014-09-30',
		'Møde 134 den 30. september 2014, kl. 17.30.',
		'Der kom 75 deltagere, heraf 50 udefra, og 90 og 91 %.',
		'Linje 34;35;45;46;47;48;49',
		'http://www.kulturstyrelsen.dk/institutioner/biblioteker/boern/'
	])('and not in "%s"', (text) => {
		expect(kindsIn(text)).toEqual([]);
	});
});

describe('what is no name is let through', () => {
	test.each([
		'Integrationsrådet vil gerne hjælpe til.',
		'Det er Albertslunds plan.',
		'Det blev drøftet. Der kom mange.',
		'A: Unge i Albertslund er motiverede.',
		'[mødedeltager] præsenterede planen. [rådsmedlem]: Det var et godt møde.',
		'”Virksomheden” blev nævnt.',
		'Bydele: Vester, Øster og Lund.'
	])('%s', (text) => {
		expect(kindsIn(text)).toEqual([]);
	});

	test('a place that is allowed only as a whole is no leave for its parts', () => {
		expect(kindsIn('Ordet gik til Lund.')).toEqual(['name']);
	});

	test('with no list at all, every capitalised word inside a sentence counts', () => {
		const nothing = { words, allowed: readAllowedNames(null) };
		expect(findPersonal('Det var i Albertslund.', nothing)).toHaveLength(1);
	});
});
