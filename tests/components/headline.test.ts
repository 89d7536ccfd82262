import { describe, expect, test } from 'vitest';
import type { CubeRow } from '#lib/domain/cube.ts';
import { overviewFacts } from '#lib/domain/measures/overview-facts.ts';
import type { Base } from '#lib/domain/vocabulary.ts';
import Headline from '../../src/routes/[council=council]/Headline.svelte';
import { keyNumbers } from '../../src/routes/[council=council]/key-numbers.ts';
import KeyNumbers from '../../src/routes/[council=council]/KeyNumbers.svelte';
import { cubeRow, draftRow, uncoveredRow } from '../unit/domain/cube-row.ts';
import { rendered, textOf, textsOf } from './rendered.ts';

const YEARS = { from: 2010, to: 2017 };
const unknown = (n: number) => cubeRow({ n });
const known = (n: number) => cubeRow({ response: 'direct', implementation: 'implemented', n });

function headline(
	rows: readonly CubeRow[],
	phrases: readonly string[] = [],
	locale: 'da' | 'en' = 'da',
	years = YEARS
) {
	return textOf(
		rendered(
			Headline,
			{
				facts: overviewFacts(rows, [years]),
				covered: rows.every(({ codingStatus }) => codingStatus !== null),
				phrases
			},
			locale
		).querySelector('h1')
	);
}

describe('the headline claims what the numbers bear, by rule', () => {
	test.each<[string, readonly CubeRow[], da: string, en: string]>([
		['empty', [], 'Ingen anbefalinger', 'No recommendations'],
		[
			'not rated, drafts',
			[draftRow({ n: 3 })],
			'3 anbefalinger på 8 år. Ingen har vurderet endnu, hvad der er sket.',
			'3 recommendations in 8 years. Nobody has judged yet what happened.'
		],
		[
			'not rated, no status in the source',
			[uncoveredRow({ n: 3 })],
			'3 anbefalinger på 8 år. Kilden omfatter ikke, hvad der er sket.',
			'3 recommendations in 8 years. The source does not cover what happened.'
		],
		[
			'all unknown',
			[unknown(4)],
			'4 anbefalinger på 8 år. Registret oplyser ikke, hvad der er sket.',
			'4 recommendations in 8 years. The register does not say what happened.'
		],
		[
			'mostly unknown',
			[unknown(3), known(2)],
			'5 anbefalinger på 8 år. For de fleste oplyser registret ikke, hvad der er sket.',
			'5 recommendations in 8 years. For most of them the register does not say what happened.'
		],
		[
			'half unknown',
			[unknown(2), known(2)],
			'4 anbefalinger på 8 år. For halvdelen oplyser registret ikke, hvad der er sket.',
			'4 recommendations in 8 years. For half of them the register does not say what happened.'
		],
		[
			'mostly known',
			[unknown(1), known(4)],
			'5 anbefalinger på 8 år. For 1 af dem oplyser registret ikke, hvad der er sket.',
			'5 recommendations in 8 years. For 1 of them the register does not say what happened.'
		],
		[
			'all known',
			[known(1234)],
			'1.234 anbefalinger på 8 år. For alle oplyser registret, hvad der er sket.',
			'1,234 recommendations in 8 years. For all of them the register says what happened.'
		]
	])('%s', (_, rows, da, en) => {
		expect([headline(rows), headline(rows, [], 'en')]).toEqual([da, en]);
	});

	test('one recommendation of one year is one', () => {
		const year = { from: 2014, to: 2014 };
		expect(headline([unknown(1)], [], 'da', year)).toBe(
			'Én anbefaling på ét år. Registret oplyser ikke, hvad der er sket.'
		);
		expect(headline([unknown(1)], [], 'en', year)).toBe(
			'One recommendation in one year. The register does not say what happened.'
		);
		expect(headline([known(1)], [], 'da', year)).not.toMatch(/\balle\b/);
	});

	test('a claim about a part says how large the part is', () => {
		expect(headline([known(2), draftRow({ n: 3 })])).toBe(
			'5 anbefalinger på 8 år. 2 af dem er vurderet. For alle oplyser registret, hvad der er sket.'
		);
	});

	test('the choice of the reader stands under it in words', () => {
		expect(headline([unknown(2)], ['tema Mentor', 'fra 2014'])).toBe(
			'2 anbefalinger på 8 år. Registret oplyser ikke, hvad der er sket. Tema Mentor · fra 2014'
		);
	});
});

