import fc from 'fast-check';
import type { FilterState } from '../agreement/filter-states.ts';

/** A choice, and a word that is looked for in the list; empty for none. */
export interface RandomState extends FilterState {
	readonly q: string;
}

const THEMES = Array.from({ length: 13 }, (_, index) => `alb-ir-t${String(index + 1).padStart(2, '0')}`);
const AREAS = [
	'education',
	'school',
	'prevention',
	'language',
	'leisure',
	'health',
	'elderly',
	'service',
	'citizenship'
];
const TERMS = ['2010-2013', '2014-2017'];
const RESPONSES = ['direct', 'group', 'none'];
const IMPLEMENTATIONS = [
	'implemented',
	'partial',
	'in_progress',
	'not_implemented',
	'discontinued',
	'unknown'
];
const STATES = ['open', 'done', 'stopped'];
const BASES = ['made', 'answered', 'judged'] as const;
const WORDS = ['', '', '', 'børn', 'forældre', 'skole', 'aeldre', 'dansk undervisning', 'mentor', 'xyzxyz'];

/** Nothing mostly, as readers choose. */
const some = (values: readonly string[], most: number) =>
	fc.oneof(
		{ weight: 3, arbitrary: fc.constant<string[]>([]) },
		{ weight: 2, arbitrary: fc.subarray([...values], { minLength: 1, maxLength: most }) }
	);
const year = fc.option(fc.integer({ min: 2010, max: 2017 }), { freq: 2 });

const among = (column: string, values: readonly string[]) =>
	values.length === 0 ? [] : [`${column} in (${values.map((value) => `'${value}'`).join(', ')})`];

/** Every sort of filter of the site at random but verdicts, of which the home council has given none. */
const anyState: fc.Arbitrary<RandomState> = fc
	.record({
		theme: some(THEMES, 3),
		area: some(AREAS, 2),
		from: year,
		to: year,
		term: some(TERMS, 2),
		response: some(RESPONSES, 2),
		implementation: some(IMPLEMENTATIONS, 3),
		state: some(STATES, 2),
		base: fc.constantFrom(...BASES),
		q: fc.constantFrom(...WORDS)
	})
	.map(({ theme, area, from, to, term, response, implementation, state, base, q }) => {
		// A last year before the first is dropped.
		const last = from !== null && to !== null && to < from ? null : to;
		const lists = {
			theme,
			area,
			from: from ?? [],
			to: to ?? [],
			term,
			response,
			implementation,
			state,
			base: base === 'made' ? [] : base
		};
		const query = Object.entries(lists)
			.flatMap(([key, values]) => [values].flat().map((value) => `${key}=${value}`))
			.join('&');
		const terms = term.map((code) => `year between ${code.split('-').join(' and ')}`);
		const where = [
			...among('theme_id', theme),
			...among('area_id', area),
			...(from === null ? [] : [`year >= ${from}`]),
			...(last === null ? [] : [`year <= ${last}`]),
			...(terms.length === 0 ? [] : [`(${terms.join(' or ')})`]),
			...among('response', response),
			...among('implementation', implementation),
			...among('state', state)
		];
		return { query, where: where.length === 0 ? 'true' : where.join(' and '), base, q };
	});

/** So many choices; the same seed gives the same. */
export function randomStates(seed: number, count: number): readonly RandomState[] {
	return fc.sample(anyState, { seed, numRuns: count });
}
