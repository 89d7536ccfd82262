/** First words of an address that mean something else than a council; a council's slug may be none of them. */
export const RESERVED_FIRST_WORDS: readonly string[] = [
	'_app',
	'data',
	'en',
	'healthz',
	'indlaes',
	'indlejr',
	'kilder',
	'metode',
	'om',
	'omraader',
	'openapi.json',
	'raad',
	'readyz',
	'robots.txt',
	'sitemap.xml',
	'sql',
	'tilgaengelighed',
	'was'
];

/** Whether a word can be a council's slug: lower-case letters, digits and hyphens, at most 60, and not reserved. */
export function isCouncilSlug(segment: string): boolean {
	return /^[a-z0-9][a-z0-9-]{0,59}$/.test(segment) && !RESERVED_FIRST_WORDS.includes(segment);
}
