import fc from 'fast-check';
import { type KnownValues, knownTerms } from '#lib/url/filters.ts';
import { mutatedText, oddText } from './mutations.ts';

/** Filters that a page may know of. */
export const KNOWN: KnownValues = {
	themes: ['alb-ir-t03', 'alb-ir-t01', 'alb-ir-t13'],
	areas: ['health', 'education'],
	years: { from: 2010, to: 2017 },
	hasVerdicts: true
};
/** What parameters may hold, known and not. */
export const VALUES = [
	...[
		...KNOWN.themes,
		...KNOWN.areas,
		...knownTerms(KNOWN),
		'2010',
		'2017',
		'2018',
		'1999',
		'made',
		'judged',
		'answered'
	],
	...[
		'direct',
		'group',
		'none',
		'implemented',
		'partial',
		'unknown',
		'open',
		'done',
		'stopped',
		'confirmed',
		'not_confirmed',
		'nothing'
	],
	...['oldest', 'relevance', 'newest', 'table', 'list', '1', '2', '99999999', '']
];
const KEYS = [
	...['theme', 'area', 'from', 'to', 'term', 'response', 'implementation', 'state', 'verdict', 'base'],
	...[
		'q',
		'sort',
		'view',
		'cursor',
		'page',
		'kind',
		'municipality',
		'lang',
		'version',
		'__proto__',
		'constructor'
	]
];

/** Parameters of an address: known and unknown keys, good and bad values, some of them often. */
export const anyParams: fc.Arbitrary<URLSearchParams> = fc
	.array(
		fc.tuple(
			fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...KEYS) }, { weight: 1, arbitrary: oddText(12) }),
			fc.oneof(
				{ weight: 5, arbitrary: fc.constantFrom(...VALUES) },
				{ weight: 3, arbitrary: oddText(40) },
				{ weight: 1, arbitrary: mutatedText(['ældre og børn', 'x']) }
			)
		),
		{ maxLength: 12 }
	)
	.map((pairs) => new URLSearchParams(pairs.map(([key, value]) => [key, value])));