describe('the four numbers', () => {
	const numbers = (
		rows: readonly CubeRow[],
		base: Base = 'made',
		locale: 'da' | 'en' = 'da',
		demands = 1
	) => {
		// The language is set by rendering; the numbers are worded inside it.
		rendered(KeyNumbers, { numbers: [] }, locale);
		return textsOf(rendered(KeyNumbers, { numbers: keyNumbers(rows, demands, [YEARS], base) }, locale), 'li');
	};
	const rows = [
		known(2),
		unknown(5),
		cubeRow({ response: 'direct', implementation: 'partial', n: 3 }),
		cubeRow({ response: 'direct', implementation: 'discontinued', n: 1 }),
		cubeRow({ response: 'none', n: 1 }),
		draftRow({ n: 8 })
	];

	test('each carry what they are counted of: all made count drafts, rates do not', () => {
		expect(numbers(rows, 'made', 'da', 15)).toEqual([
			'20 anbefalinger fra rådet, 2010–2017 Hver række i registret er én anbefaling. De 20 rækker svarer til 15 forskellige ønsker.',
			'6 af 12 har fået et direkte svar 11 af 12 står ud for en statustekst. Det er et forhold ved opstillingen, ikke et svar.',
			'mindst\u00a02 af 12 er gennemført Højst 8 af 12, hvis alle de uoplyste er gennemført. Desuden 3 delvist.',
			'9 af 12 er åbne Heraf er 6 uoplyste. 1 ophørt tælles ikke med.'
		]);
	});

	test('take the last two of the base that the reader chose', () => {
		expect(numbers(rows, 'judged').slice(2)).toEqual([
			'mindst\u00a02 af 6 er gennemført Højst 2 af 6, hvis alle de uoplyste er gennemført. Desuden 3 delvist.',
			'3 af 6 er åbne Heraf er 0 uoplyste. 1 ophørt tælles ikke med.'
		]);
	});

	test('say nothing of what no source covers and of what nobody has judged', () => {
		const made =
			'anbefalinger fra rådet, 2010–2017 Hver række i registret er én anbefaling. Det er ét ønske.';
		expect(numbers([uncoveredRow({ n: 2 })])).toEqual([
			`2 ${made}`,
			'– har fået et direkte svar ikke omfattet af kilden',
			'– er gennemført ikke omfattet af kilden',
			'– er åbne ikke omfattet af kilden'
		]);
		expect(numbers([draftRow({ n: 2 })])[1]).toBe('– har fået et direkte svar endnu ikke vurderet');
	});

	test('are nought of nought where nothing is left', () => {
		expect(numbers([]).map((text) => text.split(' ')[0])).toEqual(['0', '0', 'mindst\u00a00', '0']);
	});

	test.each(['da', 'en'] as const)('never put a plural after one (%s)', (locale) => {
		const one = numbers(
			[known(1), unknown(1), cubeRow({ response: 'direct', implementation: 'discontinued', n: 1 })],
			'made',
			locale
		).join(' ');
		expect(one).not.toMatch(
			/\b1 (?:uoplyste|ophørte|anbefalinger|recommendations|are|forskellige|different|demands)\b/
		);
		expect(numbers([known(1)], 'made', locale)[0]).toMatch(/^1 (?:anbefaling|recommendation) /);
	});
});
