import { expect, test } from 'vitest';
import VerdictMark from '#lib/components/VerdictMark.svelte';
import { type Implementation, VERDICTS, type Verdict } from '#lib/domain/vocabulary.ts';
import { rendered, textOf } from './rendered.ts';

const mark = (verdict: Verdict | null, implementation: Implementation | null, locale: 'da' | 'en' = 'da') =>
	rendered(VerdictMark, { verdict, implementation }, locale);

test('the word of the council stands in words', () => {
	expect(VERDICTS.map((verdict) => textOf(mark(verdict, 'unknown').body))).toEqual([
		'Rådet bekræfter',
		'Rådet bekræfter ikke',
		'Afsluttet af rådet',
		'Rådet holder den åben'
	]);
	expect(textOf(mark('close', 'in_progress', 'en').body)).toBe('Closed by the council');
});

test.each<[Verdict, Implementation | null, boolean]>([
	['not_confirmed', 'implemented', true],
	['not_confirmed', 'in_progress', true],
	['not_confirmed', 'unknown', false],
	['keep_open', 'discontinued', true],
	['keep_open', 'in_progress', false],
	['close', 'in_progress', false],
	['confirmed', 'implemented', false],
	['not_confirmed', null, false]
])(
	'%s beside %s is marked as a disagreement, by a shape and a word: %s',
	(verdict, implementation, disputed) => {
		const page = mark(verdict, implementation);
		expect(page.querySelector('svg') !== null).toBe(disputed);
		expect(textOf(page.body).endsWith('Uenighed')).toBe(disputed);
	}
);

test('nothing stands where the council has said nothing', () => {
	expect(textOf(mark(null, 'implemented').body)).toBe('');
});
