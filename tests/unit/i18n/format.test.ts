import { beforeAll, describe, expect, test } from 'vitest';
import {
	capitalize,
	formatBytes,
	formatCount,
	formatCountInWords,
	formatDate,
	formatList,
	formatShare,
	formatShareRange
} from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';
import {
	baseLabel,
	implementationLabel,
	lineRoleLabel,
	repairKindLabel,
	responseLabel,
	stateLabel
} from '#lib/i18n/labels.ts';
import { localeOfDocument, provideLocale, type Locale } from '#lib/i18n/locale.ts';
import { LINE_ROLES, REPAIR_KINDS } from '#lib/domain/source-codes.ts';
import { BASES, IMPLEMENTATIONS, RESPONSES, STATES } from '#lib/domain/vocabulary.ts';

let locale: Locale = 'da';

beforeAll(() => provideLocale(() => locale));

/** What `write` gives in each language. */
function both(write: () => string): readonly [da: string, en: string] {
	const written = (['da', 'en'] as const).map((one) => {
		locale = one;
		return write();
	});
	return [written[0] ?? '', written[1] ?? ''];
}

describe('numbers and dates are written as the language writes them', () => {
	test.each<[string, () => string, da: string, en: string]>([
		['a count', () => formatCount(1234), '1.234', '1,234'],
		['a count of millions', () => formatCount(10_000_000), '10.000.000', '10,000,000'],
		['a count of none', () => formatCount(0), '0', '0'],
		['a share', () => formatShare(0.45), '45\u00a0%', '45%'],
		['a share that is rounded', () => formatShare(5 / 17), '29\u00a0%', '29%'],
		['a whole', () => formatShare(1), '100\u00a0%', '100%'],
		['a range of shares', () => formatShareRange(0.1328, 0.5313), '13–53\u00a0%', '13–53%'],
		['a month', () => formatDate('2019-02'), 'februar 2019', 'February 2019'],
		['a day', () => formatDate('2018-05-28'), '28. maj 2018', '28 May 2018'],
		['the first day of a year', () => formatDate('2018-01-01'), '1. januar 2018', '1 January 2018'],
		['a year', () => formatDate('2019'), '2019', '2019'],
		['a list', () => formatList(['a', 'b', 'c']), 'a, b og c', 'a, b and c'],
		['a list of one', () => formatList(['a']), 'a', 'a'],
		['some bytes', () => formatBytes(999), '999 B', '999 B'],
		['some kilobytes', () => formatBytes(1500), '1,5 kB', '1.5 kB'],
		['many megabytes', () => formatBytes(12_900_000), '13 MB', '13 MB'],
		['a word at the start of a sentence', () => capitalize('åben'), 'Åben', 'Åben'],
		['a count in words', () => formatCountInWords(1), 'én', 'one'],
		['a count above ten in words', () => formatCountInWords(11), '11', '11']
	])('%s', (_, write, da, en) => {
		expect(both(write)).toEqual([da, en]);
	});
});

describe('one is one, and any other number is many', () => {
	const counted = (n: number) => ({ n, count: formatCount(n) });
	test.each<[number, da: string, en: string]>([
		[0, '0 anbefalinger vises.', '0 recommendations are shown.'],
		[1, '1 anbefaling vises.', '1 recommendation is shown.'],
		[2, '2 anbefalinger vises.', '2 recommendations are shown.'],
		[21, '21 anbefalinger vises.', '21 recommendations are shown.']
	])('%i shown', (n, da, en) => {
		expect(both(() => m.filter_shown(counted(n)))).toEqual([da, en]);
	});

	test.each<[string, () => string, da: string, en: string]>([
		[
			'the headline',
			() => `${m.headline_made(counted(1))} ${m.headline_span(counted(1))}`,
			'Én anbefaling på ét år',
			'One recommendation in one year'
		],
		[
			'the link of a year',
			() => m.year_link({ ...counted(1), year: 2014 }),
			'2014: 1 anbefaling',
			'2014: 1 recommendation'
		],
		[
			'the heading of a filter',
			() => m.filter_words_theme({ ...counted(1), list: 'Mentor' }),
			'tema Mentor',
			'theme Mentor'
		]
	])('%s', (_, write, da, en) => {
		expect(both(write)).toEqual([da, en]);
	});
});

test('every code has a word of its own in both languages', () => {
	const words = [
		...[...IMPLEMENTATIONS, null].map((code) => both(() => implementationLabel(code))),
		...RESPONSES.map((code) => both(() => responseLabel(code))),
		...LINE_ROLES.map((code) => both(() => lineRoleLabel(code))),
		...BASES.map((code) => both(() => baseLabel(code)))
	];
	for (const side of [0, 1] as const)
		expect(new Set(words.map((word) => word[side])).size).toBe(words.length);
	const others = [
		...STATES.map((code) => both(() => stateLabel(code))),
		...REPAIR_KINDS.map((code) => both(() => repairKindLabel(code)))
	];
	expect(others.flat().filter((word) => word === '')).toEqual([]);
	expect(both(() => responseLabel(null))).toEqual(both(() => implementationLabel(null)));
});

test('the language of a page is that of its document, and Danish where it names another', () => {
	expect([
		localeOfDocument({ lang: 'en' }),
		localeOfDocument({ lang: 'da' }),
		localeOfDocument({ lang: 'fr' })
	]).toEqual(['en', 'da', 'da']);
});
