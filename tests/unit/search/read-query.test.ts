import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forgivenEdits, MAX_QUERY_LENGTH, MAX_TERMS, readQuery } from '#lib/domain/search/read-query.ts';

const terms = (typed: string) => readQuery(typed).terms.map(({ word }) => word);

describe('a query', () => {
	test.each([
		['', []],
		['   ', []],
		['😀 … !', []],
		['Unge og forældre', ['unge', 'forældre']],
		['og i at', ['og', 'i', 'at']],
		['i', ['i']],
		['"sociale klausuler"', ['sociale', 'klausuler']],
		["'; drop table recommendations; --", ['drop', 'table', 'recommendations']],
		['unge unge UNGE', ['unge']],
		['ikke-boglige', ['ikkeboglige']],
		['skole/hjem', ['skole', 'hjem']],
		['2015-17', ['2015', '17']]
	])('%j looks for %j', (typed, expected) => {
		expect(terms(typed)).toEqual(expected);
	});

	test('names what it leaves out', () => {
		expect(readQuery('de unge og x').ignored).toEqual(['de', 'og', 'x']);
	});

	test('takes only its last word for unfinished, and that from three letters on', () => {
		expect(readQuery('unge forældre').terms.map(({ prefix }) => prefix)).toEqual([false, true]);
		expect(readQuery('un').terms.map(({ prefix }) => prefix)).toEqual([false]);
		expect(readQuery('unge og').terms.map(({ prefix }) => prefix)).toEqual([false]);
	});

	test('compares loosely only what is typed without Danish letters', () => {
		expect(readQuery('for far').terms.map(({ looseToo }) => looseToo)).toEqual([true]);
		expect(readQuery('før får').terms.map(({ looseToo }) => looseToo)).toEqual([false, false]);
	});

	test('is read to a length and a number of words', () => {
		expect(terms('a'.repeat(10_000))).toEqual(['a'.repeat(MAX_QUERY_LENGTH)]);
		const many = Array.from({ length: 30 }, (_, index) => `w${index}x`);
		expect(terms(many.join(' '))).toEqual(many.slice(0, MAX_TERMS));
		expect(readQuery(many.join(' ')).ignored).toEqual(many.slice(MAX_TERMS));
	});

	test('is always read, whatever is typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
				const { terms: found } = readQuery(typed);
				expect(found.length).toBeLessThanOrEqual(MAX_TERMS);
				for (const { word, spellings, loose } of found) {
					expect(word).not.toBe('');
					expect(spellings[0]?.form).toBe(word);
					expect(loose.length).toBeGreaterThan(0);
				}
			})
		);
	});
});

test.each([
	[4, 0],
	[5, 1],
	[8, 1],
	[9, 2]
])('in a word of %i letters %i typing errors are forgiven', (letters, errors) => {
	expect(forgivenEdits(letters)).toBe(errors);
});
