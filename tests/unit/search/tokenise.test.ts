import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldWord, looseForm, readDigraphs, writeDigraphs } from '#lib/domain/search/fold-letters.ts';
import { tokenise } from '#lib/domain/search/tokenise.ts';

const words = (text: string) => tokenise(text).map(({ word }) => word);

describe('the words of a text', () => {
	test.each([
		['Flere børn, færre køer!', ['flere', 'børn', 'færre', 'køer']],
		['skole/hjem', ['skole', 'hjem']],
		['ikke-boglige', ['ikkeboglige', 'ikke', 'boglige']],
		['børne- og ungeudvalget', ['børne', 'og', 'ungeudvalget']],
		['e\u2011mail', ['email', 'e', 'mail']],
		['sund\u00ADhed', ['sundhed']],
		['2015-17', ['2015', '17']],
		['8.-9. klasse', ['8', '9', 'klasse']],
		['1-2-årige', ['12årige', '1', '2', 'årige']],
		['"Kendskab skaber venskab"', ['kendskab', 'skaber', 'venskab']],
		['EU\u2019s', ['eu', 's']],
		['ﬁnde', ['finde']],
		['Cafe\u0301', ['cafe']],
		['Bjo\u0308rn A\u030Alborg', ['bjørn', 'ålborg']],
		['😀 – … 👨‍👩‍👧', []],
		['', []]
	])('of %j', (text, expected) => {
		expect(words(text)).toEqual(expected);
	});

	test('stand where the offsets say, pieces inside their whole', () => {
		const text = 'At ikke-boglige unge';
		expect(tokenise(text).map(({ start, end, part }) => [text.slice(start, end), part])).toEqual([
			['At', false],
			['ikke-boglige', false],
			['ikke', true],
			['boglige', true],
			['unge', false]
		]);
	});

	test('are the same where the text is cut at its spaces first, as the index is built', () => {
		const text = fc.array(fc.string({ unit: 'binary' })).map((parts) => parts.join(' '));
		fc.assert(
			fc.property(text, (whole) => {
				expect(words(whole)).toEqual(whole.split(' ').flatMap(words));
			})
		);
	});

	test('are never empty, hold no capital and are folded already, whatever the text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
				for (const { word, start, end } of tokenise(text)) {
					expect(word).not.toBe('');
					expect(end).toBeGreaterThan(start);
					expect(foldWord(word)).toBe(word);
				}
			})
		);
	});
});

describe('the spellings of the Danish letters', () => {
	test.each(['forældre', 'foraeldre', 'foraldre'])('%s is one loose form', (word) => {
		expect(looseForm(foldWord(word))).toBe('foraldre');
	});

	test('are read and written as two letters', () => {
		expect(readDigraphs('aarhus foraeldre oelstykke')).toBe('århus forældre ølstykke');
		expect(writeDigraphs('århus forældre ølstykke')).toBe('aarhus foraeldre oelstykke');
	});
});
