import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutAtWord } from '#lib/domain/cut-at-word.ts';

describe('a text that is cut at a word', () => {
	test.each([
		['At der oprettes et korps', 100, 'At der oprettes et korps'],
		['At der oprettes et korps', 24, 'At der oprettes et korps'],
		['At der oprettes et korps', 23, 'At der oprettes et …'],
		['At der oprettes et korps', 20, 'At der oprettes et …'],
		['At der oprettes et korps', 19, 'At der oprettes …'],
		['Skole, forældre', 9, 'Skole …'],
		['  to\n\tlinjer  ', 100, 'to linjer'],
		['', 10, ''],
		['Danskundervisningsmateriale', 10, 'Danskund …'],
		['🙂🙂🙂🙂🙂🙂', 8, '🙂🙂🙂 …'],
		['🙂🙂🙂🙂🙂🙂', 7, '🙂🙂 …']
	])('"%s" in %i characters is "%s"', (text, most, cut) => {
		expect(cutAtWord(text, most)).toBe(cut);
	});

	test('is never longer than asked for, and begins as the text does', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 4, max: 60 }), (text, most) => {
				const cut = cutAtWord(text, most);
				expect(cut.length).toBeLessThanOrEqual(most);
				expect(cut.isWellFormed()).toBe(true);
				expect(text.replaceAll(/\s+/g, ' ').trim().startsWith(cut.replace(/ …$/, ''))).toBe(true);
			})
		);
	});
});
