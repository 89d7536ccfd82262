import { describe, expect, test } from 'vitest';
import type { CubeRow } from '#lib/domain/cube.ts';
import { cohortCounts } from '#lib/domain/measures/year-beside-others.ts';
import { provideLocale } from '#lib/i18n/locale.ts';
import { outcomeSentence, yearSentence } from '../../src/routes/[council=council]/aar/year-sentence.ts';
import { cubeRow, draftRow, uncoveredRow } from '../unit/domain/cube-row.ts';

const direct = (n: number) => cubeRow({ response: 'direct', implementation: 'implemented', n });
const silent = (n: number) => cubeRow({ n });

/** The sentences on some rows in both languages. */
function both(write: (counts: ReturnType<typeof cohortCounts>) => string, rows: readonly CubeRow[]) {
	return (['da', 'en'] as const).map((locale) => {
		provideLocale(() => locale);
		return write(cohortCounts(rows));
	});
}

describe('the sentence of a year', () => {
	test.each<[string, readonly CubeRow[], da: string, en: string]>([
		[
			'some of them answered',
			[direct(2), silent(2)],
			'I 2014 gav rådet fire anbefalinger. To har fået et direkte svar.',
			'In 2014 the council made four recommendations. Two have received a direct reply.'
		],
		[
			'one of them answered',
			[direct(1), silent(16)],
			'I 2014 gav rådet 17 anbefalinger. Én har fået et direkte svar.',
			'In 2014 the council made 17 recommendations. One has received a direct reply.'
		],
		[
			'none answered',
			[silent(3)],
			'I 2014 gav rådet tre anbefalinger. Ingen har fået et direkte svar.',
			'In 2014 the council made three recommendations. None has received a direct reply.'
		],
		[
			'all answered',
			[direct(3)],
			'I 2014 gav rådet tre anbefalinger. Alle har fået et direkte svar.',
			'In 2014 the council made three recommendations. All have received a direct reply.'
		],
		[
			'one, answered',
			[direct(1)],
			'I 2014 gav rådet én anbefaling. Den har fået et direkte svar.',
			'In 2014 the council made one recommendation. It has received a direct reply.'
		],
		[
			'one, not answered',
			[silent(1)],
			'I 2014 gav rådet én anbefaling. Den har ikke fået et direkte svar.',
			'In 2014 the council made one recommendation. It has not received a direct reply.'
		],
		['none', [], 'I 2014 gav rådet ingen anbefalinger.', 'In 2014 the council made no recommendations.'],
		[
			'some not judged, which the claim is not about',
			[direct(2), draftRow({ n: 3 })],
			'I 2014 gav rådet fem anbefalinger. 2 af dem er vurderet. Alle har fået et direkte svar.',
			'In 2014 the council made five recommendations. 2 of them have been judged. All have received a direct reply.'
		],
		[
			'none judged',
			[draftRow({ n: 2 })],
			'I 2014 gav rådet to anbefalinger. Ingen har vurderet endnu, hvad der er sket.',
			'In 2014 the council made two recommendations. Nobody has judged yet what happened.'
		]
	])('%s', (_, rows, da, en) => {
		expect(both((counts) => yearSentence('2014', counts, true), rows)).toEqual([da, en]);
	});

	test('says where the source carries no status', () => {
		expect(both((counts) => yearSentence('2014', counts, false), [uncoveredRow({ n: 12 })])[0]).toBe(
			'I 2014 gav rådet 12 anbefalinger. Kilden omfatter ikke, hvad der er sket.'
		);
	});
});

describe('what became of them', () => {
	test.each<[readonly CubeRow[], string]>([
		[[direct(1), silent(3)], 'Mindst 1 af 4 er gennemført. For 3 oplyser registret ikke, hvad der er sket.'],
		[[silent(3)], 'Ingen står som gennemført. For 3 oplyser registret ikke, hvad der er sket.'],
		[[direct(2)], 'Mindst 2 af 2 er gennemført. For alle oplyser registret noget om, hvad der er sket.'],
		[[draftRow()], '']
	])('%#', (rows, da) => {
		expect(both(outcomeSentence, rows)[0]).toBe(da);
	});
});
