import type { Locale } from '#lib/url/paths.ts';
import type { ExampleQuestion } from './example-question.ts';
import { QUESTIONS_OF_NUMBERS } from './questions-of-numbers.ts';
import { QUESTIONS_OF_TEXTS } from './questions-of-texts.ts';

/** A question that the data can answer, with the SQL that asks it. */
export interface SqlExample {
	/** Stable name. */
	readonly id: string;
	readonly question: string;
	/** What the answer counts, of how many, and what it does not say. */
	readonly note: string;
	readonly sql: string;
}

const ALL = [...QUESTIONS_OF_NUMBERS, ...QUESTIONS_OF_TEXTS] as const;

/** The first is what the editor holds when a reader comes. */
const SHOWN: readonly (typeof ALL)[number]['id'][] = [
	'direct-answers-by-year',
	'open-in-health',
	'repeated-demands',
	'repeated-and-still-open',
	'minutes-against-register',
	'status-by-theme',
	'implemented-at-least-at-most',
	'shared-texts',
	'not-done-in-the-municipality-s-words',
	'age-of-the-open',
	'word-in-recommendations',
	'areas-in-other-municipalities',
	'two-readings'
];

/** The example questions in a language, in the order shown. Each runs against every release, here and in DuckDB itself. */
export function examplesIn(locale: Locale): readonly SqlExample[] {
	return [...ALL]
		.sort((a, b) => SHOWN.indexOf(a.id) - SHOWN.indexOf(b.id))
		.map(({ id, question, note, sql }: ExampleQuestion) => ({
			id,
			question: question[locale],
			note: note[locale],
			sql: sql.replace(/\{([^{}|]+)\|([^{}|]+)\}/g, (_, da: string, en: string) =>
				locale === 'da' ? da : en
			)
		}));
}
