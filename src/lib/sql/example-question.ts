import type { Locale } from '#lib/url/paths.ts';

/** An example question in every language of the site. */
export interface ExampleQuestion {
	/** Stable name. */
	readonly id: string;
	readonly question: Readonly<Record<Locale, string>>;
	/** What the answer counts, of how many, and what it does not say. */
	readonly note: Readonly<Record<Locale, string>>;
	/** `{anbefalinger|recommendations}` is a word in Danish or English. */
	readonly sql: string;
}
