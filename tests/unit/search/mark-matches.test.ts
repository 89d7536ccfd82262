import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerpt } from '#lib/domain/search/excerpt.ts';
import { markMatches } from '#lib/domain/search/mark-matches.ts';
import { readQuery } from '#lib/domain/search/read-query.ts';

const TEXT =
	'At forældrene inddrages i tosprogsundervisning for ikke-boglige unge, så FORÆLDRE og skole/hjem mødes.';

/** The text with its hits in brackets. */
function marked(text: string, typed: string, fuzzy = false): string {
	const segments = markMatches(text, readQuery(typed), fuzzy);
	return segments.map((segment) => (segment.hit ? `[${segment.text}]` : segment.text)).join('');
}

describe('marks', () => {
	test.each([
		[
			'foraeldre',
			'At [forældrene] inddrages i tosprogsundervisning for ikke-boglige unge, så [FORÆLDRE] og skole/hjem mødes.'
		],
		[
			'sprog hjem',
			'At forældrene inddrages i [tosprogsundervisning] for ikke-boglige unge, så FORÆLDRE og skole/[hjem] mødes.'
		],
		[
			'boglige',
			'At forældrene inddrages i tosprogsundervisning for [ikke-boglige] unge, så FORÆLDRE og skole/hjem mødes.'
		],
		['og', TEXT.replace(' og ', ' [og] ')],
		['unge og', TEXT.replace('unge', '[unge]')],
		['', TEXT]
	])('stand on what %j finds', (typed, expected) => {
		expect(marked(TEXT, typed)).toBe(expected);
	});

	test('stand on words with typing errors only where these were forgiven', () => {
		expect(marked(TEXT, 'foreldrene')).toBe(TEXT);
		expect(marked(TEXT, 'foreldrene', true)).toContain('[forældrene]');
	});

	test('leave the text as it is, whatever text and query', () => {
		const danish = fc.constantFrom(
			'forældre',
			'for-ældre',
			'aa',
			'æ',
			' ',
			'-',
			'/',
			'e\u0301',
			'😀',
			'<b>',
			'\n'
		);
		const text = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 80 }),
			fc.array(danish).map((parts) => parts.join(''))
		);
		fc.assert(
			fc.property(text, text, fc.boolean(), (whole, typed, fuzzy) => {
				const segments = markMatches(whole, readQuery(typed), fuzzy);
				expect(segments.map((segment) => segment.text).join('')).toBe(whole);
				expect(segments.every((segment) => segment.text !== '')).toBe(true);
			}),
			{ numRuns: 300 }
		);
	});

	test('are made of a long text without hesitation', () => {
		const long = 'forældre-møde '.repeat(20_000);
		expect(markMatches(long, readQuery('forældre')).filter(({ hit }) => hit)).toHaveLength(20_000);
	});
});

describe('an excerpt', () => {
	const long = `${'Indledning uden betydning. '.repeat(20)}Her nævnes mentorer. ${'Og så videre. '.repeat(40)}`;
	const plain = (typed: string, text = long) =>
		excerpt(text, readQuery(typed))
			.map((segment) => segment.text)
			.join('');

	test('shows the first hit with words around it', () => {
		const segments = excerpt(long, readQuery('mentor'));
		expect(segments.filter(({ hit }) => hit)).toEqual([{ text: 'mentorer', hit: true }]);
		expect(plain('mentor')).toMatch(/^… \S.*Her nævnes mentorer\. Og så.* …$/);
		expect(plain('mentor').length).toBeLessThan(260);
	});

	test('of a short text is the text', () => {
		expect(plain('mentor', 'Her nævnes mentorer.')).toBe('Her nævnes mentorer.');
	});

	test('without a hit is the beginning, cut between words', () => {
		expect(plain('rutsjebane')).toMatch(/^Indledning uden.*\S …$/);
	});

	test('is a piece of the text, whatever text and query', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 600 }), fc.string({ maxLength: 10 }), (text, typed) => {
				const shown = excerpt(text, readQuery(typed));
				const body = shown.map((segment) => segment.text).join('');
				expect(text).toContain(body.replace(/^… /, '').replace(/ …$/, ''));
			})
		);
	});
});
