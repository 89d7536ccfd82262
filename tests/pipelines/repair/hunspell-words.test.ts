import { describe, expect, test } from 'vitest';
import { parseHunspell } from '#pipelines/repair/hunspell-words.ts';

const dictionary = '2\nråd/7\nskole/7\n';
const withCondition = (condition: string) => parseHunspell(`SFX 7 Y 1\nSFX 7 0 s ${condition}\n`, dictionary);

describe('the condition of a suffix', () => {
	test.each([
		['.', ['råds', 'skoles']],
		['d', ['råds']],
		['[ad]', ['råds']],
		['[^ad]', ['skoles']],
		['o.e', ['skoles']]
	])('%s lets stems through that end so', (condition, inflected) => {
		const { isWord } = withCondition(condition);
		expect(['råds', 'skoles'].filter(isWord)).toEqual(inflected);
	});

	test.each(['(d|e)', 'd*', '[d', 'd]', '[]', '[^]', '\\d', 'd$', '[e-d]'])(
		'%s is refused with its line',
		(condition) => {
			expect(() => withCondition(condition)).toThrow(`affixes:2: invalid condition: ${condition}: write`);
		}
	);

	test('that is longer than any is refused before it becomes a pattern', () => {
		expect(() => withCondition('d'.repeat(200))).not.toThrow();
		expect(() => withCondition('d'.repeat(201))).toThrow(/^affixes:2: condition of 201 letters/);
	});
});
