import { describe, expect, test } from 'vitest';
import { editDistance } from '#lib/domain/search/edit-distance.ts';
import { foldWord } from '#lib/domain/search/fold-letters.ts';
import { MATCH_SCORES } from '#lib/domain/search/match-score.ts';
import { MATCH_KINDS, matchWord, type MatchKind } from '#lib/domain/search/match-word.ts';
import { readQuery } from '#lib/domain/search/read-query.ts';
import { wordForms } from '#lib/domain/search/word-forms.ts';

/** How a word of a text answers a query of one word; `finished` as if another word followed. */
function match(typed: string, found: string, { fuzzy = false, finished = false } = {}): MatchKind | null {
	const [term] = readQuery(finished ? `${typed} 1234` : typed).terms;
	if (!term) throw new Error(`no term in "${typed}"`);
	return matchWord(term, wordForms(foldWord(found)), fuzzy);
}

describe('a word that is looked for', () => {
	test.each<readonly [string, string, MatchKind]>([
		['forældre', 'Forældre', 'exact'],
		['foraeldre', 'forældre', 'exact'],
		['forældre', 'foraeldre', 'exact'],
		['Århus', 'Aarhus', 'exact'],
		['aarhus', 'Århus', 'exact'],
		['oelstykke', 'Ølstykke', 'exact'],
		['arhus', 'Århus', 'stem'],
		['foraldre', 'forældre', 'stem'],
		['forældre', 'forældrenes', 'stem'],
		['foraeldrene', 'forældres', 'stem'],
		['boliger', 'bolig', 'stem'],
		['ledig', 'ledige', 'stem'],
		['skol', 'skolen', 'stem'],
		['sund', 'sundhedspolitik', 'prefix'],
		['ældrer', 'ældrerådet', 'prefix'],
		['bus', 'busrute', 'prefix'],
		['sprog', 'tosprogsundervisning', 'compound'],
		['udgifter', 'sundhedsudgifter', 'compound'],
		['udgift', 'sundhedsudgifterne', 'compound'],
		['rådet', 'ungdomsrådet', 'compound'],
		['forening', 'idrætsforeningerne', 'compound']
	])('%s answers to %s: %s', (typed, found, kind) => {
		expect(match(typed, found)).toBe(kind);
	});

	test.each([
		['før', 'for'],
		['får', 'far'],
		['ældre', 'forældre'],
		['ældre', 'klasseforældre'],
		['ledige', 'ledere'],
		['unge', 'tunge'],
		['råd', 'brådden'],
		['skole', 'skov'],
		['børn', 'beboerne'],
		['sprog', 'spor']
	])('%s does not answer to %s', (typed, found) => {
		expect(match(typed, found)).toBeNull();
	});

	test('that is finished is no beginning of another', () => {
		expect(match('bus', 'busrute', { finished: true })).toBeNull();
		expect(match('skole', 'skolebestyrelse', { finished: true })).toBe('compound');
	});

	test.each([
		['foreldre', 'forældre'],
		['integartion', 'integration'],
		['integrasjonen', 'integrationen'],
		['praktikplds', 'praktikplads'],
		['mentro', 'mentor']
	])('with a typing error, %s, answers to %s only where errors are forgiven', (typed, found) => {
		expect(match(typed, found)).toBeNull();
		expect(match(typed, found, { fuzzy: true })).toBe('fuzzy');
	});

	test.each([
		['børn', 'bønr'],
		['skole', 'stole mand'],
		['mentor', 'metro'],
		['2016', '2017']
	])('is short or far off: no error makes %s answer to %s', (typed, found) => {
		expect(match(typed, found, { fuzzy: true })).toBeNull();
	});
});

test('a better kind of match counts more', () => {
	const scores = MATCH_KINDS.map((kind) => MATCH_SCORES[kind]);
	expect(scores).toEqual(scores.toSorted((a, b) => b - a));
	expect(new Set(scores).size).toBe(scores.length);
});

test.each([
	['abc', 'abc', 0],
	['abc', 'abd', 1],
	['abc', 'acb', 1],
	['abc', 'ab', 1],
	['abc', 'xabc', 1],
	['abcdef', 'badcef', 2],
	['abc', 'xyz', 3],
	['', 'ab', 2]
])('from %j to %j are %i errors', (a, b, errors) => {
	expect(editDistance(a, b, 2)).toBe(errors);
	expect(editDistance(b, a, 2)).toBe(errors);
});

test('a word answers in one of five ways, the best first', () => {
	expect(MATCH_KINDS).toEqual(['exact', 'stem', 'prefix', 'compound', 'fuzzy']);
});
